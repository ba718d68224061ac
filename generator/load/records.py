"""From nodes to typed records: pydantic's errors become problems at the place they speak of."""

import re
from collections.abc import Iterator, Sequence as Steps
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.load.nodes import Mapping, Node, Scalar, Sequence, as_node
from generator.load.places import Written
from generator.load.slips import CURLY_QUOTES, curly_quotes
from generator.model.fields import Authored
from generator.problem import Location, Problem

Model = TypeVar("Model", bound=Authored)
_MOST_PROBLEMS = 100  # of one record; whoever pasted in a thousand lines need not hear of each
_LONGEST_MESSAGE = 300  # what is wrong with a value may quote it, and it may be long
_OWN_RULES = {
    "bad-slug",
    "impossible-date",
    "reversed-interval",
    "bad-url",
    "bad-number",
    "bad-iso-code",
    "find-too-long",
}
_RULES = {"extra_forbidden": "unknown-key", "missing": "missing-field"} | {rule: rule for rule in _OWN_RULES}
# What pydantic says in terms of Python, in terms of YAML; elsewhere its own words serve.
_PLAIN_WORDS = {
    "int_parsing": "a whole number is expected",
    "model_type": "`key: value` pairs are expected",
    "string_too_short": "the value is empty",
    "string_type": "a text is expected, not a list or `key: value` pairs",
    "too_short": "at least one item is needed",
    "tuple_type": "a list is expected, such as [one, two]",
}
# What a pattern asks for, by the field that has it.
_FORMS = {
    "gives": "a year such as 2025 is expected",
    "paragraphs": 'one paragraph such as "7" or a run such as 9-12 is expected; what lies apart is an entry of its own',
}


def read_record(model: type[Model], written: Written) -> tuple[Model | None, list[Problem]]:
    """Return the record that `written` describes, or None with the problems that prevent it."""
    if not isinstance(written.value, dict):
        message = f"{_article(model)} {model_name(model)} is written as `key: value` lines"
        return None, [Problem(written.place, "wrong-type", message, hint="start with `id:`")]
    try:
        return model.model_validate(written.value), []
    except ValidationError as error:
        errors = error.errors()
        problems = list(_problems(model, as_node(written), errors[:_MOST_PROBLEMS]))
        if len(errors) > _MOST_PROBLEMS:
            more = f"{problems[-1].message}; this record has {len(errors) - _MOST_PROBLEMS:,} more faults"
            problems[-1] = replace(problems[-1], message=more)
        return None, problems


def model_name(model: type[Authored]) -> str:
    """Return the word that design and pages use for this kind of record."""
    return str(getattr(model, "kind", model.__name__.lower()))


def _article(model: type[Authored]) -> str:
    return "an" if model_name(model)[0] in "aeio" else "a"


def to_plain(node: Node) -> object:
    """Return the node as text, lists and dicts; an empty value is an empty text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {key: to_plain(value) for key, value in node.entries.items()}


def locate(node: Node, path: Steps[str | int]) -> Location:
    """Return the place of the deepest part of `path` that is written below `node`."""
    place = node.place
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            place, node = node.key_places[step], node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            return place
    return place if isinstance(node, Mapping | Sequence) else node.place


def _problems(model: type[Authored], node: Node, errors: list[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        if _follows_from_another(error, errors):
            continue
        rule = _RULES.get(error["type"], "wrong-type")
        path = error["loc"]
        place = locate(node, path)
        field = ".".join(str(step) for step in path if isinstance(step, str))
        hint = str(error.get("ctx", {}).get("hint", ""))
        if rule != "missing-field" and _is_curly(node, path):
            is_key = rule == "unknown-key"
            yield curly_quotes(_key_place(node, path) if is_key else place, "a value" if is_key else field)
            continue
        if rule == "unknown-key":
            place = _key_place(node, path)
            message, hint = (
                f"{_article(model)} {model_name(model)} has no key {field!r}",
                _known_keys(model, tuple(path)),
            )
        elif rule == "missing-field":
            message = (
                f"{_article(model)} {model_name(model)} needs {path[-1]!r}"
                if len(path) == 1
                else f"{field!r} is missing"
            )
            hint = "`paragraph:` says where in the source to look" if path[-1] == "paragraph" else ""
            rule = "citation-without-paragraph" if path[-1] == "paragraph" else rule
        else:
            message = f"{field}: {_told(error)}"
            hint = hint or _near_word(error)
        yield Problem(place, rule, _shortened(message), hint=hint or "see the format of this record in docs/content.md")


def _told(error: ErrorDetails) -> str:
    """Return what is wrong with a value, in terms of YAML."""
    if error["type"] == "string_pattern_mismatch" and error["loc"][-1] in _FORMS:
        return _FORMS[str(error["loc"][-1])]
    return _PLAIN_WORDS.get(error["type"], error["msg"][0].lower() + error["msg"][1:])


def _near_word(error: ErrorDetails) -> str:
    """Return "did you mean" where a field knows its words, and one of them is near what is written."""
    words = re.findall("'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
    return _did_you_mean(str(error["input"]).lower()[:_LONGEST_MESSAGE], tuple(words))


@lru_cache
def _did_you_mean(written: str, words: tuple[str, ...]) -> str:
    near = get_close_matches(written, words, n=1)
    return f"did you mean {near[0]!r}?" if near else ""


def _is_curly(node: Node, path: Steps[str | int]) -> bool:
    """Whether a value starts with a curly quote, or a comma within such quotes has made a key of what follows it."""
    if str(path[-1])[-1:] in CURLY_QUOTES:
        return True
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return isinstance(node, Scalar) and node.text[:1] in CURLY_QUOTES and bool(node.text)


def _shortened(message: str) -> str:
    return message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]}…"


def _follows_from_another(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because an item of it is faulty, which is said at the item."""
    path = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in errors
    )


def _key_place(node: Node, path: Steps[str | int]) -> Location:
    for step in path[:-1]:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    key = str(path[-1])
    return node.key_places[key] if isinstance(node, Mapping) and key in node.key_places else node.place


@lru_cache
def _known_keys(model: type[Authored], path: tuple[str | int, ...]) -> str:
    key, colon, _ = str(path[-1]).partition(":")
    if colon:
        return f"put a blank behind the colon: `{key}: …`"
    if len(path) > 1:
        return "remove it, or check its spelling"
    known = list(model.model_fields)
    near = get_close_matches(str(path[-1]), known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"

"""A reader's challenge, as GitHub writes down the form, and the change of one value that it proposes.

Whatever stands in it was written by strangers: it is read as text, and what is made of it must load and pass the check.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.check.registry import check
from generator.edit.find import loaded
from generator.edit.new import UnloadableDraftError
from generator.edit.set import with_value
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.model.content import Content
from generator.model.fact import Fact, Figure
from generator.model.numbers import numbers_in
from generator.problem import Problem, Severity

# The labels of the form and what its list offers, held to .github/ISSUE_TEMPLATE/ by tests/test_issue_forms.py.
FACT, PART, VALUE, PASSAGE = "Fact", "Which part should change?", "What should stand there?", "Which passage says so?"
NUMBER, DATE, SPEAKER = "Number", "Date", "Who says so"
_FIELDS = {"Statement": "statement", DATE: "when", SPEAKER: "said_by", "Standing": "standing"}
PARTS = ("Statement", NUMBER, DATE, SPEAKER, "Standing")

_IN_BRIEFS = "brief-number-mismatch"

_HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
_NO_ANSWER = "_No response_"  # as GitHub writes what was left empty
_NUMBER = re.compile(r"(?:(?P<measure>[a-z0-9-]+)\s*[:=]\s*)?(?P<value>-?\d+(?:,\d{3})*(?:\.\d+)?)", re.ASCII)
_PASSAGE = re.compile(r"(?P<source>[a-z0-9-]+)[\s,:]+(?:paragraph\s+|§\s*)?(?P<paragraph>[1-9]\d{0,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Change:
    """What a challenge makes of the content: one value of one fact, and that number in its statement."""

    fact: str
    what: str
    """The field, as its path: `figures.0.value`."""
    value: str
    texts: Mapping[str, bytes]
    """The one file that changes, under its path, with its new bytes."""
    passage: str
    """What there is to say of the passage that the reader names; empty where none is named."""
    left: tuple[Problem, ...] = ()
    """Where briefs still give the earlier number: their prose is for an editor to change."""


def change(texts: Mapping[str, bytes], issue: str) -> Change:
    """Return the change of `texts` (path → bytes) that the text of an issue proposes.

    Raises:
        ContentError: the content does not load; holds every problem of its writing.
        EditRefusedError: it proposes no change, or none that can be made; says why.

    """
    content = loaded(texts)
    answers = _answers(issue)
    fact = _fact(content, answers.get(FACT, ""))
    part, value = answers.get(PART, ""), answers.get(VALUE, "")
    if not part or not value:
        wanted = f"“{PART}” and “{VALUE}”"
        raise EditRefusedError(f"no new value is proposed for a part of the fact ({wanted}), so it is for an editor")
    if part == DATE and any(unknown.what == "date" for unknown in fact.unknown):
        raise EditRefusedError("the date is recorded as unknown, with a reason; an editor must weigh the two")
    if part == NUMBER:
        what, given, changed = _with_number(texts, fact, value)
    elif part in _FIELDS:
        what, given = _FIELDS[part], _speaker(content, value) if part == SPEAKER else value
        given = given.lower() if part == "Standing" else given
        changed = _set(texts, fact, what, given)
    else:
        raise EditRefusedError(f"{part!r} is no part of a fact; there are {', '.join(PARTS)}")
    if not changed:
        raise EditRefusedError(f"{fact.id} says so already")
    left = _left(content, {**texts, **changed})
    return Change(fact.id, what, given, changed, _passage(content, fact, answers.get(PASSAGE, "")), left)


def _answers(issue: str) -> dict[str, str]:
    """Return what stands under the labels of the form that matter here.

    Raises:
        EditRefusedError: a label stands twice, as where an answer is made to look like another's.

    """
    text = issue.replace("\r\n", "\n")
    found = [match for match in _HEADING.finditer(text) if match[1] in {FACT, PART, VALUE, PASSAGE}]
    twice = [label for label, count in Counter(match[1] for match in found).items() if count > 1]
    if twice:
        raise EditRefusedError(f"the heading “{twice[0]}” stands more than once, so what is meant is not clear")
    every = [match.start() for match in _HEADING.finditer(text)]
    answers = {}
    for match in found:
        end = next((start for start in every if start > match.start()), len(text))
        answer = text[match.end() : end].strip()
        answers[match[1]] = "" if answer == _NO_ANSWER else answer
    return answers


def _fact(content: Content, identity: str) -> Fact:
    if not identity:
        raise EditRefusedError(f"no fact is named: the answer to “{FACT}” is missing")
    if identity in content.retired:
        raise EditRefusedError(f"the fact {identity} is retired already")
    renamed = {former: fact for fact in content.facts.values() for former in fact.former_ids}
    fact = content.facts.get(identity) or renamed.get(identity)
    if fact is None:
        raise EditRefusedError(f"there is no fact {identity!r}")
    return fact


def _speaker(content: Content, value: str) -> str:
    """Return the id of the one entity of this name; what was given where it is an id, or no entity's name, or several's."""
    found = {one.id for one in content.entities.values() if value.casefold() in _names(one.name, one.aliases)}
    return value if value in content.entities or len(found) != 1 else found.pop()


def _names(name: str, aliases: tuple[str, ...]) -> set[str]:
    return {name.casefold(), *(alias.casefold() for alias in aliases)}


def _with_number(texts: Mapping[str, bytes], fact: Fact, value: str) -> tuple[str, str, dict[str, bytes]]:
    """Return the field, its value and the file in which a figure has it, and the statement the same number."""
    meant = _NUMBER.fullmatch(value)
    if not meant:
        raise EditRefusedError(f"{value!r} is no number in digits, such as 191 or {_example(fact)}: 191")
    position, figure = _figure(fact, meant["measure"])
    places = [number for number in numbers_in(fact.statement) if number.value == figure.value]
    if len(places) != 1:
        times = "more than once" if places else "not at all"
        raise EditRefusedError(f"the statement gives {figure.value} {times}, so it must be changed by hand")
    (place,) = places
    statement = fact.statement[: place.start] + meant["value"] + fact.statement[place.end :]
    what, given = f"figures.{position}.value", meant["value"].replace(",", "")
    changed = _set(texts, fact, what, given)
    return what, given, changed and _set({**texts, **changed}, fact, "statement", statement)


def _figure(fact: Fact, measure: str | None) -> tuple[int, Figure]:
    found = [(place, one) for place, one in enumerate(fact.figures) if measure is None or one.measure == measure]
    if len(found) == 1 and found[0][1].value is not None:
        return found[0]
    known = ", ".join(figure.measure for figure in fact.figures)
    if not found:
        raise EditRefusedError(f"{fact.id} has no figure {measure}; there are: {known or 'none'}")
    if len(found) > 1:
        raise EditRefusedError(f"{fact.id} has several figures ({known}); say which, such as {_example(fact)}: 191")
    raise EditRefusedError(f"the number {found[0][1].measure} is recorded as unknown; an editor must write it by hand")


def _example(fact: Fact) -> str:
    return fact.figures[0].measure if fact.figures else "documents-signed"


def _set(texts: Mapping[str, bytes], fact: Fact, field: str, value: str) -> dict[str, bytes]:
    try:
        return with_value(texts, f"fact:{fact.id}", field, value)
    except UnloadableDraftError as error:
        raise EditRefusedError(f"{value!r} does not fit: {_said(error.problems[0])}") from error


def _left(before: Content, texts: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return the errors that the change makes in the numbers of briefs; any other error refuses it."""
    after, _ = load(texts)
    known = {_identity(problem) for problem in check(before)}
    new = [one for one in sorted(check(after)) if one.severity is Severity.ERROR and _identity(one) not in known]
    for problem in new:
        if problem.rule != _IN_BRIEFS:
            raise EditRefusedError(f"the check would then find, at {problem.place}: {_said(problem)}")
    return tuple(new)


def _identity(problem: Problem) -> tuple[str, str, str]:
    """Return what stays of a problem when lines move."""
    return problem.place.file, problem.rule, problem.message


def _said(problem: Problem) -> str:
    return f"{problem.rule}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def _passage(content: Content, fact: Fact, passage: str) -> str:
    if not passage:
        return ""
    meant = _PASSAGE.fullmatch(passage)
    if not meant or meant["source"] not in content.sources:
        return "The passage that is named is no source of this briefing with the number of a paragraph."
    source, paragraph = meant["source"], int(meant["paragraph"])
    is_cited = any((cited.source, cited.paragraph) == (source, paragraph) for cited in fact.sources)
    state = "which the fact cites" if is_cited else "which the fact does not cite yet"
    return f"The passage that is named: {source}, paragraph {paragraph}, {state}."

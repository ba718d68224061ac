"""The miniature with a text of one's choice put into every field that takes free text."""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

import yaml

from generator.check.registry import check
from generator.check.rules.line_break_in_name import NAMES
from generator.load.content import load
from generator.model.brief import BriefHead
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Fact
from generator.model.fields import FIND_WORDS, Authored
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from tests.make import miniature_texts

FOLDERS: dict[str, type[Authored]] = {kind.folder: kind for kind in ENTITY_TYPES} | {"facts": Fact, "sources": Source}
FILES: dict[str, type[Authored]] = {
    "content/site.yml": Site,
    "content/themes.yml": Theme,
    "content/measures.yml": Measure,
}
MODELS: tuple[type[Authored], ...] = (*FOLDERS.values(), *FILES.values(), BriefHead)
# Free too, within limits: six words, a file's name. A flag of the code's name must exist, so that is tried by itself.
LIMITED = {("Citation", "find"), ("ArchivedText", "file")}
NOT_ALWAYS = {("Country", "iso")}
# Words by which pages know what is unknown.
KEYWORDS = ("date", "author")
Field = tuple[str, str]
# What the rules for hand-written pages refuse, and what is theirs to use in the body.
_REFUSED = re.compile(r"<[A-Za-z/!?]|!\[|\{|\]\(|\]:|&")
_MARKDOWN = re.compile(r"[`*_|\n]")


def texts_with(text: str, filled: set[Field] | None = None) -> dict[str, bytes]:
    """Return the miniature's files with `text` put after every free text; notes in `filled` which fields took it."""
    filled = set() if filled is None else filled
    names = _names()
    changed = {}
    for file, data in miniature_texts().items():
        if file.endswith(".md"):
            changed[file] = _page(data.decode(), text, filled)
            continue
        model = FILES.get(file) or FOLDERS[file.split("/")[1]]
        written = yaml.load(data, yaml.BaseLoader)  # noqa: S506  # texts only
        records = written if isinstance(written, list) else [written]
        found = [_record(model, _with_more(model, record), text, filled, names) for record in records]
        changed[file] = yaml.safe_dump(found if isinstance(written, list) else found[0], allow_unicode=True).encode()
    return changed


def free_texts() -> set[Field]:
    """Return every field of every model that takes free text, as names of model and field."""
    return {field for model in MODELS for field in _free_texts(model)} - NOT_ALWAYS | LIMITED


def problems_of(texts: Mapping[str, bytes]) -> list[str]:
    """Return the rules that the texts break."""
    content, problems = load(texts)
    return sorted({problem.rule for problem in [*problems, *check(content)]})


def _names() -> re.Pattern[str]:
    content, _ = load(miniature_texts())
    assert content is not None
    names = sorted((name for entity in content.entities.values() for name in entity.names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _free_texts(model: type[Authored]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        if _is_text(info.annotation) and not info.metadata:
            yield model.__name__, name
        for part in _models_in(info.annotation):
            yield from _free_texts(part)


def _is_text(annotation: object) -> bool:
    if get_origin(annotation) in {Union, UnionType, tuple}:
        return any(part is str or part == tuple[str, ...] for part in get_args(annotation))
    return annotation is str


def _models_in(annotation: object) -> list[type[Authored]]:
    parts = [annotation, *get_args(annotation)]
    return [part for part in parts if isinstance(part, type) and issubclass(part, Authored)]


def _with_more(model: type[Authored], record: dict[str, Any]) -> dict[str, Any]:
    """Return the record with the optional fields that the miniature leaves out."""
    more: dict[str, Any] = {
        "aliases": [f"Alias of {record.get('id')}"],
        "referred_to_as": [f"Name of {record.get('id')}"],
        "set_aside": [{"paragraphs": "1", "reason": "rhetoric", "items": ["One"], "why": "Praise."}],
        "unknown": [{"what": "further detail", "reason": "withheld"}],
    }
    kept = {name: [*record.get(name, ()), *value] for name, value in more.items() if name in model.model_fields}
    return record | kept | ({"branch": "main"} if model is Site else {})


def _record(
    model: type[Authored], written: dict[str, Any], text: str, filled: set[Field], names: re.Pattern[str]
) -> dict[str, Any]:
    record = dict(written)
    for name, value in written.items():
        info = model.model_fields[name]
        field = (model.__name__, name)
        models = _models_in(info.annotation)
        if models:
            parts = value if isinstance(value, list) else [value]
            found = [_record(models[0], part, text, filled, names) for part in parts]
            record[name] = found if isinstance(value, list) else found[0]
        elif field == ("Citation", "find"):
            record[name] = " ".join([*value.split(), *text.split()][-FIND_WORDS:])
            filled.add(field)
        elif field == ("ArchivedText", "file"):
            record[name] = value + text.replace("/", "").replace("\\", "")
            filled.add(field)
        elif _is_text(info.annotation) and not info.metadata and field not in NOT_ALWAYS and value not in KEYWORDS:
            filled.add(field)
            parts = value if isinstance(value, list) else [value]
            end = "." if field == ("Fact", "statement") else ""  # or it would look cut
            ending = on_one_line(text) if name in NAMES else text
            texts = [_with(part, ending, names) + end for part in parts]
            record[name] = texts if isinstance(value, list) else texts[0]
    return record


def on_one_line(text: str) -> str:
    """Return the text as a name can hold it."""
    return f"{' ' * text.startswith(' ')}{' '.join(text.split())}" if "\n" in text else text


def _with(value: str, text: str, names: re.Pattern[str]) -> str:
    """Put `text` after each name in `value`, so that names are still found where they are mentioned, and at the end."""
    marked = names.sub(lambda match: match.group() + on_one_line(text), value)
    return marked if names.fullmatch(value) else marked + text


def _page(page: str, text: str, filled: set[Field]) -> bytes:
    """Put `text` into a page: the title always, summary and body where the rules for pages let it pass."""
    _, head, body = page.split("---\n", 2)
    fields = yaml.load(head, yaml.BaseLoader)  # noqa: S506  # texts only
    changed = {**fields, "title": fields["title"] + on_one_line(text)}
    filled.add(("BriefHead", "title"))
    if "summary" in fields:
        changed["summary"] = [line + (" harmless" if _REFUSED.search(text) else text) for line in fields["summary"]]
        filled.add(("BriefHead", "summary"))
    inert = " harmless" if _REFUSED.search(text) or _MARKDOWN.search(text) else text
    return f"---\n{yaml.safe_dump(changed, allow_unicode=True, sort_keys=False)}---\n{body}\n{inert.strip()}\n".encode()

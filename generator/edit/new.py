"""A new record at the end of the file where its like stand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from generator.check.references import records
from generator.edit.text import Edit, EditRefusedError, SourceText
from generator.edit.written import Value, written
from generator.load.content import load
from generator.model.brief import BriefHead
from generator.model.content import Content, Record
from generator.model.entity import ENTITY_TYPES, Entity
from generator.model.fact import Fact
from generator.model.fields import Authored
from generator.model.source import Source
from generator.problem import ContentError, Location, Problem

KINDS: dict[str, type[Authored]] = {
    **{kind.kind: kind for kind in ENTITY_TYPES},
    "source": Source,
    "fact": Fact,
    "brief": BriefHead,
}
# Letters that do not come apart into a letter of ASCII and a mark; ə as English writes it: Əliyev, Aliyev.
_LETTERS = str.maketrans("əıøđłðŋħ", "aiodldnh") | {ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}
_TELLS_NO_FILE = {"id", "name", "title", "statement", "type", "status", "standing", "sources", "interest", "archive"}
_PROPOSED_LENGTH = 50  # of the 80 that an id may have: what a reader can still take in


def proposed_id(name: str) -> str:
    """Return the id that a name suggests: `turkiye` for Türkiye; empty where it has no letter or digit of ASCII."""
    folded = normalize("NFKD", name.lower().translate(_LETTERS))
    bare = "".join(character for character in folded if not combining(character))
    slug = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])['’ʼ](?=s\b)", "", bare)))
    if len(slug) <= _PROPOSED_LENGTH:
        return slug
    return slug[: _PROPOSED_LENGTH + 1].rpartition("-")[0] or slug[:_PROPOSED_LENGTH]


def proposed_file(content: Content, kind: str, entries: Mapping[str, Value]) -> str:
    """Return the file of the kind whose records have most in common with the new one: region, theme, who it is about."""
    if kind == "brief":
        return f"briefs/briefs/{entries['id']}.md"
    values = set(_texts({key: value for key, value in entries.items() if key not in _TELLS_NO_FILE}))
    near: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for record in records(content):
        if record.kind == kind:
            file = content.locate(record).file
            size[file] += 1
            near[file] += len(values & set(_texts(record.model_dump(mode="json", exclude=_TELLS_NO_FILE))))
    folder = _folder(kind)
    first = f"{folder}{folder.split('/')[1]}.yml"
    return max(sorted(size), key=lambda file: (near[file] / size[file], size[file]), default=first)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield str(value)


def _folder(kind: str) -> str:
    model = KINDS[kind]
    if issubclass(model, Entity):
        return f"content/{model.folder}/"
    return {"brief": "briefs/"}.get(kind, f"content/{kind}s/")


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be added: its kind, the file it goes to and its entries in order."""

    kind: str
    file: str
    entries: Mapping[str, Value]


class UnloadableDraftError(ContentError):
    """A record that would not load; `texts` holds the content with it, which the problems speak of."""

    def __init__(self, problems: tuple[Problem, ...], texts: Mapping[str, bytes]) -> None:
        """Keep the problems and the content that has them."""
        super().__init__(problems)
        self.texts = texts


def with_new(texts: Mapping[str, bytes], draft: Draft) -> dict[str, bytes]:
    """Return the one file of `texts` (path → bytes) that changes, with the new record at its end.

    Raises:
        ContentError: the content does not load; holds every problem of its writing.
        UnloadableDraftError: the content would not load with the record.
        EditRefusedError: no record of this kind can stand in the file.

    """
    before, problems = load(texts)
    if problems:
        raise ContentError(tuple(sorted(problems)))
    _refuse_misplaced(draft)
    changed = {draft.file: _page(texts, draft) if draft.kind == "brief" else _appended(texts, before, draft)}
    after, problems = load({**texts, **changed})
    if problems:
        raise UnloadableDraftError(tuple(sorted(problems)), {**texts, **changed})
    kept, found = _by_id(before), _by_id(after)
    if len(found) != len(kept) + 1 or any(found.get(key) != record for key, record in kept.items()):
        raise EditRefusedError(f"{draft.file}: what already stands there would change; write the record by hand")
    return changed


def _refuse_misplaced(draft: Draft) -> None:
    folder = _folder(draft.kind)
    suffixes = (".md",) if draft.kind == "brief" else (".yml", ".yaml")
    parts = draft.file.split("/")
    if not draft.file.startswith(folder) or not draft.file.endswith(suffixes) or {"", ".", ".."} & set(parts):
        raise EditRefusedError(f"a {draft.kind} stands in a file below {folder} named …{suffixes[0]}, not {draft.file}")


def _by_id(content: Content) -> dict[tuple[str, str], Record]:
    return {(record.kind, getattr(record, "id", "")): record for record in records(content)}


def _page(texts: Mapping[str, bytes], draft: Draft) -> bytes:
    if draft.file in texts:
        raise EditRefusedError(f"{draft.file} already exists; choose another --id")
    head = {key: value for key, value in draft.entries.items() if key != "id"}
    return "\n".join(["---", *written(head, BriefHead), "---", ""]).encode()


def _appended(texts: Mapping[str, bytes], content: Content, draft: Draft) -> bytes:
    """Return the file with the record at its end, indented and set apart as those that stand there."""
    file = SourceText(draft.file, texts.get(draft.file, b""))
    places = (content.locate(record) for record in records(content))
    standing = sorted(place for place in places if place.file == draft.file)
    lead = "- "
    is_set_apart = bool(standing)
    if standing:
        first, last = standing[0], standing[-1]
        lead = file.text[file.offset(Location(last.file, last.line)) : file.offset(last)]
        between = file.text.splitlines()[first.line : last.line - 1]
        is_set_apart = len(standing) == 1 or any(not line.strip() for line in between)
    if not re.fullmatch(r" *- +", lead):
        raise EditRefusedError(
            f"{draft.file}: its records do not each start with `- ` on a line; write this one by hand"
        )
    _, line_break = file.line_break_after(0)
    lines = list(written(draft.entries, KINDS[draft.kind]))
    block = [lead + lines[0], *(" " * len(lead) + line for line in lines[1:])]
    end = len(file.text)
    glue = "" if not file.text or file.text.endswith(("\n", "\r")) else line_break
    if is_set_apart and file.text.splitlines()[-1].strip():
        glue += line_break
    return file.with_edits([Edit(end, end, glue + "".join(line + line_break for line in block))])

"""Whether every passage of the archive is accounted for: drawn on by facts, or set aside with a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.archive.text import ArchivedFile
from generator.archive.verify import open_archive
from generator.model.content import Content
from generator.model.dates_in_text import MONTHS, dates_in
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.hedges import hedged_numbers
from generator.model.mentions import NameIndex
from generator.model.source import SetAside, SetAsideReason, Source
from generator.problem import Problem

# Number words below three are pronouns and articles more often than counts.
_UNCOUNTED = {"zero", "one", "two", "first", "second"}
_EXCERPT = 70  # characters of a paragraph that identify it in a list
# What is set aside by judgement says why, in a sentence such as these.
_SAMPLES = {
    SetAsideReason.RHETORIC: "It praises a vision without an event or a figure.",
    SetAsideReason.SCOPE: "It tells of elections at home.",
}


@dataclass(frozen=True)
class SourceCoverage:
    """How far the paragraphs of one source are accounted for."""

    source: str
    paragraphs: int
    cited: int
    set_aside: int
    open_paragraphs: tuple[int, ...]
    open_items: tuple[tuple[int, str], ...]
    """Paragraph and item: a number, a date or a name that no fact citing the paragraph carries."""


@dataclass(frozen=True)
class Coverage:
    """How far the archive is accounted for, and what is still open, as problems."""

    sources: tuple[SourceCoverage, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Carried:
    """What the records citing one paragraph carry."""

    numbers: frozenset[object]
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    years: frozenset[int]
    entities: frozenset[str]


def coverage(content: Content, texts: Mapping[str, bytes]) -> Coverage:
    """Return how far the archived `texts` (file name → bytes) are accounted for."""
    archive, problems = open_archive(content, texts)
    names = NameIndex(content.entities.values())
    citing = _citing(content)
    found = []
    for source in content.sources.values():
        if source.id in archive.files:
            covered = _source_coverage(content, names, source, archive.files[source.id], citing.get(source.id, {}))
            found.append(covered)
            problems += _problems(content, source, archive.files[source.id], covered)
            problems += _idle(content, source, set(citing.get(source.id, {})), archive.files[source.id])
    return Coverage(tuple(found), tuple(sorted(problems)))


def table(found: Coverage) -> str:
    """Return the table that a terminal shows: a line per source."""
    rows = [("source", "paragraphs", "cited", "set aside", "open", "open items")]
    rows += [
        (
            s.source,
            f"{s.paragraphs}",
            f"{s.cited}",
            f"{s.set_aside}",
            f"{len(s.open_paragraphs)}",
            f"{len(s.open_items)}",
        )
        for s in found.sources
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _citing(content: Content) -> dict[str, dict[int, list[Fact | Entity]]]:
    """Return by source and paragraph the records that cite it; a paragraph is cited only if a fact does."""
    citing: dict[str, dict[int, list[Fact | Entity]]] = {}
    for fact in content.facts.values():
        for citation in fact.sources:
            citing.setdefault(citation.source, {}).setdefault(citation.paragraph, []).append(fact)
    for entity in content.entities.values():
        for citation in entity.sources:
            records = citing.get(citation.source, {}).get(citation.paragraph)
            if records is not None:
                records.append(entity)
    return citing


def _source_coverage(
    content: Content, names: NameIndex, source: Source, file: ArchivedFile, citing: dict[int, list[Fact | Entity]]
) -> SourceCoverage:
    whole = {number for passage in source.set_aside if not passage.items for number in passage.numbers}
    open_paragraphs, open_items = [], []
    for number, paragraph in enumerate(file.paragraphs, start=1):
        if number in citing:
            spared = {item for passage in source.set_aside if number in passage.numbers for item in passage.items}
            carried = _carried(names, citing[number])
            items = _items(content, names, paragraph, carried)
            open_items += [(number, item) for item in dict.fromkeys(items) if item not in spared]
        elif number not in whole:
            open_paragraphs.append(number)
    return SourceCoverage(
        source=source.id,
        paragraphs=len(file.paragraphs),
        cited=len([number for number in citing if number <= len(file.paragraphs)]),
        set_aside=len([number for number in whole - set(citing) if number <= len(file.paragraphs)]),
        open_paragraphs=tuple(open_paragraphs),
        open_items=tuple(open_items),
    )


def _items(content: Content, names: NameIndex, paragraph: str, carried: _Carried) -> Iterator[str]:
    """Yield the numbers, dates and names of a paragraph that nothing carries, as they are written there."""
    mentions = names.find(paragraph)
    for number in hedged_numbers(paragraph):
        in_name = any(mention.start <= number.start < mention.end for mention in mentions)
        if not in_name and number.amount not in carried.numbers and number.written.lower() not in _UNCOUNTED:
            yield number.written
    dates = dates_in(paragraph)
    open_days = sorted(dates.days - carried.days)
    for month, day in open_days:
        yield f"{day} {MONTHS[month - 1]}"
    for month in sorted(dates.months - carried.months - {month for month, _ in open_days}):
        yield MONTHS[month - 1]
    for year in sorted(dates.years - carried.years):
        yield str(year)
    for mention in mentions:
        if mention.entity not in carried.entities and mention.entity != content.site.focus:
            yield paragraph[mention.start : mention.end]


def _carried(names: NameIndex, records: list[Fact | Entity]) -> _Carried:
    numbers: set[object] = set()
    days: set[tuple[int, int]] = set()
    months: set[int] = set()
    years: set[int] = set()
    entities: set[str] = set()
    for record in records:
        text = record.statement if isinstance(record, Fact) else " ".join(record.names)
        dates = dates_in(text)
        numbers |= {number.amount for number in hedged_numbers(text)}
        days, months, years = days | dates.days, months | dates.months, years | dates.years
        entities |= {mention.entity for mention in names.find(text)}
        entities |= _entities_of(record)
        when = getattr(record, "when", None)
        for moment in (when.start, when.end) if when else ():
            if moment is not None:
                years.add(moment.year)
                months |= {moment.month} - {None}
                days |= {(moment.month, moment.day)} if moment.month and moment.day else set()
    return _Carried(frozenset(numbers), frozenset(days), frozenset(months), frozenset(years), frozenset(entities))


def _entities_of(record: Fact | Entity) -> set[str]:
    if isinstance(record, Fact):
        return {*record.about, *([record.said_by] if record.said_by else [])}
    fields = ("participants", "parties", "follows")
    single = ("country", "part_of", "event", "of")
    found = {identity for field in fields for identity in getattr(record, field, ())}
    return found | {record.id} | {getattr(record, field) for field in single if getattr(record, field, None)}


def _problems(content: Content, source: Source, file: ArchivedFile, covered: SourceCoverage) -> Iterator[Problem]:
    place = content.locate(source, "set_aside") if source.set_aside else content.locate(source, "id")
    for number in covered.open_paragraphs:
        message = f"paragraph {number} is neither cited nor set aside: “{_excerpt(file.paragraphs[number - 1])}”"
        yield Problem(
            place,
            "open-paragraph",
            message,
            hint=f'cite it in a fact, or set it aside: `- {{paragraphs: "{number}", reason: furniture}}`, or another reason',
        )
    for number, item in covered.open_items:
        message = f"paragraph {number} gives {item!r}, which no fact citing it carries"
        yield Problem(place, "open-item", message, hint="write it into a fact, or set the item aside with a reason")


def _idle(content: Content, source: Source, cited: set[int], file: ArchivedFile) -> Iterator[Problem]:
    for position, passage in enumerate(source.set_aside):
        fault = _fault(passage, cited, len(file.paragraphs))
        if fault is not None:
            message, hint = fault
            yield Problem(content.locate(source, "set_aside", position), "idle-set-aside", message, hint=hint)


def _fault(passage: SetAside, cited: set[int], count: int) -> tuple[str, str] | None:
    """Return what is wrong with setting the passage aside, and the way out."""
    if passage.reason in _SAMPLES and passage.why is None:
        message = f"{passage.reason} is set aside without saying why"
        return message, f"say so in a sentence: `why: {_SAMPLES[passage.reason]}`"
    if (passage.reason is SetAsideReason.REPEATS) != (passage.repeats is not None):
        message = "`repeats` goes with the reason `repeats`, and names the paragraph that says the same"
        way = "write `reason: repeats`, or leave `repeats` out"
        return (
            message,
            way if passage.repeats else "name that paragraph, such as `repeats: 4`, or choose another reason",
        )
    if not passage.numbers or not {passage.numbers[0], passage.numbers[-1], passage.repeats or 1} <= set(
        range(1, count + 1)
    ):
        return f"there is no such paragraph among the {count}", "paragraphs are the non-blank lines, counted from 1"
    overlap = sorted(cited & set(passage.numbers))
    if overlap and not passage.items:
        return (
            f"paragraph {overlap[0]} is set aside as a whole, but facts cite it",
            "name what is set aside in it under `items`",
        )
    if passage.items and not overlap:
        return f"items of paragraph {passage.paragraphs} are set aside, but no fact cites it", "leave `items` out"
    return None


def _excerpt(paragraph: str) -> str:
    text = " ".join(paragraph.split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"

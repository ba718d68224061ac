"""Whether a passage supports a record: its numbers, hedges, units, dates and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.content import Content, Step
from generator.model.dates_in_text import DatesInText, dates_in, missing_parts, unsaid_parts
from generator.model.entity import Agreement, Entity, Event, Project
from generator.model.fact import Bound, Fact
from generator.model.hedges import HedgedNumber, hedged_numbers, missing_units
from generator.model.mentions import Mention, NameIndex
from generator.problem import Problem

# "one" is an article and a pronoun more often than a count.
_NOT_COUNTED = {"one", "first"}
# What is no number but a name, such as G20 or JF-17: letters with a number at their end.
_CODE = re.compile(r"\b[A-Za-z]+-?\d+\b")
_LEADING_ZERO = re.compile(r"0\d")  # a slip: no source writes 030 for 30


@dataclass(frozen=True)
class Passage:
    """The paragraphs that a record cites, a line each, and what can be read in them."""

    text: str

    @cached_property
    def dates(self) -> DatesInText:
        """The dates that it gives."""
        return dates_in(self.text)

    @cached_property
    def numbers(self) -> tuple[HedgedNumber, ...]:
        """The numbers that it gives, dates left out."""
        return tuple(hedged_numbers(self.text))


def check_fact(content: Content, names: NameIndex, fact: Fact, passage: Passage) -> Iterator[Problem]:
    """Yield what `passage`, the cited paragraphs together, does not support of `fact`."""
    mentions = names.find(fact.statement)
    # Names are held to the passage as names: an event called a review of 2025 says nothing about a date.
    text = _without(mentions, fact.statement)
    numbers = [number for number in hedged_numbers(text) if number.written.lower() not in _NOT_COUNTED]
    yield from _numbers(content, fact, numbers, passage)
    yield from _figures(content, fact, passage)
    dates = dates_in(text)
    yield from _dates(content, fact, dates, _with_contexts(content, fact, passage.dates))
    # A text need not name its own publisher: the source's record does.
    publishers = {content.sources[citation.source].publisher for citation in fact.sources}
    for mention in mentions:
        entity = content.entities[mention.entity]
        if entity.id not in publishers and not is_named(content, entity, passage):
            named = fact.statement[mention.start : mention.end]
            yield _unnamed(content, fact, ("statement",), named)
    for code in _CODE.finditer(text):
        if not dates.covers(code.end() - 1) and not _stands_in(code.group(), passage.text):
            yield _unnamed(content, fact, ("statement",), code.group())


def check_record(content: Content, entity: Entity, passage: Passage) -> Iterator[Problem]:
    """Yield what `passage` does not support of an entity's date and of the entities that take part in it."""
    if isinstance(entity, Event | Agreement | Project) and entity.when is not None:
        missing = missing_parts(entity.when, _with_contexts(content, entity, passage.dates))
        if missing:
            yield _undated(content, entity, missing)
    for field in ("participants", "parties"):
        for position, identity in enumerate(getattr(entity, field, ())):
            other = content.entities.get(identity)
            if other is not None and not is_named(content, other, passage):
                yield _unnamed(content, entity, (field, position), other.name)


def is_named(content: Content, entity: Entity, passage: Passage) -> bool:
    """Whether `passage` names `entity`, or refers to it in words that are known; the focus always counts as named."""
    words = (*entity.names, *entity.referred_to_as)
    return entity.id == content.site.focus or any(_stands_in(name, passage.text) for name in words)


def _stands_in(name: str, text: str) -> bool:
    """Whether `text` has `name` as whole words; an abbreviation in capitals: there is no ECO in "eco-tourism"."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def _without(mentions: Sequence[Mention], text: str) -> str:
    """Return `text` with blanks in place of the names that it mentions."""
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _numbers(content: Content, fact: Fact, numbers: list[HedgedNumber], passage: Passage) -> Iterator[Problem]:
    place = content.locate(fact, "statement")
    for number in numbers:
        same = [] if _LEADING_ZERO.match(number.written) else passage.numbers
        hedges = {other.bound for other in same if other.amount == number.amount}
        if not hedges and any(other.value == number.value for other in same):
            message = f"{number.written} is {_scaled(number)} in the statement, and not in the source"
            yield Problem(place, "unsupported-unit", message, hint="keep the source's unit")
        elif not hedges:
            message = f"the cited paragraphs do not contain {number.written}"
            hint = "correct the number, or cite the paragraph that gives it"
            yield Problem(place, "unsupported-number", message, hint=hint)
        elif number.bound not in hedges:
            message = f"{number.written} is {_words(number.bound)} in the statement, {_listed(hedges)} in the source"
            yield Problem(place, "unsupported-hedge", message, hint="keep the source's hedge")


def _figures(content: Content, fact: Fact, passage: Passage) -> Iterator[Problem]:
    for position, figure in enumerate(fact.figures):
        unit = content.measures[figure.measure].unit
        missing = [missing_units(unit, number) for number in passage.numbers if number.value == figure.value]
        if missing and all(missing):
            _, least = min((len(words), words) for words in missing)
            message = f"{', '.join(least)} does not stand beside {figure.value} in the source"
            place = content.locate(fact, "figures", position, "measure")
            yield Problem(place, "unsupported-unit", message, hint="correct the measure's unit, or the citation")


def _dates(content: Content, fact: Fact, written: DatesInText, given: DatesInText) -> Iterator[Problem]:
    missing = missing_parts(fact.when, given) if fact.when else []
    if missing:
        yield _undated(content, fact, missing)
    place = content.locate(fact, "statement")
    for what, stated, found in (
        ("day", written.days, given.days), ("month", written.months, given.months), ("year", written.years, given.years)
    ):  # fmt: skip
        for value in sorted(stated - found):
            message = f"the cited paragraphs do not give the {what} {value}"
            yield Problem(place, "unsupported-date", message, hint="be no more precise than the source")
    unsaid = unsaid_parts(fact.when, written) if fact.when else []
    if unsaid:
        message = f"`when` says {' and '.join(unsaid)}, the statement otherwise"
        yield Problem(place, "unsupported-date", message, hint="let the statement and `when` give the same date")


def _with_contexts(content: Content, record: Fact | Entity, dates: DatesInText) -> DatesInText:
    years = set(dates.years)
    for citation in record.sources:
        for context in content.sources[citation.source].contexts:
            if context.id == citation.context:
                years.add(int(context.gives))
    return DatesInText(dates.days, dates.months, frozenset(years), dates.spans)


def _undated(content: Content, record: Fact | Entity, missing: list[str]) -> Problem:
    message = f"the cited paragraphs do not give {' and '.join(missing)}"
    hint = "be no more precise than the source; a year taken for granted is marked by the citation's `context`"
    return Problem(content.locate(record, "when"), "unsupported-date", message, hint=hint)


def _unnamed(content: Content, record: Fact | Entity, path: tuple[Step, ...], name: str) -> Problem:
    message = f"the cited paragraphs do not name {name!r}"
    hint = "cite the paragraph that does, or add the source's words for it to the entity's `referred_to_as`"
    return Problem(content.locate(record, *path), "unsupported-name", message, hint=hint)


def _scaled(number: HedgedNumber) -> str:
    return f"followed by “{number.scale}”" if number.scale else "without “million” or the like"


def _words(bound: Bound) -> str:
    return "without a hedge" if bound is Bound.EXACTLY else f"“{bound.replace('-', ' ')}”"


def _listed(bounds: set[Bound]) -> str:
    return " or ".join(sorted(_words(bound) for bound in bounds))

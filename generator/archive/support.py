"""Whether a passage supports a record: its numbers, hedges, units, dates and names."""

from collections.abc import Iterator

from generator.archive.dates import DatesInText, dates_in, missing_parts
from generator.archive.hedges import HedgedNumber, hedged_numbers, missing_units
from generator.model.content import Content, Step
from generator.model.entity import Agreement, Entity, Event, Project
from generator.model.fact import Bound, Fact
from generator.model.mentions import Mention, NameIndex
from generator.problem import Problem

# "one" is an article and a pronoun more often than a count.
_NOT_COUNTED = {"one", "first"}


def check_fact(content: Content, names: NameIndex, fact: Fact, passage: str) -> Iterator[Problem]:
    """Yield what `passage`, the cited paragraphs together, does not support of `fact`."""
    mentions = names.find(fact.statement)
    given_dates = _with_contexts(content, fact, dates_in(passage))
    given_numbers = list(hedged_numbers(passage))
    yield from _numbers(content, fact, mentions, given_numbers)
    yield from _units(content, fact, given_numbers)
    yield from _dates(content, fact, given_dates)
    # A text need not name its own publisher: the source's record does.
    publishers = {content.sources[citation.source].publisher for citation in fact.sources}
    for mention in mentions:
        entity = content.entities[mention.entity]
        if entity.id not in publishers and not is_named(content, entity, passage):
            named = fact.statement[mention.start : mention.end]
            yield _unnamed(content, fact, ("statement",), named)


def check_record(content: Content, entity: Entity, passage: str) -> Iterator[Problem]:
    """Yield what `passage` does not support of an entity's date and of the entities that take part in it."""
    if isinstance(entity, Event | Agreement | Project) and entity.when is not None:
        missing = missing_parts(entity.when, _with_contexts(content, entity, dates_in(passage)))
        if missing:
            yield _undated(content, entity, missing)
    for field in ("participants", "parties"):
        for position, identity in enumerate(getattr(entity, field, ())):
            other = content.entities.get(identity)
            if other is not None and not is_named(content, other, passage):
                yield _unnamed(content, entity, (field, position), other.name)


def is_named(content: Content, entity: Entity, passage: str) -> bool:
    """Whether `passage` names `entity`, or refers to it in words that are known; the focus always counts as named."""
    if entity.id == content.site.focus:
        return True
    lower = passage.lower()
    return any(name.lower() in lower for name in (*entity.names, *entity.referred_to_as))


def _numbers(content: Content, fact: Fact, mentions: list[Mention], given: list[HedgedNumber]) -> Iterator[Problem]:
    for number in hedged_numbers(fact.statement):
        in_name = any(mention.start <= number.start < mention.end for mention in mentions)
        if in_name or number.written.lower() in _NOT_COUNTED:
            continue
        hedges = {other.bound for other in given if other.value == number.value}
        place = content.locate(fact, "statement")
        if not hedges:
            message = f"the cited paragraphs do not contain {number.written}"
            hint = "correct the number, or cite the paragraph that gives it"
            yield Problem(place, "unsupported-number", message, hint=hint)
        elif number.bound not in hedges:
            message = f"{number.written} is {_words(number.bound)} in the statement, {_listed(hedges)} in the source"
            yield Problem(place, "unsupported-hedge", message, hint="keep the source's hedge")
        for position, figure in enumerate(fact.figures):
            if figure.value == number.value and figure.bound is not number.bound:
                message = (
                    f"{number.written} is {_words(number.bound)} in the statement, {_words(figure.bound)} in the figure"
                )
                place = content.locate(fact, "figures", position)
                yield Problem(place, "unsupported-hedge", message, hint="let `bound` say what the statement says")


def _units(content: Content, fact: Fact, given: list[HedgedNumber]) -> Iterator[Problem]:
    for position, figure in enumerate(fact.figures):
        unit = content.measures[figure.measure].unit
        missing = [missing_units(unit, number.surroundings) for number in given if number.value == figure.value]
        if missing and all(missing):
            _, least = min((len(words), words) for words in missing)
            message = f"{', '.join(least)} does not stand beside {figure.value} in the source"
            place = content.locate(fact, "figures", position, "measure")
            yield Problem(place, "unsupported-unit", message, hint="correct the measure's unit, or the citation")


def _dates(content: Content, fact: Fact, given: DatesInText) -> Iterator[Problem]:
    missing = missing_parts(fact.when, given) if fact.when else []
    if missing:
        yield _undated(content, fact, missing)
    written = dates_in(fact.statement)
    for what, stated, found in (
        ("day", written.days, given.days), ("month", written.months, given.months), ("year", written.years, given.years)
    ):  # fmt: skip
        for value in sorted(stated - found):
            message = f"the cited paragraphs do not give the {what} {value}"
            place = content.locate(fact, "statement")
            yield Problem(place, "unsupported-date", message, hint="be no more precise than the source")


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


def _words(bound: Bound) -> str:
    return "without a hedge" if bound is Bound.EXACTLY else f"“{bound.replace('-', ' ')}”"


def _listed(bounds: set[Bound]) -> str:
    return " or ".join(sorted(_words(bound) for bound in bounds))

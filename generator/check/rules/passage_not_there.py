"""A passage is named that the archived text does not have.

Paragraphs count from 1 to the number of fingerprints that the source records. A run goes from the lower number to the
higher: `9-12`. What `repeats` another passage names it, and that lies outside the run.
"""

from collections.abc import Iterator

from generator.model.content import Content, Record, Step
from generator.model.source import SetAside, Source
from generator.problem import Problem

_RULE = "passage-not-there"


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each passage outside its source's text, and for each run that is none."""
    for record in content.cited_records:
        for position, citation in enumerate(record.sources):
            source = content.sources.get(citation.source)
            if source is not None:
                yield from _beyond(content, record, source, citation.paragraph, "sources", position, "paragraph")
    for source in content.sources.values():
        for position, context in enumerate(source.contexts):
            yield from _beyond(content, source, source, context.paragraph, "contexts", position, "paragraph")
        for position, interest in enumerate(source.interest):
            if interest.paragraph is not None:
                yield from _beyond(content, source, source, interest.paragraph, "interest", position, "paragraph")
        for position, passage in enumerate(source.set_aside):
            yield from _of_passage(content, source, passage, position)


def _beyond(content: Content, record: Record, source: Source, paragraph: int, *path: Step) -> Iterator[Problem]:
    last = len(source.archive.paragraphs)
    if last and paragraph > last:
        message = f"paragraph {paragraph} is cited, and {source.id} has {last}"
        yield Problem(
            content.locate(record, *path), _RULE, message, hint="count the non-blank lines of the archived text"
        )


def _of_passage(content: Content, source: Source, passage: SetAside, position: int) -> Iterator[Problem]:
    place = content.locate(source, "set_aside", position, "paragraphs")
    first, last = passage.first, passage.last
    if first < 1 or last < first:
        message = f"{passage.paragraphs!r} is no run of paragraphs"
        yield Problem(place, _RULE, message, hint="write the lower number first, from 1 on: 9-12")
    else:
        yield from _beyond(content, source, source, last, "set_aside", position, "paragraphs")
    if passage.repeats is not None:
        yield from _beyond(content, source, source, passage.repeats, "set_aside", position, "repeats")
        if first <= passage.repeats <= last:
            message = f"paragraph {passage.repeats} repeats itself"
            own = content.locate(source, "set_aside", position, "repeats")
            yield Problem(own, _RULE, message, hint="name the passage that says it first")

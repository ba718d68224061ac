"""Holds every citation to the archived text: the words are there, and they support what the record says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.support import check_fact, check_record
from generator.archive.text import ArchivedFile
from generator.model.citation import Citation
from generator.model.content import Content, Record
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.mentions import NameIndex
from generator.model.source import Source
from generator.problem import Location, Problem


@dataclass(frozen=True)
class Archive:
    """The archived texts that are there and readable, by source id."""

    files: Mapping[str, ArchivedFile]

    def passage(self, citations: Iterable[Citation]) -> str:
        """Return the cited paragraphs, a line each."""
        found = (self.files[c.source].paragraph(c.paragraph) for c in citations if c.source in self.files)
        return "\n".join(paragraph for paragraph in found if paragraph)


def open_archive(content: Content, texts: Mapping[str, bytes]) -> tuple[Archive, list[Problem]]:
    """Return the archive of the content's sources from `texts` (file name → bytes), and what is missing from it."""
    files, problems = {}, []
    for source in content.sources.values():
        data = texts.get(source.archive.file)
        place = content.locate(source, "archive", "file")
        if data is None:
            message = f"the archive has no {source.archive.file!r}"
            hint = f"put the text of {source.id} there"
            problems.append(Problem(place, "archive-missing", message, hint=hint))
            continue
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            message = f"{source.archive.file!r} is not UTF-8"
            problems.append(Problem(place, "archive-missing", message, hint="save it with the encoding UTF-8"))
            continue
        files[source.id] = ArchivedFile(data)
    return Archive(files), problems


def verify(content: Content, texts: Mapping[str, bytes]) -> list[Problem]:
    """Return what the archived `texts` (file name → bytes) do not support, sorted by place."""
    archive, problems = open_archive(content, texts)
    for source in content.sources.values():
        if source.id in archive.files:
            problems += _check_source(content, source, archive.files[source.id])
    # The names that verification knows are more than those that pages link.
    names = NameIndex(content.entities.values())
    for record in content.cited_records:
        problems += _check_citations(content, record, archive)
        if all(citation.source in archive.files for citation in record.sources):
            passage = archive.passage(record.sources)
            if isinstance(record, Fact):
                problems += check_fact(content, names, record, passage)
            else:
                problems += check_record(content, record, passage)
    return sorted(problems)


def _check_source(content: Content, source: Source, file: ArchivedFile) -> Iterator[Problem]:
    if file.sha256 != source.archive.sha256:
        message = f"the archived text of {source.id!r} is not the one that was read"
        hint = f"check the citations named below, then run `briefing fingerprint` on {source.archive.file}"
        yield Problem(content.locate(source, "archive", "sha256"), "archive-changed", message, hint=hint)
    for position, context in enumerate(source.contexts):
        if context.gives not in (file.paragraph(context.paragraph) or ""):
            message = f"paragraph {context.paragraph} does not contain {context.gives}"
            place = content.locate(source, "contexts", position, "paragraph")
            yield Problem(place, "unsupported-context", message, hint="name the paragraph that gives the year")
    for position, interest in enumerate(source.interest):
        if interest.paragraph is not None and file.paragraph(interest.paragraph) is None:
            message = f"the text has {len(file.paragraphs)} paragraphs"
            place = content.locate(source, "interest", position, "paragraph")
            yield Problem(place, "paragraph-missing", message, hint="correct the number")


def _check_citations(content: Content, record: Fact | Entity, archive: Archive) -> Iterator[Problem]:
    for position, citation in enumerate(record.sources):
        file = archive.files.get(citation.source)
        if file is not None:
            yield from _check_citation(content, record, position, citation, file)


def _check_citation(
    content: Content, record: Record, position: int, citation: Citation, file: ArchivedFile
) -> Iterator[Problem]:
    source = content.sources[citation.source]
    paragraph = file.paragraph(citation.paragraph)
    place = content.locate(record, "sources", position, "paragraph")
    if paragraph is None:
        message = f"{citation.source!r} has {len(file.paragraphs)} paragraphs"
        yield Problem(place, "paragraph-missing", message, hint="count the non-blank lines, from 1")
        return
    recorded = source.archive.paragraphs
    if recorded and (
        citation.paragraph > len(recorded)
        or file.fingerprints[citation.paragraph - 1] != recorded[citation.paragraph - 1]
    ):
        yield _changed(citation, place_of=place, file=file, recorded=recorded)
    if citation.find is not None and citation.find not in paragraph:
        message = f"paragraph {citation.paragraph} of {citation.source!r} does not contain {citation.find!r}"
        place = content.locate(record, "sources", position, "find")
        yield Problem(place, "find-missing", message, hint="copy the words as they are written there")


def _changed(citation: Citation, place_of: Location, file: ArchivedFile, recorded: tuple[str, ...]) -> Problem:
    hint = "read it again"
    if citation.paragraph <= len(recorded) and recorded[citation.paragraph - 1] in file.fingerprints:
        now = file.fingerprints.index(recorded[citation.paragraph - 1]) + 1
        hint = f"the paragraph that was read is now number {now}"
    message = f"paragraph {citation.paragraph} of {citation.source!r} is not the one that was read"
    return Problem(place_of, "paragraph-changed", message, hint=hint)

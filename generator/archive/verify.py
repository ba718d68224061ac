"""Holds every citation to the archived text: the words are there, and they support what the record says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.support import Passage, check_fact, check_record
from generator.archive.text import ArchivedFile, fingerprint
from generator.model.citation import Citation
from generator.model.content import Content, Record
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.mentions import NameIndex
from generator.model.source import Source
from generator.problem import Problem


@dataclass(frozen=True)
class Archive:
    """The archived texts that are there and readable, by source id."""

    files: Mapping[str, ArchivedFile]

    def passage(self, citations: Iterable[Citation]) -> Passage:
        """Return the cited paragraphs."""
        found = (self.files[c.source].paragraph(c.paragraph) for c in citations if c.source in self.files)
        return Passage("\n".join(paragraph for paragraph in found if paragraph))


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
        file = ArchivedFile(data)
        if not file.is_utf8:
            message = f"{source.archive.file!r} is not UTF-8"
            problems.append(Problem(place, "archive-missing", message, hint="save it with the encoding UTF-8"))
            continue
        files[source.id] = file
    return Archive(files), problems


def verify(content: Content, texts: Mapping[str, bytes]) -> list[Problem]:
    """Return what the archived `texts` (file name → bytes) do not support, sorted by place."""
    archive, problems = open_archive(content, texts)
    for source in content.sources.values():
        if source.id in archive.files:
            problems += _check_source(content, source, archive.files[source.id])
    names = NameIndex(content.entities.values())
    for record in content.cited_records:
        faults = list(_check_citations(content, record, archive))
        problems += faults
        # What follows from a paragraph that is not the one that was read is no fault of its own.
        is_readable = not any(fault.rule in {"paragraph-missing", "paragraph-changed"} for fault in faults)
        if is_readable and all(citation.source in archive.files for citation in record.sources):
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
    recorded = content.sources[citation.source].archive.paragraphs
    read = recorded[citation.paragraph - 1] if citation.paragraph <= len(recorded) else None
    paragraph = file.paragraph(citation.paragraph)
    place = content.locate(record, "sources", position, "paragraph")
    if read is not None and (paragraph is None or fingerprint(paragraph) != read):
        message = f"paragraph {citation.paragraph} of {citation.source!r} is not the one that was read"
        hint = "read it again"
        if read in file.fingerprints:
            hint = f"the paragraph that was read is now number {file.fingerprints.index(read) + 1}"
        yield Problem(place, "paragraph-changed", message, hint=hint)
    elif paragraph is None:
        message = f"{citation.source!r} has {len(file.paragraphs)} paragraphs"
        yield Problem(place, "paragraph-missing", message, hint="count the non-blank lines, from 1")
    elif citation.find is not None and citation.find not in paragraph:
        message = f"paragraph {citation.paragraph} of {citation.source!r} does not contain {citation.find!r}"
        place = content.locate(record, "sources", position, "find")
        yield Problem(place, "find-missing", message, hint="copy the words as they are written there")

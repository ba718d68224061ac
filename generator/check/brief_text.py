"""What the rules for hand-written pages share: the lines of a page with their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.brief import Brief
from generator.model.brief_links import BriefLink, brief_links
from generator.model.content import Content
from generator.problem import Location


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a hand-written page; `place` is where its text starts."""

    text: str
    place: Location

    @property
    def links(self) -> list[BriefLink]:
        """The links with a scheme of our own on this line."""
        return list(brief_links(self.text))

    def at(self, offset: int) -> Location:
        """Return the place `offset` characters into the line."""
        return Location(self.place.file, self.place.line, self.place.column + offset)


def lines_of(content: Content, brief: Brief) -> Iterator[Line]:
    """Yield the summary lines and the body lines of `brief`."""
    for position, text in enumerate(brief.summary):
        yield Line(text, content.locate(brief, "summary", position))
    file = content.locate(brief).file
    for number, text in enumerate(brief.body.split("\n"), start=brief.body_line):
        yield Line(text, Location(file, number))

"""Sources: the articles and documents that were read."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.citation import Unknown
from generator.model.fields import Authored, DayField, Slug, WebAddress, WhenField


def _file_name(text: str) -> str:
    if "/" in text or "\\" in text or text.startswith("."):
        raise PydanticCustomError("wrong-type", "{text} is not a plain file name", {"text": repr(text)})
    return text


Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


class ArchivedText(Authored):
    """The text that was read, as kept in the archive."""

    file: Annotated[str, AfterValidator(_file_name)]
    """Name of the plain text in the archive folder."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of its bytes, in hexadecimal."""
    paragraphs: tuple[Fingerprint, ...] = ()
    """Fingerprint of each paragraph, in order: tells which passages changed when the text does."""


class Context(Authored):
    """What a text makes clear in one place and takes for granted in others."""

    id: Slug
    """Identity of the context within the source."""
    gives: str = Field(pattern=r"^[0-9]{4}$")
    """The year that is taken for granted."""
    paragraph: int = Field(ge=1)
    """Paragraph that makes it clear."""
    reason: str
    """Why it holds for the passages that refer to it."""


class SetAsideReason(StrEnum):
    """Why nothing is drawn from a passage."""

    FURNITURE = "furniture"
    TEASER = "teaser"
    HEADING = "heading"
    RHETORIC = "rhetoric"
    SCOPE = "scope"
    REPEATS = "repeats"


class SetAside(Authored):
    """Passages from which no fact is drawn, with the reason."""

    paragraphs: str = Field(pattern=r"^[0-9]{1,5}(-[0-9]{1,5})?$")
    """Number of the paragraph, or the first and last number: `56-68`."""
    items: tuple[str, ...] = ()
    """Numbers, dates or names set aside within a paragraph that facts do cite; the whole paragraph where left out."""
    reason: SetAsideReason
    """Why nothing is drawn."""
    repeats: int | None = Field(default=None, ge=1)
    """Paragraph that says the same; with `repeats` as the reason."""
    why: str | None = None
    """Why nothing in it can be checked, or what it is about that the briefing does not cover; required for both."""

    @property
    def first(self) -> int:
        """Number of the first paragraph meant."""
        return int(self.paragraphs.partition("-")[0])

    @property
    def last(self) -> int:
        """Number of the last paragraph meant."""
        return int(self.paragraphs.rpartition("-")[2])

    @property
    def numbers(self) -> range:
        """The paragraphs meant."""
        return range(self.first, self.last + 1)

    @property
    def missing(self) -> str:
        """The field that the reason needs and that is not written, or an empty text."""
        if self.reason in {SetAsideReason.RHETORIC, SetAsideReason.SCOPE} and self.why is None:
            return "why"
        return "repeats" if self.reason is SetAsideReason.REPEATS and self.repeats is None else ""


class Interest(Authored):
    """Who publishes or pays for a source, and what that means for a reader."""

    statement: str
    """One sentence in our own words."""
    paragraph: int | None = Field(default=None, ge=1)
    """Paragraph of the source that says so, if it does."""


class Source(Authored):
    """One article or document that was read."""

    kind: ClassVar[str] = "source"

    id: Slug
    """Identity of the source; part of its page's address."""
    title: str
    """The title it was published under."""
    type: str
    """What sort of text it is, such as a news report or a policy brief."""
    publisher: Slug
    """Id of the organisation that published it."""
    author: Slug | None = None
    """Id of the person who wrote it."""
    published: WhenField | None = None
    """Date of publication."""
    url: WebAddress
    """Address at which it was read."""
    url_note: str | None = None
    """What the address is, where it is not the text's own."""
    relays: tuple[Slug, ...] = ()
    """Ids of the events whose content it relays: sources of one origin are one witness."""
    interest: tuple[Interest, ...] = Field(min_length=1)
    """Who publishes and pays for it."""
    unknown: tuple[Unknown, ...] = ()
    """What the text leaves open, with the reason."""
    contexts: tuple[Context, ...] = ()
    """What the text takes for granted, for citations to refer to."""
    set_aside: tuple[SetAside, ...] = ()
    """Passages from which no fact is drawn, with the reason."""
    checked: DayField | None = None
    """The day on which a reader last compared its facts with its text."""
    archive: ArchivedText
    """The archived text that citations count paragraphs in."""
    former_ids: tuple[Slug, ...] = ()
    """Ids it had before: the addresses they stood at lead to its page."""

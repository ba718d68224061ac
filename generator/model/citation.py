"""Where something is written, and what is said to be unknown."""

from enum import StrEnum

from pydantic import Field

from generator.model.fields import Authored, Find, Slug


class Citation(Authored):
    """The passage of a source that supports a record."""

    source: Slug
    """Id of the source."""
    paragraph: int = Field(ge=1)
    """Number of the paragraph: the n-th non-blank line of the archived text, from 1."""
    find: Find | None = None
    """At most six consecutive words of the paragraph; opens and re-finds the place."""
    context: Slug | None = None
    """Id of the source's context that gives the year where the paragraph leaves it unsaid."""


class UnknownReason(StrEnum):
    """Why something is not known."""

    NOT_STATED = "not-stated"
    GARBLED = "garbled-in-source"
    WITHHELD = "withheld"
    UNCLEAR = "unclear"


class Unknown(Authored):
    """Something a reader would ask for and the sources do not give."""

    what: str
    """What is not known, as a short noun phrase; `date` for a record without a date."""
    reason: UnknownReason
    """Why it is not known."""

"""What frames the facts: the site itself, its themes and its measures."""

from typing import ClassVar

from generator.model.fields import Authored, Slug, WebAddress


class Site(Authored):
    """The publication as a whole."""

    kind: ClassVar[str] = "site"

    title: str
    """Name of the publication."""
    description: str
    """One sentence on what it covers."""
    focus: Slug
    """Id of the country the site is about."""
    url: WebAddress
    """Address the site is published at."""
    repository: WebAddress
    """Address of the repository: edit and challenge links start here."""
    branch: str = "main"
    """Branch that edit links open."""


class Theme(Authored):
    """A subject that facts are grouped by."""

    kind: ClassVar[str] = "theme"

    id: Slug
    """Identity of the theme; part of its page's address."""
    name: str
    """The name shown."""
    description: str
    """What belongs here, as a noun phrase."""
    former_ids: tuple[Slug, ...] = ()
    """Ids it had before: the addresses they stood at lead to its page."""


class Measure(Authored):
    """What a figure counts."""

    kind: ClassVar[str] = "measure"

    id: Slug
    """Identity of the measure."""
    name: str
    """What is counted, and for whom."""
    unit: str
    """The noun phrase that follows the number."""
    theme: Slug
    """Id of the theme whose tables show it."""

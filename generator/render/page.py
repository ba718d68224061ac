"""Pages and their sections, as values; no engine knows of them yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. The first may have no heading; `html` holds no blank lines."""

    heading: str
    anchor: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: where it is, what it says, and which facts stand on it."""

    path: str
    """Address below the site's root, without slashes at the ends: `countries/germany`; empty for the home page."""
    title: str
    description: str
    kind: str
    sections: tuple[Section, ...]
    trail: tuple[tuple[str, str], ...] = ()
    """Text and relative address of each page above this one, from the home page down."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that stand on it, in full or as a short entry, each with its anchor."""
    facts_in_full: tuple[str, ...] = ()
    """Ids of those that stand on it in full: with all that is known of them, to be cited and taken away from here."""
    retired_facts: tuple[str, ...] = ()
    """Ids of the facts that stood on it once, each with its anchor."""
    former_facts: tuple[str, ...] = ()
    """Ids that facts on it had before, each with its anchor."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Every anchor of the page that something may link to."""
        sections = (section.anchor for section in self.sections if section.heading)
        return (*sections, *map(fact_anchor, (*self.facts, *self.retired_facts, *self.former_facts)))

    @property
    def source_path(self) -> str:
        """Path of the Markdown file that engines build this page from."""
        return f"{self.path}/index.md".lstrip("/")


def fact_anchor(identity: str) -> str:
    """Return the anchor of a fact, apart from those of sections."""
    return f"fact-{identity}"


def root_of(path: str) -> str:
    """Return the relative address of the site's root, seen from the page at `path`."""
    return "../" * len(path.split("/")) if path else "./"

"""YAML as editors see it: values with the comments around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

Held: TypeAlias = "str | list[Branch] | dict[str, Branch]"


@dataclass(slots=True)
class Branch:
    """A value of a list or of a key, with the comments that belong to it. Comments keep their `#`; "" is a blank line."""

    value: Held
    lead: list[str] = field(default_factory=list)
    """The lines above it; of a whole file: those at its head."""
    trail: str = ""
    """The comment at the end of its line."""
    foot: list[str] = field(default_factory=list)
    """The lines below its last item or key, indented like these."""
    block: tuple[str, ...] = ()
    """Of a text in a block of its own (`>-`): its header and its lines, these without their indentation."""
    is_set_apart: bool = False
    """Whether a blank line stands above it and its lead."""

    @property
    def children(self) -> Iterator["Branch"]:
        """The items, or the values of the keys."""
        if isinstance(self.value, dict):
            yield from self.value.values()
        elif isinstance(self.value, list):
            yield from self.value

    @property
    def fits_on_a_line(self) -> bool:
        """Whether nothing in it asks for a line of its own: no comment and no block of text."""
        return not self.foot and all(
            not (child.lead or child.trail or child.block) and child.fits_on_a_line for child in self.children
        )

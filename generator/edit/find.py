"""The record that an editor means by an id."""

from collections.abc import Mapping

from generator.check.references import suggestion
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.site import Measure, Theme
from generator.model.source import Source
from generator.problem import ContentError

Identified = Entity | Fact | Source | Theme | Measure
# The spaces in which ids are unique; all but that of measures are schemes of links, too.
SPACES = ("entity", "fact", "source", "theme", "measure")


def loaded(texts: Mapping[str, bytes]) -> Content:
    """Return the content of `texts` (path → bytes).

    Raises:
        ContentError: it does not load; holds every problem of its writing.

    """
    content, problems = load(texts)
    if problems:
        raise ContentError(tuple(sorted(problems)))
    return content


def records_of(content: Content, space: str) -> Mapping[str, Identified]:
    """Return the records of a space under their ids."""
    spaces: dict[str, Mapping[str, Identified]] = {
        "entity": content.entities,
        "fact": {**content.facts, **content.retired},
        "source": content.sources,
        "theme": content.themes,
        "measure": content.measures,
    }
    return spaces[space]


def find_record(content: Content, name: str) -> tuple[str, Identified]:
    """Return the space and the record that `name` means: an id, or an id after its space and a colon.

    Raises:
        EditRefusedError: no record is meant, or several.

    """
    wanted, colon, identity = name.rpartition(":")
    if colon and wanted not in SPACES:
        raise EditRefusedError(f"{wanted!r} is not one of {', '.join(SPACES)}")
    searched = (wanted,) if colon else SPACES
    found = [space for space in searched if identity in records_of(content, space)]
    if not found:
        known = {key for space in searched for key in records_of(content, space)}
        raise EditRefusedError(f"nothing has the id {identity!r}; {suggestion(identity, known, wanted or 'record')}")
    if len(found) > 1:
        ways = " or ".join(f"{space}:{identity}" for space in found)
        raise EditRefusedError(f"{identity!r} is the id of several records; say {ways}")
    return found[0], records_of(content, found[0])[identity]

"""The flags of the countries that the content speaks of, as files of the site."""

from generator.load.tree import read_flags
from generator.model.content import Content
from generator.model.entity import Country

FOLDER = "assets/flags"


def flag_files(content: Content) -> dict[str, bytes]:
    """Return path → bytes of each flag that there is, with the licence; a project may have files of its own instead."""
    codes = {entity.iso for entity in content.entities.values() if isinstance(entity, Country)}
    return {f"{FOLDER}/{name}": data for name, data in read_flags(codes).items()}

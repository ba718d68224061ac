"""Texts of any kind that content can hold: without characters that nobody can mean, and composed."""

from hypothesis import strategies as st

from generator.load.characters import character_problems, normalised
from generator.problem import Location


def is_plain(text: str) -> bool:
    """Return whether nothing is wrong with the characters of a text, and it is as loading leaves it."""
    return not list(character_problems(text, Location("a"))) and normalised(text) == text


PLAIN_TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])).filter(is_plain)

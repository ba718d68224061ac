"""What is no YAML at all, and better called by its name than by what a parser makes of it."""

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.problem import Location, Problem

if TYPE_CHECKING:
    from generator.model.fields import Authored

_CONFLICT = re.compile(r"^(?:[<>|]{7}(?=[ \n\r]|\Z)|={7}(?=\r?$))", re.MULTILINE)
_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
# A value that starts with a curly quote, where a straight one would keep its commas and colons together.
_CURLY = re.compile(r"[:,\[{-][ \t]*([“”„‟‘‚])")
CURLY_QUOTES = "“”„‟‘’‚‛"

_KEY_LINE = re.compile(r"[ \t]*(?:- )?([a-z_]+):(?:\s|$)")
_GLUED_KEY = re.compile(r"[ \t]*(?:- )?([a-z_]+):(?=[^\s/])")
# A comment has a blank behind its sign; a row of signs is an ornament.
_CUT = re.compile(r"[ \t]+#(?![#!]|[-=*~]{2})(?=\S)")

# What the parser says, in terms of what is written.
_PLAIN_WORDS = {
    "did not find expected key": "this does not belong here: a line is not indented like its like, or a quote or bracket "
    "is open or one too many",
    "did not find expected '-' indicator": "this does not belong here: every item of a list starts with `- `, and what "
    "belongs to it is indented by two spaces more",
    "did not find expected ',' or ']'": "a list in brackets goes on without a comma, or its ] is missing",
    "did not find expected ',' or '}'": "pairs in braces go on without a comma, or their } is missing",
    "could not find expected ':'": "this is neither a key, which has a colon behind it, nor a part of the text "
    "above, which is indented deeper than its key",
    "found unexpected end of stream": "a quote is opened and never closed",
    "mapping values are not allowed": "no colon is expected here: a text with `: ` in it needs quotes, and a key is "
    "indented like the keys above it",
    "cannot start any token": "a text that starts with this sign needs quotes",
    "unknown escape character": r"in double quotes \ has a meaning of its own: write \\, or take single quotes",
}


def plain_words(context: str | None, problem: str | None) -> str:
    """Return what the parser says, in terms of what is written where that is known."""
    said = " ".join(part for part in (context, problem) if part)
    return next((words for key, words in _PLAIN_WORDS.items() if key in said), said)


def merge_conflicts(file: str, text: str) -> list[Problem]:
    """Return a problem for each merge conflict that is left in a text, at the line that opens it."""
    if not any(mark in text for mark in _MARKS):  # in a large file a hundred times as quick as the pattern
        return []
    opened = [found for found in _CONFLICT.finditer(text) if found[0].startswith("<")]
    return [
        Problem(
            Location(file, text.count("\n", 0, found.start()) + 1),
            "merge-conflict",
            "a merge conflict was left in: here two versions start, with ======= between them",
            hint="keep what is right of the two and delete the lines <<<<<<<, ======= and >>>>>>>",
        )
        for found in opened or _CONFLICT.finditer(text)
    ]


def curly_quotes(place: Location, what: str) -> Problem:
    """Return the problem that curly quotes stand where straight ones are meant."""
    message = f"{what} stands in curly quotes, which YAML takes for letters"
    return Problem(place, "curly-quotes", message, hint='use straight quotes: "…"')


def curly_quote_in(line: str) -> int | None:
    """Return the column, from 1, of the first curly quote that opens a value in a line; None where there is none."""
    found = _CURLY.search(line)
    return found.start(1) + 1 if found else None


def has_cut(text: str) -> bool:
    """Return whether a sign # that may cut a value stands anywhere in a text: most have none, and need no search."""
    return (" #" in text or "\t#" in text) and _CUT.search(text) is not None


def cut_after(text: str, end: int) -> int | None:
    """Return how far behind the end of a value a # stands that looks like a part of it; None for none."""
    found = _CUT.match(text, end)
    return found.end() - end - 1 if found else None


@cache
def _names() -> frozenset[str]:
    """Return the keys that records have; asked for only where a text may hold one, as models take long to import."""
    from generator.load.file import FILES, FOLDERS  # noqa: PLC0415  # see above
    from generator.model.brief import BriefHead  # noqa: PLC0415  # see above
    from generator.model.site import Site  # noqa: PLC0415  # see above

    models: tuple[type[Authored], ...] = (*FILES.values(), *FOLDERS.values(), Site, BriefHead)
    return frozenset(name for model in models for name in model.model_fields)


def swallowed_key(line: str) -> str | None:
    """Return the key that a line within a longer text starts with, if records have one of this name."""
    found = _KEY_LINE.match(line)
    return found[1] if found and found[1] in _names() else None


def glued_key(line: str) -> str | None:
    """Return the key that a line starts with and that has no blank behind its colon."""
    found = _GLUED_KEY.match(line)
    return found[1] if found and found[1] in _names() else None

"""Characters that a reader cannot see, or takes for another: what is wrong with each, and the text without them."""

import re
import unicodedata
from collections.abc import Iterator

from generator.problem import Location, Problem, Severity

# What may have been meant, and is left out or written plainly without a loss: a soft hyphen, marks of direction and of width
# zero, and blanks at which a line does not break.
_LEFT_OUT = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = str.maketrans(dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_LEFT_OUT, ""))
_JOINERS = "\u200c\u200d"
# Joiners belong into words of these scripts and between pictures; in Latin, Greek and Cyrillic they only hide.
_JOINED = re.compile("[\u0590-\u1cff\u2600-\u27bf\ua800-\uabff\U0001f000-\U0001faff][\u200c\u200d\ufe0f]+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOK_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LARGEST = 3  # faults of one value that are named


def normalised(text: str) -> str:
    """Return the text with each letter and its accents as one character (NFC), so that equal names are equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_hidden(text: str) -> str:
    """Return the text with plain blanks, and without the characters that nobody sees and that may have been meant."""
    joined = {match.end() - 1 for match in _JOINED.finditer(text)}
    return "".join(char if at in joined else char.translate(_PLAIN) for at, char in enumerate(text))


def shown(text: str) -> str:
    """Return the text without any character that content may not hold, composed and with plain blanks."""
    plain = normalised(without_hidden(text))
    return "".join(char for char in plain if char.isprintable() and char != "\ufffd")


def character_problems(text: str, place: Location) -> Iterator[Problem]:
    """Yield what is wrong with the characters of a text that stands at `place`; most texts have nothing but letters."""
    if text.isascii() and (text.isprintable() or not _hidden(text)):
        return
    hidden = _hidden(text)
    refused = [char for char in hidden if char not in _LEFT_OUT + _BLANKS]
    if refused:
        message = f"the text holds {', '.join(map(_named, refused[:_LARGEST]))}, which nobody sees as what it is"
        yield Problem(place, "control-character", message, hint="type the text anew, or leave the character out")
    meant = [char for char in hidden if char in _LEFT_OUT + _BLANKS]
    if meant:
        message = f"the text holds {', '.join(map(_named, meant[:_LARGEST]))}"
        hint = "write it without; `briefing check --fix` does"
        yield Problem(place, "invisible-character", message, Severity.WARNING, hint)
    mixed = next((word for word in _WORD.findall(text) if _LATIN.search(word) and _LOOK_ALIKE.search(word)), None)
    if mixed:
        odd = next(char for char in mixed if _LOOK_ALIKE.match(char))
        message = f"the word {mixed!r} mixes alphabets: it holds {_named(odd)}"
        yield Problem(place, "mixed-alphabets", message, hint="type the word anew in one alphabet")


def _hidden(text: str) -> list[str]:
    """Return the characters that are not shown as themselves, each once."""
    found = {char for char in text if char == "\ufffd" or (not char.isprintable() and _is_hidden(char))}
    if found & set(_JOINERS):
        found -= set(_JOINERS) if not set(_JOINERS) & set(_JOINED.sub("", text)) else set()
    return sorted(found)


def _is_hidden(char: str) -> bool:
    """Tell whether a character that Python does not print is hidden; what a later Unicode names is not."""
    is_later = unicodedata.category(char) == "Cn" and ord(char) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(char) <= 0xFDEF  # noqa: PLR2004  # noncharacters
    return char not in "\n\t" and not is_later


def _named(char: str) -> str:
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'control character').lower()})"

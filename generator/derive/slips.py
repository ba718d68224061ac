"""Tells a slip of the pen that was mended from a change of meaning."""

import re

_WORD = re.compile(r"\w+")
# Below this many letters a single one makes another word too easily: now and not, form and from.
_SHORTEST = 5


def is_slip(before: str, after: str) -> bool:
    """Whether two texts differ only in punctuation, case and spaces, or by one letter within long words.

    Whatever touches a number, a short word, or the first or last letter of a word (`documents`, `atypical`) may change
    the meaning and is none. Some pairs of words still look like slips (`united`, `untied`), so a slip is told too.
    """
    old, new = _WORD.findall(before.casefold()), _WORD.findall(after.casefold())
    if bool(before) != bool(after) or len(old) != len(new) or _signs(before) != _signs(after):
        return False
    return all(first == second or _is_one_letter_apart(first, second) for first, second in zip(old, new, strict=True))


def _signs(text: str) -> list[str]:
    """Return the signs that carry meaning beside words: currencies, shares, and the points and strokes of numbers."""
    return re.findall(r"[%$€£¥+<>=/~]|(?<=\d)[.,:–-](?=\d)|-(?=\d)", text)


def _is_one_letter_apart(first: str, second: str) -> bool:
    if not (first.isalpha() and second.isalpha()) or min(len(first), len(second)) < _SHORTEST:
        return False
    if first[0] != second[0] or first[-1] != second[-1]:
        return False
    start = next(at for at in range(len(first) + 1) if first[: at + 1] != second[: at + 1])
    old, new = first[start:], second[start:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return max(len(old), len(new)) == 1 or (old == new[::-1] and len(old) == len("ei"))

"""Good content broken in one place, in the ways in which people and programs break it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.make import miniature_texts

GOOD = miniature_texts()
# Values of other kinds, and of the same kind with another meaning.
VALUES = [
    b"", b"no", b"12:30", b"0x10", b"1e999999", b"-1", b"9" * 400, b"[]", b"{}", b"[a, b]", b"{a: b}", b"2025-13-41", b"0225",
    b"2999", b"norland", b"nobody", b"A sentence.", b"'", b'"', b"&a x", b"*a", b"!!int 3", b"| ", b"> ", b"# x", b"\xff\xfe", b"\x00",
    b'"\\x07"', b'"\\u202e"', "\u00a0".encode(), "Türkiye".encode(), b"https://example.org/", b"javascript:x", b"<b>x</b>", b"[x](javascript:y)",
]  # fmt: skip


@dataclass(frozen=True)
class Damage:
    """What was done, the file it was done to, the line from 1, and all texts afterwards."""

    what: str
    file: str
    line: int
    texts: Mapping[str, bytes]


_Change = Callable[[list[bytes], int, bytes], None]


def _swap(lines: list[bytes], at: int, _value: bytes) -> None:
    if at + 1 < len(lines):
        lines[at : at + 2] = lines[at + 1 : at - 1 if at else None : -1]


def _drop(lines: list[bytes], at: int, _value: bytes) -> None:
    del lines[at]


def _double(lines: list[bytes], at: int, _value: bytes) -> None:
    lines.insert(at, lines[at])


def _retype(lines: list[bytes], at: int, value: bytes) -> None:
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + colon + value if colon else value


def _nest(lines: list[bytes], at: int, _value: bytes) -> None:
    lines[at] = b"    " + lines[at]


def _unindent(lines: list[bytes], at: int, _value: bytes) -> None:
    lines[at] = lines[at].lstrip()


def _insert(lines: list[bytes], at: int, value: bytes) -> None:
    lines.insert(at, value)


def _misspell(lines: list[bytes], at: int, _value: bytes) -> None:
    lines[at] = lines[at][:4] + lines[at][5:]


def _recode(lines: list[bytes], at: int, _value: bytes) -> None:
    lines[at] = lines[at].decode().encode("utf-16")


LINE_CHANGES: Mapping[str, _Change] = {
    "swap": _swap, "drop": _drop, "double": _double, "retype": _retype, "nest": _nest, "unindent": _unindent,
    "insert": _insert, "misspell": _misspell, "re-encode": _recode,
}  # fmt: skip


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """Return the miniature with one line changed, or a file cut off at a byte."""
    file = draw(st.sampled_from(sorted(GOOD)))
    data = GOOD[file]
    what = draw(st.sampled_from([*LINE_CHANGES, "truncate"]))
    if what == "truncate":
        end = draw(st.integers(0, len(data)))
        return Damage(what, file, data.count(b"\n", 0, end) + 1, {**GOOD, file: data[:end]})
    lines = data.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    LINE_CHANGES[what](lines, at, draw(st.sampled_from(VALUES)))
    return Damage(what, file, at + 1, {**GOOD, file: b"\n".join(lines)})

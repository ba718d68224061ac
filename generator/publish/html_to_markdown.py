"""The HTML that our templates write, as Markdown: paragraphs, lists, panels, tables, links and code, and no other element."""

import re
from functools import lru_cache
from html import unescape

# `<`, `&`, `~` and `|` have no backslash escape that every reader of Markdown knows: they are written as references.
_ESCAPES = {sign: f"\\{sign}" for sign in "\\`*_[]{}"} | {
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "~": "&#126;", "|": "&#124;",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&~|]")
# What makes a heading, a list, a rule or a quotation of a line that starts with it.
_LINE_START = re.compile(r"(\s*)(#|[-+=](?=\s|[-+=]|$)|\d+(?=[.)]))")
# What our templates write is well-formed, with every `<`, `>` and quotation mark of a value escaped.
_TOKEN = re.compile(r"<(?:!--.*?--|(/?)([a-z][a-z0-9]*)([^>]*))>|([^<]+)", re.DOTALL)
_HREF = re.compile(r'(?<![\w-])href="([^"]*)"')
# Dates, sources and headings stand on many pages; with 20,000 texts kept, 10,000 facts took as long.
_TEXTS_KEPT = 1_000
_ENDS_ADDRESS = re.compile(r"[<>() \\\n]")
_BLOCKS = {"p", "h3", "ul", "ol", "dl", "div", "nav", "table"}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
# Of other elements their text alone is read.
_READ = _BLOCKS | set(_MARKS) | {"li", "pre", "code", "a", "tr", "td", "th", "dt", "dd"}


@lru_cache(maxsize=_TEXTS_KEPT)
def escaped(text: str) -> str:
    """Return one line of text so that Markdown takes every character of it literally."""
    return _at_start(_literal(_squeezed(text)))


def link(text: str, address: str) -> str:
    """Return a link; `text` is Markdown already."""
    return f"[{text}]({_ENDS_ADDRESS.sub(lambda match: f'%{ord(match[0]):02X}', address)})"


def markdown_of(html: str) -> str:
    """Return the HTML of our templates as Markdown, whose file lies in the page's folder."""
    if not html.strip():
        return ""
    reader = _Reader()
    for end, tag, attributes, text in _TOKEN.findall(html):
        if text:
            reader.take(unescape(text))
        elif tag in _READ:
            reader.end(tag) if end else reader.start(tag, attributes)
    return reader.text()


def _squeezed(text: str) -> str:
    """Return `text` with one space wherever there is white space, at its ends too."""
    if text.isprintable() and "  " not in text:  # a space is the one white space that is printable
        return text
    line = " ".join(text.split())
    if not line:
        return " "
    return f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"


def _literal(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _at_start(literal: str) -> str:
    """Return what opens no list and no heading where it starts a line."""
    opening = _LINE_START.match(literal)
    if opening is None:
        return literal
    return f"{opening[1]}{_literal_start(opening[2])}{literal[opening.end() :]}"


def _literal_start(sign: str) -> str:
    # An equals sign and a digit have no backslash escape everywhere.
    return f"{sign[:-1]}&#{ord(sign[-1])};" if sign[-1].isdigit() or sign == "=" else f"\\{sign}"


class _Reader:
    """Collects blocks; a list item, a panel's row and a table's cell are one line each."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._rows: list[list[str]] = []
        self._links: list[tuple[str, int]] = []
        self._label = ""
        self._items = 0
        self._is_code = False
        self._is_listing = False

    def text(self) -> str:
        """Return the Markdown: lines of a list or a table without blank lines between them."""
        self._end_block()
        text = ""
        for block in self._blocks:
            if text:
                text += "\n" if block.startswith("- ") and _last_line(text).startswith("- ") else "\n\n"
            text += block
        return text

    def start(self, tag: str, attributes: str) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self._end_block() if not self._items else self._part()
        elif tag == "li":
            self._items += 1
        elif tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag == "pre":
            self._end_block()
            self._is_listing = True
        elif tag == "code":
            self._is_code = True
        elif tag == "a":
            href = _HREF.search(attributes)
            self._links.append((unescape(href[1]) if href else "", len(self._line)))
        elif tag == "tr":
            self._rows.append([])

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "a" and self._links:
            href, start = self._links.pop()
            text = "".join(self._line[start:]).strip()
            # What leads to a place on the page leads to the page, not to its Markdown.
            self._line[start:] = [link(text, f"./{href}" if href[:1] in {"", "#", "?"} else href)] if text else []
        elif tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag == "pre":
            self._blocks.append("```\n" + "".join(self._line).strip("\n") + "\n```")
            self._line.clear()
            self._is_listing = False
        elif tag == "code":
            self._is_code = False
        elif tag == "li":
            self._items -= 1
            self._end_block("- ")
        elif tag == "dt":
            self._label = self._taken()
        elif tag == "dd":
            value = self._taken()
            self._blocks += [f"- **{self._label}:** {value}"] if value else []
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._taken())
        elif tag == "table":
            self._blocks.append(_table(self._rows))
            self._rows = []
        elif tag in _BLOCKS and not self._items:
            self._end_block("### " if tag == "h3" else "")

    def take(self, data: str) -> None:
        """Take a text."""
        if self._is_listing:
            self._line.append(data)
            return
        if data.isspace():
            if self._line:  # no line starts with a space
                self._line.append(" ")
            return
        text = _squeezed(data)
        if self._is_code and not set(text) & {"`", "|"}:
            self._line.append(f"`{text.strip()}`")
            return
        # Only at the start of a line a sign can open a list or a heading.
        is_begun = any(part.strip(" *") for part in reversed(self._line))
        self._line.append(_literal(text) if is_begun else _at_start(_literal(text)))

    def _part(self) -> None:
        """Set a paragraph within an item of a list apart from what stands before it."""
        if "".join(self._line).strip():
            self._line.append(" – ")

    def _taken(self) -> str:
        if not self._line:
            return ""
        line = " ".join("".join(self._line).split())
        self._line.clear()
        return line

    def _end_block(self, prefix: str = "") -> None:
        line = self._taken()
        if line:
            self._blocks.append(prefix + line)


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows), default=0)
    lines = []
    for number, row in enumerate(rows):
        cells = [f"**{row[0]}**"] if number and len(row) == 1 < width else row
        lines.append("| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |")
        if number == 0:
            lines.append("|" + " --- |" * width)
    return "\n".join(lines)


def _last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]

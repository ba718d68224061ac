"""Explanations that stand in the code, as HTML: what is between backticks is code, and code of several lines keeps them."""

import re

from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")


def prose(text: str) -> Markup:
    """Return one paragraph as HTML, what stands between backticks as code."""
    html = _CODE.sub(lambda match: f"<code>{match[1]}</code>", str(escape(" ".join(text.split()))))
    return Markup(html)  # noqa: S704  # escaped just above, and a backtick is no markup


def code_lines(text: str) -> Markup:
    """Return lines of code as HTML on one line: references stand for line breaks, which pages lose otherwise."""
    return Markup("&#10;").join(Markup("{}").format(line) for line in text.split("\n"))

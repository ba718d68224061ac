"""Content with comments strewn in, as many editors might have left them."""

import re
from random import Random

_NO_COMMENT_BEHIND = re.compile(r"[^#]*[>|]-?$")  # the next lines are a text, in which `#` is no comment

# Anything but a further line of a plain text, which a comment would end.
_STARTS = re.compile(r"""\s*(- |[a-z_0-9]+:( |$)|[\[\]{"#]|$)""")


def strewn(data: bytes, random: Random, chance: float = 0.15) -> bytes:
    """Return the YAML file with comments on lines of their own and behind values, each one of a kind."""
    lines: list[str] = []
    text_indent: int | None = None  # of the key whose text stands in a block below it
    given = data.decode().split("\n")
    for number, line in enumerate(given[:-1]):
        indent = len(line) - len(line.lstrip())
        if text_indent is not None and (not line.strip() or indent > text_indent):
            lines.append(line)
            continue
        deepest = indent if text_indent is not None else indent + 2  # any deeper, and it would belong to the text above
        text_indent = indent if _NO_COMMENT_BEHIND.match(line) else None
        if random.random() < chance and _STARTS.match(line):
            lines.append(" " * random.choice([0, indent, indent, deepest]) + f"# above {number}: a 'quote' [and")
        is_whole = bool(line) and bool(_STARTS.match(given[number + 1]) or text_indent is not None)
        behind = f"{' ' * random.randint(1, 4)}# behind {number}: {{x}}"
        lines.append(line + behind * (is_whole and random.random() < chance))
    return "\n".join([*lines, "# at the end", ""]).encode()


def comments(data: bytes) -> list[str]:
    """Return the comments that `strewn` has put there, sorted."""
    return sorted(re.findall(r"# (?:above \d+: a 'quote' \[and|behind \d+: \{x\}|at the end)", data.decode()))

"""Content with comments strewn in, as many editors might have left them."""

import re
from random import Random

_NO_COMMENT_BEHIND = re.compile(r"[^#]*[>|]-?$")  # the next lines are a text, in which `#` is no comment


def strewn(data: bytes, random: Random, chance: float = 0.15) -> bytes:
    """Return the YAML file with comments on lines of their own and behind values, each one of a kind."""
    lines: list[str] = []
    text_indent: int | None = None
    for number, line in enumerate(data.decode().split("\n")[:-1]):
        indent = len(line) - len(line.lstrip())
        if text_indent is not None and (not line.strip() or indent > text_indent):
            lines.append(line)
            continue
        text_indent = indent if _NO_COMMENT_BEHIND.match(line) else None
        if random.random() < chance:
            lines.append(" " * random.choice([0, indent, indent, indent + 2]) + f"# above {number}: a 'quote' [and")
        behind = f"{' ' * random.randint(1, 4)}# behind {number}: {{x}}" if random.random() < chance and line else ""
        lines.append(line + behind)
    return "\n".join([*lines, "# at the end", ""]).encode()


def comments(data: bytes) -> list[str]:
    """Return the comments that `strewn` has put there, sorted."""
    return sorted(re.findall(r"# (?:above \d+: a 'quote' \[and|behind \d+: \{x\}|at the end)", data.decode()))

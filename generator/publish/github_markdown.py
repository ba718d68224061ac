"""Values in Markdown that GitHub shows, in comments and issues: shown as they are, and nothing else.

What a stranger wrote must make no link, picture, heading, mention, reference or emoji there.
"""

import re

from generator.publish.html_to_markdown import escaped

# Where GitHub would make something of plain text: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:smile:`, the start of the
# digest of a commit. A character without a width holds the parts apart.
_HELD_APART = re.compile(
    r"(?<=@)(?=\w)|(?<=[^&]#)(?=\w)|(?<=^#)(?=\w)|(?<=:)(?=[\w/+-])|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)|(?<=\w)(?=@)",
    re.IGNORECASE,
)
_DIGEST = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_BACKTICKS = re.compile("`+")
_WORD_JOINER = "\N{WORD JOINER}"


def safe(text: str) -> str:
    """Return text as Markdown that shows it and does nothing else."""
    apart = _HELD_APART.sub(_WORD_JOINER, escaped(text))
    return _DIGEST.sub(lambda digest: _WORD_JOINER.join(re.findall(".{1,6}", digest[0])), apart)


def code(text: str) -> str:
    """Return text, such as an id or a path, as code: on one line, whatever backticks are in it."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split()) or " "
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(line)), default=0))
    blank = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{blank}{line}{blank}{fence}"

"""A new briefing: the files it starts with, on the country that it is about."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from jinja2 import Environment, StrictUndefined

from generator.archive.text import ArchivedFile
from generator.edit.form import formatted
from generator.edit.scalar import quoted

_ARTICLE = "archive/example-article.txt"
# What Markdown or HTML would take for more than text.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!]")


@dataclass(frozen=True, slots=True)
class Start:
    """What a new briefing is called, what it is about and where it stands; each a single line."""

    title: str
    description: str
    focus: str
    """Id of the country."""
    name: str
    official: str
    """The country's name to the CLDR, where `name` is another; else empty."""
    iso: str
    region: str
    url: str
    repository: str


def started(start: Start, templates: Mapping[str, str]) -> dict[str, bytes]:
    """Return path → bytes of every file of a new briefing from `templates` (path → text; those ending in `.j2` Jinja).

    Whatever stands in `start` is written as a text and nothing else, in YAML as in Markdown.
    """
    # Nothing of it is HTML, so there is nothing to escape by itself: each value names the language it is written for.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True)  # noqa: S701  # no HTML
    environment.filters |= {"yaml": quoted, "markdown": _in_markdown}
    values: dict[str, object] = dict(asdict(start))

    def rendered(path: str) -> bytes:
        return environment.from_string(templates[path]).render(values).encode()

    article = rendered(f"{_ARTICLE}.j2")
    values["archive"] = ArchivedFile(article)
    others = {path for path in templates if path != f"{_ARTICLE}.j2"}
    files = {path.removesuffix(".j2"): rendered(path) for path in others if path.endswith(".j2")}
    files |= {path: templates[path].encode() for path in others if not path.endswith(".j2")}
    files |= {path: formatted(path, data) for path, data in files.items() if path.startswith("content/")}
    return dict(sorted((files | {_ARTICLE: article}).items()))


def _in_markdown(text: str) -> str:
    return _MARKUP.sub(lambda sign: f"\\{sign.group()}", text)

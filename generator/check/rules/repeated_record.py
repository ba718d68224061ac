"""Two records are one and the same.

Two facts with one statement, two sources with one address or one archived text, and two countries with one ISO code would be
counted twice. Keep one of them, and write the other's id in its `former_ids`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.model.content import Content, Record
from generator.model.entity import Country, Entity
from generator.model.fact import Fact
from generator.model.iso import OFFICIAL
from generator.model.source import Source
from generator.problem import Problem

_NOT_IN_WORDS = re.compile(r"[\W_]+")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid", re.IGNORECASE)
_Told = Callable[..., object]


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem at the later of two records that say the same of what identifies them."""
    yield from _repeated(content, content.facts, _statement, "statement")
    yield from _repeated(content, content.sources, _address, "url")
    yield from _repeated(content, content.sources, lambda source: source.archive.sha256, "archive", "sha256")
    yield from _repeated(content, content.entities, _code, "iso")


def _repeated(content: Content, own: Mapping[str, Record], told: _Told, *path: str) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for identity, record in own.items():
        known = first.setdefault(told(record) or identity, identity)
        if known != identity:
            message = f"`{'.'.join(path)}` is that of {known!r}, so the two are one"
            hint = "keep one of them, with the other's id in its `former_ids`"
            yield Problem(content.locate(record, *path), "repeated-record", message, hint=hint)


def _statement(fact: Fact) -> object:
    """Return the words, the date and who says so: a repeated report a year later is another fact."""
    return _NOT_IN_WORDS.sub(" ", fact.statement.casefold()).strip(), fact.when and fact.when.text, fact.said_by


def _address(source: Source) -> object:
    parts = urlsplit(source.url)
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), urlencode(sorted(query))


def _code(entity: Entity) -> object:
    """Return the code of a country; those that ISO leaves to its users are few, and may be shared."""
    return entity.iso if isinstance(entity, Country) and entity.iso in OFFICIAL else None

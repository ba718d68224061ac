"""What a reading of a desk tells at present, in a few bytes: a page whose readings all tell the same is the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b

from pydantic import BaseModel

from generator.render.desk import Desk
from generator.render.tables import FROM_TEXTS, OF_A_FACT, VALUES_FROM_TEXTS, Table, tables_of
from generator.render.trace import EVERYTHING, WHOLE, Read

_BYTES = 16


class Fingerprints:
    """Takes the fingerprints of what a desk holds, each once."""

    def __init__(self, desk: Desk, besides: Mapping[str, Table]) -> None:
        """Look at `desk`, and at the tables `besides` that an adapter has."""
        self._tables = {**tables_of(desk), **besides}
        self._taken: dict[Read, bytes] = {}
        self._records: dict[int, bytes] = {}

    def __call__(self, read: Read) -> bytes:
        """Return the fingerprint of what one reading tells; that nothing stands at a key is told, too."""
        if read not in self._taken:
            self._taken[read] = _digest(self._parts(read))
        return self._taken[read]

    def _parts(self, read: Read) -> Iterator[bytes]:
        name, key = read
        yield repr(read).encode()
        if read == EVERYTHING:
            yield from (self((table, WHOLE)) for table in FROM_TEXTS)
            yield from (self(("values", value)) for value in VALUES_FROM_TEXTS)
            return
        for table in [self._tables[each] for each in (OF_A_FACT if name == OF_A_FACT[0] else (name,))]:
            yield b";"
            if key == WHOLE:
                yield from (self((name, each)) for each in table)
            elif key in table:
                yield from self._of(table[key])

    def _of(self, value: object) -> Iterator[bytes]:
        """Yield what tells `value` from any other of its kind."""
        match value:
            case BaseModel():
                if id(value) not in self._records:  # the content keeps it, so its identity is no other's
                    told = f"{type(value).__name__} {value.model_dump_json()}"
                    self._records[id(value)] = _digest([told.encode()])
                yield self._records[id(value)]
            case tuple() | list():
                yield b"(%d" % len(value)
                for part in value:
                    yield from self._of(part)
            case None | str() | int() | date() | Enum():
                yield f"{type(value).__name__} {value!r}".encode()
            case _ if is_dataclass(value):
                yield type(value).__name__.encode()
                for field in fields(value):
                    yield from self._of(getattr(value, field.name))
            case _:
                raise TypeError(f"of {type(value).__name__} no fingerprint can be taken")


def _digest(parts: Iterable[bytes]) -> bytes:
    digest = blake2b(digest_size=_BYTES)
    for part in parts:
        digest.update(b"%d:" % len(part))  # so that no two rows of parts are one row of bytes
        digest.update(part)
    return digest.digest()

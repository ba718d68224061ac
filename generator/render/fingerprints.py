"""What a reading of a desk tells at present, in a few bytes: a page whose readings all tell the same is the same."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from itertools import chain
from types import NoneType
from typing import Any

from pydantic import BaseModel

from generator.render.desk import Desk
from generator.render.tables import FROM_TEXTS, OF_A_FACT, VALUES_FROM_TEXTS, Table, tables_of
from generator.render.trace import EVERYTHING, WHOLE, Read

_BYTES = 16
_NOTHING = object()


class Fingerprints:
    """Takes the fingerprints of what a desk holds, each once, and gives each reading a number: there are very many."""

    def __init__(self, desk: Desk, besides: Mapping[str, Table]) -> None:
        """Look at `desk`, and at the tables `besides` that an adapter has."""
        self._tables = {**tables_of(desk), **besides}
        self._numbers: dict[str, dict[Any, int]] = defaultdict(dict)
        self._taken = bytearray()
        self._records: dict[int, str] = {}
        self._tellers: dict[type, Callable[[Any], str]] = {}

    def number(self, read: Read) -> int:
        """Return the number of a reading, whose fingerprint is then taken; that nothing stands at its key is told, too."""
        name, key = read
        number = self._numbers[name].get(key)
        if number is None:
            told = "\n".join([repr(read), *self._lines(read)])
            taken = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
            number = self._numbers[name][key] = len(self._taken) // _BYTES
            self._taken += taken
        return number

    def __getitem__(self, number: int) -> bytes:
        """Return the fingerprint of what the reading of this number tells."""
        return bytes(self._taken[_BYTES * number : _BYTES * (number + 1)])

    def readings(self) -> dict[int, Read]:
        """Return every reading that has a number."""
        return {number: (name, key) for name, keys in self._numbers.items() for key, number in keys.items()}

    def _lines(self, read: Read) -> Iterator[str]:
        name, key = read
        if read == EVERYTHING:
            yield from (self._print((table, WHOLE)) for table in FROM_TEXTS)
            yield from (self._print(("values", value)) for value in VALUES_FROM_TEXTS)
            return
        tables = {each: self._tables[each] for each in (OF_A_FACT if name == OF_A_FACT[0] else (name,))}
        if key == WHOLE:
            yield from (self._print((name, one)) for one in dict.fromkeys(chain.from_iterable(tables.values())))
            return
        for each, table in tables.items():
            if (value := table.get(key, _NOTHING)) is not _NOTHING:  # some tables work out what they are asked for
                yield f"{each} {self._told(value)}"

    def _print(self, read: Read) -> str:
        return self[self.number(read)].hex()

    def _told(self, value: object) -> str:
        """Return in one line what tells `value` from any other."""
        kind = type(value)
        if kind not in self._tellers:
            self._tellers[kind] = self._teller(kind)
        return self._tellers[kind](value)

    def _teller(self, kind: type) -> Callable[[Any], str]:
        name = kind.__name__
        if issubclass(kind, BaseModel):
            return self._record
        if issubclass(kind, tuple | list):
            return lambda value: f"{name}({','.join(map(self._told, value))})"
        if issubclass(kind, str | int | date | Enum | NoneType):
            return lambda value: f"{name} {value!r}"
        if is_dataclass(kind):
            parts = [field.name for field in fields(kind)]
            return lambda value: f"{name}({','.join(self._told(getattr(value, part)) for part in parts)})"
        raise TypeError(f"of {name} no fingerprint can be taken")

    def _record(self, record: BaseModel) -> str:
        known = self._records.get(id(record))  # the content keeps it, so its identity is no other's
        if known is None:
            told = f"{type(record).__name__} {record.model_dump_json()}".encode()
            known = self._records[id(record)] = blake2b(told, digest_size=_BYTES).hexdigest()
        return known

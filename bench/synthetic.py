"""Content of any size, made from the real content: what it is like stays, how much there is of it grows.

The real records are repeated in tiles. Tile 0 is the real content as it is; in every other tile ids, names and part of
the words are others, so that each tile is about things of its own: text lengths, citations, roles, differences and links
per fact keep the distribution of the real ones. Facts are repeated more often than entities, so that an entity of a
large briefing has more facts, as it would have. The focus country is one and the same in all tiles.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from generator.load.content import load
from generator.load.tree import read_content
from generator.model.content import Content
from generator.model.hedges import HEDGE_WORDS
from generator.model.mentions import NameIndex
from generator.model.numbers import numbers_in

Plain = dict[str, Any]
_SYLLABLES = "ba ce di fo gu ha ki lo mu ne pa ri so tu va we xi yo ze bra cle dri flo gru".split()
_WORD = re.compile(r"\b[a-z]{5,}\b")
_SCALES = {"thousand", "million", "billion", "trillion", "cent", "percent"}  # part of a number
# Of the words of a repeated statement, how many become others: a larger briefing has a larger vocabulary.
_OTHER_WORDS = 0.3
_REFERRING = {"about", "participants", "parties", "follows", "relays"}
_ONE = {"said_by", "outcome_of", "country", "part_of", "event", "of", "publisher", "author"}


@dataclass(frozen=True)
class Size:
    """How many tiles of entities and of facts there are; the real content has one of each."""

    name: str
    entity_tiles: int
    fact_tiles: int


SIZES = {"S": Size("S", 1, 1), "M": Size("M", 6, 30), "L": Size("L", 56, 301)}


def write_tree(real: Path, folder: Path, size: Size, seed: int = 1) -> None:
    """Write content of `size`, made from that below `real`, below `folder`; the same seed gives the same bytes."""
    for name, data in _Tiling(real, size, seed).files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@dataclass(frozen=True)
class _Tiling:
    real: Path
    size: Size
    seed: int

    @cached_property
    def texts(self) -> dict[str, bytes]:
        return read_content(self.real)

    @cached_property
    def content(self) -> Content:
        content, problems = load(self.texts)
        assert content is not None, problems
        return content

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.content.entities.values())

    @cached_property
    def vocabulary(self) -> list[str]:
        """Invented words, as many as a text of this size would add; the first are drawn most often."""
        draw = random.Random(self.seed)  # noqa: S311  # a sample, not a secret
        count = int(40 * self.size.fact_tiles**0.6) + 40
        return ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(count)]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of every file."""
        for file, data in self.texts.items():
            if file.startswith("briefs/") or file == "content/site.yml":
                yield file, data
                continue
            records: list[Plain] = yaml.load(data, yaml.CBaseLoader)  # noqa: S506  # texts only, as our loader has them
            folder = file.split("/")[1].removesuffix(".yml")
            by_fact = folder in {"facts", "sources", "measures"}
            stem = file.removesuffix(".yml")
            collected: list[Plain] = []
            for tile in range(self.size.fact_tiles if by_fact else self.size.entity_tiles):
                made = [self._record(folder, record, tile) for record in records]
                made = [record for record in made if record]
                if file.count("/") == 1:  # one file for all measures, and for all themes
                    collected += made
                elif made:
                    yield f"{stem}-{tile}.yml" if tile else file, data if tile == 0 else _dumped(made)
            if file.count("/") == 1:
                yield file, _dumped(collected)

    def _record(self, folder: str, record: Plain, tile: int) -> Plain:
        """Return the record as it stands in a tile; nothing for the focus country, which is only in the first."""
        if tile == 0:
            return record
        if record["id"] == self.content.site.focus:
            return {}
        entity_tile = tile % self.size.entity_tiles
        made = {key: self._value(key, value, tile, entity_tile) for key, value in record.items() if key != "former_ids"}
        draw = random.Random(f"{self.seed} {record['id']} {tile}")  # noqa: S311  # a sample, not a secret
        if folder in {"facts", "sources", "measures"}:
            made["id"] = _numbered(record["id"], tile)
        else:
            made["id"] = _numbered(record["id"], entity_tile)
        if folder == "facts":
            said = self._statement(record["statement"], entity_tile, draw).removesuffix(".")
            made["statement"] = f"{said}, edition {_suffix(tile)}."
        elif folder == "sources":
            made["url"] = f"{record['url']}?edition={tile}"
            edition = sha256(f"{record['archive']['sha256']} {tile}".encode()).hexdigest()
            made["archive"] = {**made["archive"], "sha256": edition}
        elif folder == "countries":
            made["iso"] = "xk"  # a flag that is there; only one country may have a code of its own
        if "name" in record and folder not in {"themes", "measures"}:
            made["name"] = f"{record['name']} {_suffix(entity_tile)}"
            made["aliases"] = [f"{alias} {_suffix(entity_tile)}" for alias in record.get("aliases", [])]
        elif "name" in record:
            made["name"] = f"{record['name']}, {_suffix(entity_tile if folder == 'themes' else tile)}"
        return made

    def _value(self, key: str, value: Any, tile: int, entity_tile: int) -> Any:  # noqa: ANN401  # plain YAML
        """Return a value whose references lead to the records of the same tile."""
        if key in _ONE:
            return self._entity(value, entity_tile)
        if key in _REFERRING:
            return [self._entity(item, entity_tile) for item in value]
        if key == "themes":
            return [_numbered(item, entity_tile) for item in value]
        if key in {"theme", "summary"}:
            return _numbered(value, entity_tile)
        if key in {"sources", "figures", "differs_from", "roles"}:
            return [self._part(item, tile, entity_tile) for item in value]
        return value

    def _part(self, part: Plain, tile: int, entity_tile: int) -> Plain:
        own = {"source", "measure", "fact"}
        return {
            key: _numbered(value, tile)
            if key in own
            else self._entity(value, entity_tile)
            if key in {"who", "of"}
            else value
            for key, value in part.items()
            if key not in {"context", "find"}
        }

    def _entity(self, identity: str, entity_tile: int) -> str:
        return identity if identity == self.content.site.focus else _numbered(identity, entity_tile)

    def _statement(self, text: str, entity_tile: int, draw: random.Random) -> str:
        """Return a statement about the things of a tile, part of its other words replaced."""
        pieces, position = [], 0
        for mention in self.names.find(text):
            is_focus = mention.entity == self.content.site.focus
            name = text[mention.start : mention.end]
            pieces += [
                self._words(text[position : mention.start], draw),
                name if is_focus else f"{name} {_suffix(entity_tile)}",
            ]
            position = mention.end
        return "".join([*pieces, self._words(text[position:], draw)])

    def _words(self, text: str, draw: random.Random) -> str:
        def other(match: re.Match[str]) -> str:
            if draw.random() > _OTHER_WORDS or match[0] in HEDGE_WORDS | _SCALES or any(numbers_in(match[0])):
                return match[0]
            return self.vocabulary[int(len(self.vocabulary) * draw.random() ** 2)]

        return _WORD.sub(other, text)


def _numbered(identity: str, tile: int) -> str:
    return f"{identity}-t{tile}" if tile else identity


def _suffix(tile: int) -> str:
    """Return the invented word that tells the names of a tile from those of all others; empty for the real ones."""
    if tile == 0:
        return ""
    draw = random.Random(tile)  # noqa: S311  # a name, not a secret
    return "".join(draw.choices(_SYLLABLES, k=3)).capitalize() + "".join(_SYLLABLES[int(digit)] for digit in str(tile))


def _dumped(records: list[Plain]) -> bytes:
    return yaml.dump(records, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000).encode()

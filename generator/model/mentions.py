"""Where a text names entities."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generator.model.entity import Entity

_WORD = re.compile(r"\w+")
_MOST_KEPT = 20_000  # texts: what is found in 100,000 takes 18 MB in every process, so of many it is looked for again


@dataclass(frozen=True, slots=True)
class Mention:
    """The span of a text, in characters, that names the entity with id `entity`."""

    start: int
    end: int
    entity: str


Names = tuple[tuple[str, str], ...]
"""Names, each with the id of the entity that bears it."""


def names_of(entities: Iterable[Entity]) -> Names:
    """Return all names and aliases."""
    return tuple((name, entity.id) for entity in entities for name in entity.names)


class NameIndex:
    """Finds names and aliases in texts: whole words, capitals as written, the longest name first."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index every name of `entities` by its first word."""
        self._index(names_of(entities))

    @classmethod
    def of(cls, names: Names) -> Self:
        """Return the index of these names."""
        index = cls(())
        index._index(names)
        return index

    def _index(self, names: Names) -> None:
        by_word: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        for name, entity in sorted(names):  # of two entities with one name the first by id
            first = _WORD.match(name)
            if first:
                by_word[first.group()][len(name)].setdefault(name, entity)
        # By first word: the lengths of its names, the longest first, each with these names.
        self._names = {word: sorted(by_length.items(), reverse=True) for word, by_length in by_word.items()}
        # Few words start with a sign that a name starts with: a capital, as a rule.
        starts = re.escape("".join(sorted({word[0] for word in by_word})))
        self._candidate = re.compile(rf"(?<!\w)[{starts}]\w*" if starts else r"(?!)")
        self._found: dict[str, tuple[Mention, ...]] = {}

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in `text`, in order and without overlaps."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            found = self._found[text] = self._find(text)
        return found

    def _find(self, text: str) -> tuple[Mention, ...]:
        mentions: list[Mention] = []
        end = 0
        for word in self._candidate.finditer(text):
            start = word.start()
            if start < end:
                continue
            for length, names in self._names.get(word.group(), ()):
                stop = start + length
                entity = names.get(text[start:stop])
                if entity is not None and not _continues(text, stop):
                    mentions.append(Mention(start, stop, entity))
                    end = stop
                    break
        return tuple(mentions)


def _continues(text: str, stop: int) -> bool:
    """Whether the word at `stop` goes on; `Türkiye's` and `Türkiye-Syria` still name Türkiye."""
    return stop < len(text) and bool(_WORD.match(text[stop])) and bool(_WORD.match(text[stop - 1]))

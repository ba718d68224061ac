"""Where a text names entities."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.entity import Entity

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """The span of a text, in characters, that names the entity with id `entity`."""

    start: int
    end: int
    entity: str


class NameIndex:
    """Finds names and aliases in texts: whole words, capitals as written, the longest name first."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index every name by its first word."""
        names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entity in entities:
            for name in entity.names:
                first = _WORD.search(name)
                if first and first.start() == 0:
                    names[first.group()].append((name, entity.id))
        self._names = {word: sorted(group, key=lambda pair: (-len(pair[0]), pair)) for word, group in names.items()}

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order and without overlaps."""
        mentions: list[Mention] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name, entity in self._names.get(word.group(), ()):
                stop = word.start() + len(name)
                if text.startswith(name, word.start()) and not _continues(text, stop):
                    mentions.append(Mention(word.start(), stop, entity))
                    end = stop
                    break
        return mentions


def _continues(text: str, stop: int) -> bool:
    """Whether the word at `stop` goes on; `Türkiye's` and `Türkiye-Syria` still name Türkiye."""
    return stop < len(text) and bool(_WORD.match(text[stop])) and bool(_WORD.match(text[stop - 1]))

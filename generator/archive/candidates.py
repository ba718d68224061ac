"""What facts could be made of, paragraph by paragraph: the numbers, dates and names that an archived text gives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.archive.moments import moments_in
from generator.archive.text import ArchivedFile
from generator.model.entity import Entity
from generator.model.fields import FIND_WORDS
from generator.model.hedges import HedgedNumber, hedged_numbers
from generator.model.mentions import Mention, NameIndex

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
# Articles and pronouns more often than counts.
_NOT_COUNTED = {"zero", "one", "first"}
_SENTENCE_END = re.compile(r"(?<=[a-z0-9])[.!?;:][\"'’”)]*$")  # not the dot of U.S.
_WORD = re.compile(r"\w+")
_OUTER_MARKS = " \t\"'“”‘’([{,.;:!?)]}"


@dataclass(frozen=True)
class Candidates:
    """What one paragraph gives; nothing else of its text is kept."""

    paragraph: int
    numbers: tuple[HedgedNumber, ...]
    dates: tuple[str, ...]
    """As `moments_in` gives them."""
    names: tuple[tuple[str, str], ...]
    """Name as it is written there, and the id of the entity."""
    find: str
    """At most six words by which the first of them is found again; empty where there are none."""

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph gives nothing that a fact could be held to."""
        return not (self.numbers or self.dates or self.names)


def candidates(entities: Iterable[Entity], file: ArchivedFile) -> Iterator[Candidates]:
    """Yield what each paragraph of `file` gives; names are those of `entities`, and the words that refer to them."""
    index = NameIndex(entity.model_copy(update={"aliases": _spoken_names(entity)}) for entity in entities)
    for number, paragraph in enumerate(file.paragraphs, start=1):
        mentions = index.find(paragraph)
        numbers = [found for found in hedged_numbers(paragraph) if _is_count(found, mentions)]
        names = [(mention.entity, paragraph[mention.start : mention.end]) for mention in mentions]
        starts = [found.start for found in numbers] or [mention.start for mention in mentions]
        yield Candidates(
            paragraph=number,
            numbers=tuple(_first_of_each(((found.amount, found.bound), found) for found in numbers).values()),
            dates=moments_in(paragraph),
            names=tuple((written, entity) for entity, written in _first_of_each(names).items()),
            find=_find(paragraph, starts[0]) if starts else "",
        )


def _first_of_each(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, _Value]:
    first: dict[_Key, _Value] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return first


def _spoken_names(entity: Entity) -> tuple[str, ...]:
    """Return aliases and words such as an adjective; those in small letters could mean anything."""
    return (*entity.aliases, *(words for words in entity.referred_to_as if words[0].isupper()))


def _is_count(number: HedgedNumber, mentions: Sequence[Mention]) -> bool:
    in_name = any(mention.start <= number.start < mention.end for mention in mentions)
    return not in_name and number.written.lower() not in _NOT_COUNTED


def _find(paragraph: str, start: int) -> str:
    """Return the words of `paragraph` from `start`, within the sentence, as they are written there.

    At most six, where `long-term` counts as two: nothing longer is copied, however words are told apart.
    """
    end, count = start, 0
    for word in re.finditer(r"\S+", paragraph[start:]):
        count += max(1, len(_WORD.findall(word.group())))
        if count <= FIND_WORDS:
            end = start + word.end()
        if count >= FIND_WORDS or _SENTENCE_END.search(word.group()):
            break
    return paragraph[start:end].strip(_OUTER_MARKS)

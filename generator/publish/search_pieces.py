"""The volumes of the search index as pieces of a build: one whose records are the same as before is not indexed again."""

from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from generator.pipeline import BuiltSite
from generator.publish.kept import Kept
from generator.publish.made import Made
from generator.publish.press import Piece
from generator.publish.search_index import divided, volumes_of, with_days, write_volume
from generator.publish.search_records import SearchRecord, Thing, place_of, record_of, things
from generator.render.trace import EVERYTHING

_BYTES = 16


def search_pieces(site: BuiltSite, folder: Path, kept: Kept) -> list[Piece]:
    """Return for each volume the piece that writes it below `folder`, or takes it over from what is `kept`.

    Whether it is the same is found out only where something in the content is another, by whoever works on the piece.
    """
    volumes = _Volumes(site)
    return [
        Piece(f"search {number}", partial(_written, number, volumes, folder, kept))
        for number in range(1, volumes_of(len(things(site))) + 1)
    ]


class _Volumes:
    """The records of each volume, made when they are asked for: all at once they would be much."""

    def __init__(self, site: BuiltSite) -> None:
        self._site = site

    @cached_property
    def _things(self) -> list[list[Thing]]:
        return divided((place_of(self._site, thing), thing) for thing in things(self._site))

    def records(self, number: int) -> list[SearchRecord]:
        records = [record_of(self._site, thing) for thing in self._things[number - 1]]
        return with_days(records) if len(self._things) > 1 else records


def _written(number: int, volumes: _Volumes, folder: Path, kept: Kept) -> Made:
    records = volumes.records(number)
    digest = blake2b(digest_size=_BYTES)
    for record in records:
        digest.update(f"{record!r}\n".encode())
    content = digest.hexdigest()
    files = kept.take_of(content, f"search {number}", folder)
    if files is None:
        files = tuple(write_volume(number, records, folder, kept.before))
    return Made(files, (EVERYTHING,), content=content)

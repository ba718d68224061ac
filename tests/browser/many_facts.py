"""A site with the search index of 10,000 invented facts, whose texts are as long and as varied as those of the real ones."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.publish.search_index import FOLDER, write_search_index
from generator.publish.search_records import SearchRecord

MANY = 10_000
_SEED = 2026


def many_facts(records: Sequence[SearchRecord], count: int = MANY) -> list[SearchRecord]:
    """Return so many invented facts: as long as a real one, of real ones' words as often as these come, about another's."""
    draw = random.Random(_SEED)  # noqa: S311  # the same facts every time
    facts = [record for record in records if record.filters["kind"] == ("Fact",)]
    words = [word for fact in facts for word in fact.title.split()]
    made = []
    for number in range(count):
        length, about, when = (draw.choice(facts) for _ in range(3))
        page, _, _ = about.address.partition("#")
        filters = {**about.filters, "year": when.filters["year"]}
        made.append(
            replace(
                about,
                address=f"{page}#fact-invented-{number}",
                title=" ".join(draw.choice(words) for _ in length.title.split()),
                filters=filters,
                shown={**about.shown, "date": when.shown["date"]},
                sort_date=when.sort_date,
            )
        )
    return made


def write_large_site(site: Path, records: Sequence[SearchRecord], folder: Path) -> None:
    """Copy the built `site` to `folder` with the index of many facts beside the pages and briefs of `records`."""
    pages = [record for record in records if record.filters["kind"] != ("Fact",)]
    write_site(site, [*pages, *many_facts(records)], folder)


def write_site(site: Path, records: Sequence[SearchRecord], folder: Path) -> None:
    """Copy the built `site` to `folder` with the index of `records` in place of its own."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(FOLDER))
    write_search_index(records, folder)

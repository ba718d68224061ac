"""A watched desk makes the same pages, and nothing that is read of it goes unnoticed."""

from collections.abc import Callable
from functools import partial

import pytest

from generator.derive.dossier import Dossier
from generator.pipeline import BuiltSite
from generator.render.fingerprints import Fingerprints
from generator.render.page import Page
from generator.render.pages import PageJob, page_jobs
from generator.render.trace import EVERYTHING, WHOLE, Read
from generator.render.traced import traced


def reads_of(site: BuiltSite, read: Callable[[Dossier], object]) -> set[Read]:
    """Return what is noted while `read` reads."""
    desk = traced(site.desk)
    return set(desk.trace.noted(lambda: read(desk.dossier))[1])


def test_a_watched_desk_makes_the_same_pages(miniature_with_past: BuiltSite) -> None:
    watched = [page for job in page_jobs(traced(miniature_with_past.desk)) for page in job.make()]
    assert tuple(watched) == miniature_with_past.pages


def test_the_page_of_one_record_does_not_hang_on_all_records(miniature_with_past: BuiltSite) -> None:
    desk = traced(miniature_with_past.desk)
    for job in page_jobs(desk):
        if "/" in job.path and not job.path.startswith("about/"):
            _, reads = desk.trace.noted(partial(_pages, job))
            assert not {EVERYTHING, ("facts", WHOLE), ("entities", WHOLE)} & set(reads), job.path


def _pages(job: PageJob) -> list[Page]:
    return list(job.make())


@pytest.mark.parametrize(
    ("read", "noted"),
    [
        (lambda dossier: dossier.content.entities["norland"], {("entities", "norland")}),
        (lambda dossier: dossier.content.entities.get("none"), {("entities", "none")}),
        (lambda dossier: "none" in dossier.content.entities, {("entities", "none")}),
        (lambda dossier: list(dossier.content.entities), {("entities", WHOLE)}),
        (lambda dossier: len(dossier.content.sources), {("sources", WHOLE)}),
        (lambda dossier: list(dossier.content.sources.values()), {("sources", WHOLE)}),
        (lambda dossier: dossier.facts_about["norland"], {("facts_about", "norland")}),
        (lambda dossier: dossier.planned_around("norland"), {("planned_around", "norland")}),
        (lambda dossier: dossier.content.theme_places, {("themes", WHOLE)}),
        (lambda dossier: dossier.today, {("values", "today")}),
        (lambda dossier: dossier.history.last_changed, {("values", "last_changed")}),
        (lambda dossier: list(dossier.content.facts_where(bool)), {EVERYTHING}),
        (lambda dossier: list(dossier.content.cited_records), {EVERYTHING}),
        (lambda dossier: dossier.content.locate(dossier.content.site), {("values", "site"), EVERYTHING}),
    ],
)
def test_what_is_read_is_noted_and_what_is_not_known_to_be_narrower_is_everything(
    miniature: BuiltSite, read: Callable[[Dossier], object], noted: set[Read]
) -> None:
    assert reads_of(miniature, read) == noted


def test_fingerprints_tell_values_apart_and_nothing_from_something(miniature: BuiltSite) -> None:
    take = Fingerprints(miniature.desk, {"more": {"a": (1, "2"), "b": (1, ("2",)), "c": None, "d": ("1", "2")}})
    reads: list[Read] = [("more", key) for key in ("a", "b", "c", "d", "none")]
    reads += [("entities", "norland"), ("entities", "sudland"), ("entities", WHOLE), EVERYTHING]
    numbers = [take.number(read) for read in reads]
    assert len({take[number] for number in numbers}) == len(reads)
    assert [take.readings()[number] for number in numbers] == reads
    plain = Fingerprints(miniature.desk, {})
    assert plain[plain.number(EVERYTHING)] == take[take.number(EVERYTHING)]


def test_of_what_may_hide_something_no_fingerprint_is_taken(miniature: BuiltSite) -> None:
    with pytest.raises(TypeError, match="of object no fingerprint can be taken"):
        Fingerprints(miniature.desk, {"more": {"a": object()}}).number(("more", "a"))


class Counting(dict[str, str]):
    """A table that works out what it is asked for, and counts how often."""

    asked = 0

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]  # any default
        """Count, and return what stands at `key`."""
        self.asked += 1
        return super().get(key, default)

    def __getitem__(self, key: str) -> str:
        """Count, and return what stands at `key`."""
        self.asked += 1
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Count: a table that works things out must do so to tell."""
        self.asked += 1
        return super().__contains__(key)


def test_what_a_reading_tells_is_worked_out_once(miniature: BuiltSite) -> None:
    table = Counting(a="told")
    take = Fingerprints(miniature.desk, {"more": table})
    assert take.number(("more", "a")) == take.number(("more", "a"))
    assert table.asked == 1

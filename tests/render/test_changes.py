"""What changed, as readers are told: on its page, at the fact, on every page that shows it."""

import json
from datetime import UTC, datetime

from generator.derive.history import Step, Tracer
from generator.load.tree import read_content, read_templates
from generator.pipeline import BuiltSite, build
from generator.publish.data import data_files
from generator.publish.head import page_metadata
from generator.render.changes import change_line
from tests.built import MINIATURE, TODAY, build_in_memory, build_with_past
from tests.render.pages import page_at, tree_at


def test_each_day_is_told_with_what_was_said_before(miniature_with_past: BuiltSite) -> None:
    page = page_at(miniature_with_past, "changes")
    days = [section for section in page.sections if section.anchor.startswith("day-")]
    assert [section.heading for section in days] == ["3 May 2026", "1 May 2026"]
    text = tree_at(miniature_with_past, "changes").text
    assert "Documents signed by Norland: 47 → 48" in text
    assert "1 fact retired" in text
    assert "1 fact added" in text  # the fact that differs


def test_a_fact_that_was_retired_since_says_so_where_it_was_added(miniature_with_past: BuiltSite) -> None:
    first = miniature_with_past.dossier.history.days[0]
    (change,) = [change for change in first.changes if change.id == "documents-first-count"]
    assert change_line(miniature_with_past.desk, change, "../").told == ("Retired since",)


def test_a_slip_is_no_news(miniature_with_past: BuiltSite) -> None:
    assert "4 May 2026" not in tree_at(miniature_with_past, "changes").text


def test_a_long_day_is_told_in_short_and_whole_in_the_data(miniature_with_past: BuiltSite) -> None:
    text = tree_at(miniature_with_past, "changes").text
    facts = len(miniature_with_past.dossier.content.facts)
    assert f"{facts} facts added" in text  # all but the one that came later, with the one that was retired
    assert f"And {facts - 8} more." in text
    days = json.loads(dict(data_files(miniature_with_past))["data/v1/changes.json"])["days"]
    added = [one for one in days[-1]["changes"] if (one["space"], one["kind"]) == ("fact", "added")]
    assert len(added) == facts


def test_a_corrected_fact_says_so_wherever_it_stands(miniature_with_past: BuiltSite) -> None:
    fact = miniature_with_past.dossier.content.facts["documents-by-minister"]
    path, _, anchor = miniature_with_past.desk.addresses.fact(fact).partition("#")
    text = tree_at(miniature_with_past, path.rstrip("/")).find(anchor).text
    assert "Corrected 3 May 2026: Documents signed by Norland: 47 → 48; wording." in text


def test_a_page_is_as_old_as_the_last_change_of_what_it_shows(miniature_with_past: BuiltSite) -> None:
    changed = {page.path: page_metadata(miniature_with_past, page)["modified"] for page in miniature_with_past.pages}
    assert changed["events/year-review-2025"] == "2026-05-03"
    assert changed["people/ada-quill"] == "2026-05-01"  # of its only fact a slip alone was mended on 4 May
    assert changed["changes"] == "2026-05-03"  # it has no facts of its own: the last change of anything


def test_a_page_that_lost_a_fact_has_changed() -> None:
    now = read_content(MINIATURE)
    file = "content/facts/diplomacy.yml"
    before, rest = now[file].split(b"  retired:\n")
    steps = [
        Step("first", datetime(2026, 5, 1, tzinfo=UTC), {**now, file: before + rest[rest.index(b"  former_ids") :]}),
        Step("second", datetime(2026, 5, 3, tzinfo=UTC), {file: now[file]}),
    ]
    site = build(now, read_templates(), TODAY, Tracer().trace(steps))
    changed = {page.path: page_metadata(site, page)["modified"] for page in site.pages}
    for path in ("events/year-review-2025", "people/olaf-brandt", "themes/diplomatic-service"):
        assert changed[path] == "2026-05-03"
    assert changed["sources/norland-gazette-2025-12-20"] == "2026-05-03"
    assert changed["organisations/strait-institute"] == "2026-05-01"
    assert "Last changed: 3 May 2026" in tree_at(site, "events/year-review-2025").text


def test_without_a_history_nothing_is_dated_and_the_page_says_why(miniature: BuiltSite) -> None:
    assert "without the history of its files" in tree_at(miniature, "changes").text
    assert not any(page_metadata(miniature, page)["modified"] for page in miniature.pages)
    assert json.loads(dict(data_files(miniature))["data/v1/changes.json"]) == {"days": [], "recorded": False}


def test_the_site_is_the_same_whatever_the_day_it_is_built(miniature_with_past: BuiltSite) -> None:
    """What is dated is dated by the record: not by the clock."""
    assert build_with_past().pages == miniature_with_past.pages
    assert build_in_memory(MINIATURE).dossier.history.days == ()

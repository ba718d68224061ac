"""A retired fact: found at its anchor, marked, and nowhere else."""

import json

import pytest

from generator.check.registry import check
from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.search_records import search_records
from tests.make import make_brief, make_content, make_country, make_fact
from tests.render.pages import tree_at, trees_of

RETIRED = {"since": "2026-01-12", "why": "The source was misread.", "replaced_by": "a-fact"}


def test_stands_at_its_anchor_with_day_reason_and_what_holds_instead(miniature: BuiltSite) -> None:
    address = miniature.desk.addresses.fact(miniature.dossier.content.retired["documents-first-count"])
    path, _, anchor = address.partition("#")
    text = tree_at(miniature, path.rstrip("/")).find(anchor).text
    assert "Retired 12 January 2026: We had misread the Gazette" in text
    assert "Instead: According to Olaf Brandt: Norland signed 48 documents" in text
    assert "It read: According to Olaf Brandt: Norland signed 45 documents" in text


def test_the_anchors_it_had_before_lead_to_it(miniature: BuiltSite) -> None:
    page = next(page for page in miniature.pages if "documents-first-count" in page.retired_facts)
    assert {"fact-documents-first-count", "fact-documents-draft-count"} <= set(page.anchors)


def test_is_on_one_page_alone_and_in_nothing_that_counts_or_searches(miniature: BuiltSite) -> None:
    holding = [path for path, tree in trees_of(miniature).items() if "45 documents" in tree.text]
    assert sorted(holding) == ["changes", "events/year-review-2025"]
    assert [path for path, data in data_files(miniature) if b"45 documents" in data] == ["data/v1/retired.json"]
    assert all("45 documents" not in str(record) for record in search_records(miniature))


def test_is_no_fact_of_its_page(miniature: BuiltSite) -> None:
    facts = json.loads(dict(data_files(miniature))["data/v1/facts.json"])["facts"]
    assert len(facts) == len(miniature.dossier.content.facts)
    assert all("documents-first-count" not in page.facts for page in miniature.pages)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            make_content(
                facts=[
                    make_fact(),
                    make_fact(id="gone", retired=RETIRED),
                    make_fact(id="other", differs_from=[{"fact": "gone", "note": "Another number."}]),
                ]
            ),
            "'gone' is a retired fact",
        ),
        (
            make_content(
                facts=[make_fact(), make_fact(id="gone", retired=RETIRED)],
                briefs=[make_brief(body="It [was so](fact:gone).\n")],
            ),
            "the fact 'gone' is retired",
        ),
        (
            make_content(
                facts=[make_fact(), make_fact(id="gone", retired=RETIRED)], entities=[make_country(summary="gone")]
            ),
            "'gone' is a retired fact",
        ),
    ],
)
def test_nothing_may_rest_on_it(content: object, message: str) -> None:
    problems = [problem for problem in check(content) if message in problem.message]  # type: ignore[arg-type]
    assert len(problems) == 1
    assert "name 'a-fact', which replaces it" in problems[0].hint


def test_what_it_names_must_exist() -> None:
    content = make_content(facts=[make_fact(id="gone", retired=RETIRED | {"replaced_by": "nothing"})])
    assert "unknown-fact" in {problem.rule for problem in check(content)}

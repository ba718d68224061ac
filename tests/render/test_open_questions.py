"""The page of open questions: every question once, each leading to what it is one of, and never too many on a page."""

from collections import Counter

import pytest

from generator.derive.todo import Kind, todo
from generator.model.citation import Unknown
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.render.open_questions import ADDRESS, QUESTIONS_PER_PAGE
from generator.render.page import Page
from tests.html_tree import Element, read_html
from tests.make import make_content, make_fact, make_source, make_theme
from tests.render.pages import OTHERS, site_of, site_with

NO_LINE = {Kind.ONE_ORIGIN, Kind.SECOND_LOOK}
MOST_BYTES = 47_000  # the engine puts 13 kB around it


def parts_of(site: BuiltSite) -> list[Page]:
    """Return the parts of the page."""
    return [page for page in site.pages if f"{page.path}/".startswith(ADDRESS)]


def questions_on(tree: Element) -> list[Element]:
    """Return the lines of questions: what each is about, then the questions."""
    lists = [element for element in tree.all("ul") if "questions" in element.classes]
    return [line for found in lists for line in found.all("li")]


@pytest.mark.parametrize("name", ["miniature", "real"])
def test_every_question_stands_on_one_part_once_and_leads_to_its_fact(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    trees = [read_html(to_html(page)) for page in parts_of(site)]
    shown = Counter(
        question.strip()
        for tree in trees
        for line in questions_on(tree)
        for question in line.all("p")[0].text.split("; ")
    )
    groups = todo(site.dossier.content, site.dossier.today)
    asked = [item for group in groups for item in group.items if item.kind not in NO_LINE]
    for item in asked:
        if isinstance(item.detail, Unknown):
            is_plain_date = item.kind is Kind.NOT_STATED and item.detail.what == "date"
            what = item.detail.what.split("; ")[0]
            assert any(question.startswith(what) for question in shown) or is_plain_date
    links = {link.attributes["href"] for tree in trees for link in tree.all("a")}
    for fact in {item.record.id for item in asked if item.record.kind == "fact" and not _is_date(item.detail)}:
        address = site.desk.addresses.fact(site.dossier.content.facts[fact])
        assert any(link.endswith(address) for link in links), fact
    dates = sum(_is_date(item.detail) for item in asked if item.kind is Kind.NOT_STATED)
    assert f"{dates} date{'s' if dates > 1 else ''} not stated besides" in trees[-1].text


def _is_date(detail: object) -> bool:
    return isinstance(detail, Unknown) and detail.what == "date"


def test_many_questions_need_several_pages_none_too_large() -> None:
    unknown = [{"what": f"question {number} of some length, as they are", "reason": "unclear"} for number in range(50)]
    facts = [make_fact(id=f"{'long-' * 12}{number}", unknown=unknown) for number in range(8)]
    themes = [make_theme(id=f"theme-{number}", name=f"A theme of some length, {number}") for number in range(60)]
    facts += [
        make_fact(id=f"claim-{number}", standing="claimed", said_by="norland", themes=[theme.id])
        for number, theme in enumerate(themes)
    ]
    themes.append(make_theme())
    site = site_of(make_content(facts=facts, entities=OTHERS, sources=[make_source()], themes=themes))
    pages = parts_of(site)
    lines = [questions_on(read_html(to_html(page))) for page in pages]
    counts = [sum(line.text.count("question ") for line in part) for part in lines]
    assert max(counts) <= QUESTIONS_PER_PAGE
    assert sum(counts) == 400
    assert max(len(to_html(page).encode()) for page in pages) < MOST_BYTES
    assert [page.path for page in pages[:2]] == ["about/open-questions", "about/open-questions/2"]
    assert pages[1].trail == (("Home", "../../../"), ("Open questions", "../"))


def test_claims_of_one_origin_are_counted_by_theme_and_source_and_not_listed(real: BuiltSite) -> None:
    (first, *rest) = [read_html(to_html(page)) for page in parts_of(real)]
    claims = [item for group in todo(real.dossier.content, real.dossier.today) for item in group.items]
    claims = [item for item in claims if item.kind is Kind.ONE_ORIGIN]
    assert f"{len(claims)} of {len(real.dossier.content.facts)} facts are claims" in first.text
    by_source = first.all("table")[1].all("tr")[1:]
    counted = {row.all("td")[0].text: int(row.all("td")[1].text) for row in by_source}
    cited = Counter(
        real.dossier.content.sources[source].title
        for item in claims
        for source in {citation.source for citation in real.dossier.content.facts[item.record.id].sources}
    )
    assert counted == cited
    assert all(not tree.all("table") for tree in rest)


def test_where_nothing_is_due_it_says_so_and_where_a_plan_has_passed_it_shows_it_in_full() -> None:
    nothing = "no plan’s date has passed"
    source = make_source(checked="2026-11-01")
    quiet = site_of(make_content(facts=[make_fact()], entities=OTHERS, sources=[source]))
    assert nothing in read_html(to_html(parts_of(quiet)[0])).text
    plan = make_fact(id="plan", statement="A cable is to be laid.", standing="planned", when="2026-10")
    tree = read_html(to_html(parts_of(site_with(plan))[0]))
    assert nothing not in tree.text
    assert "A cable is to be laid. (planned for October 2026; outcome not recorded)" in tree.text

from generator.pipeline import BuiltSite
from generator.render.addresses import MOST_WEIGHT, WEIGHT_IN_FULL
from tests.built import engine_html
from tests.html_tree import Element, read_html
from tests.make import make_brief, make_content, make_country, make_fact, make_organisation
from tests.render.pages import page_at, site_of, tree_at


def brief_site(body: str, facts: int = 2, **fields: object) -> BuiltSite:
    """Return a site with one brief of this body, about Norland and facts numbered from 0."""
    made = [make_fact(id=f"fact-{number}") for number in range(facts)]
    entities = [make_country(), make_organisation(id="harbour-post", name="Harbour Post", type="media")]
    return site_of(make_content(facts=made, entities=entities, briefs=[make_brief(body=body, **fields)]))


def brief_tree(site: BuiltSite) -> Element:
    """Return the brief as an engine shows it."""
    return read_html(engine_html(site.briefs[0].markdown))


def test_links_to_records_lead_to_their_pages_and_other_links_stay() -> None:
    body = "A [land](entity:norland), a [theme](theme:neighbours), a [text](source:harbour-post-2025-06-12), [out](https://example.org/)."
    links = {link.text: link.attributes["href"] for link in brief_tree(brief_site(body)).all("a")}
    assert links["land"] == "../countries/norland/index.md"
    assert links["theme"] == "../themes/neighbours/index.md"
    assert links["text"] == "../sources/harbour-post-2025-06-12/index.md"
    assert links["out"] == "https://example.org/"


def test_a_link_to_a_fact_leads_to_the_page_of_evidence_that_holds_it() -> None:
    many = MOST_WEIGHT // WEIGHT_IN_FULL + 1
    body = " ".join(f"[f{number}](fact:fact-{number})" for number in range(many))
    site = brief_site(body, facts=many)
    links = {link.text: link.attributes["href"] for link in brief_tree(site).all("a")}
    assert links["f0"] == "a-brief/facts/index.md#fact-fact-0"
    assert links[f"f{many - 1}"] == f"a-brief/facts/2/index.md#fact-fact-{many - 1}"
    for number, path in ((0, "briefs/a-brief/facts"), (many - 1, "briefs/a-brief/facts/2")):
        assert tree_at(site, path).find(f"fact-fact-{number}").tag == "article"


def test_evidence_stands_in_the_order_of_citation_each_fact_once() -> None:
    body = "[b](fact:fact-1), [a](fact:fact-0), [b again](fact:fact-1)"
    assert page_at(brief_site(body), "briefs/a-brief/facts").facts == ("fact-1", "fact-0")


def test_evidence_leads_back_to_the_brief() -> None:
    page = page_at(brief_site("[a](fact:fact-0)"), "briefs/a-brief/facts")
    assert [text for text, _ in page.trail] == ["Home", "Briefs", "A brief"]
    assert page.trail[-1] == ("A brief", "../../../briefs/a-brief/")


def test_a_page_that_cites_no_fact_has_no_evidence() -> None:
    site = brief_site("Nothing is cited.")
    assert not [page.path for page in site.pages if page.path.startswith("briefs/")]


def test_the_summary_stands_first_with_its_links_and_describes_the_page_without_them() -> None:
    site = brief_site("Body.", summary=["One [fact](fact:fact-0).", "Another line."])
    tree = brief_tree(site)
    sources = [item.text for item in tree.all("li") if item.identity.startswith("source-")]
    assert [item.text for item in tree.all("li")] == ["Home", "Briefs", "One fact.", "Another line.", *sources]
    assert tree.all("a")[2].attributes["href"] == "facts/#fact-fact-0"
    assert site.briefs[0].description == "One fact."


def test_the_title_is_the_only_first_heading() -> None:
    assert [heading.text for heading in brief_tree(brief_site("Text.")).all("h1")] == ["A brief"]


def test_a_page_says_which_briefs_cite_its_facts_and_how_many() -> None:
    site = brief_site("[a](fact:fact-0) and [b](fact:fact-1), [a again](fact:fact-0)")
    about = site.dossier.content.facts["fact-0"].about[0]
    entity = site.dossier.content.entities[about]
    notes = [p.text for p in tree_at(site, f"{entity.folder}/{about}").all("p")]
    assert "Cited in A brief (2 facts)." in notes

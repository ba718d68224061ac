"""The search page holds what a script needs and, without one, the ways on."""

from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.render.search import ADDRESS, FILTERS
from tests.html_tree import read_html


def test_the_search_page_has_a_labelled_field_for_every_filter_and_hides_the_form_until_a_script_works_it(
    miniature: BuiltSite,
) -> None:
    page = read_html(to_html(next(page for page in miniature.pages if page.path == ADDRESS)))
    (form,) = page.all("form")
    assert "hidden" in form.attributes
    labels = {label.attributes["for"]: label.text for label in form.all("label")}
    assert labels == {"words": "Words", "sort": "Order"} | {f"filter-{name}": label for name, label in FILTERS}
    assert {field.identity for field in form.all("select", "input")} == set(labels)


def test_the_search_page_leads_on_without_a_search(miniature: BuiltSite) -> None:
    page = read_html(to_html(next(page for page in miniature.pages if page.path == ADDRESS)))
    links = {link.attributes["href"] for link in page.all("a")}
    assert {"../countries/", "../a-z/", "../timeline/", "../sources/"} <= links
    assert "needs JavaScript" in page.text

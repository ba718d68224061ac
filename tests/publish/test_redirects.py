import re
from collections.abc import Mapping
from dataclasses import replace

from generator.load.tree import read_templates
from generator.model.entity import Entity
from generator.pipeline import BuiltSite, build
from generator.publish.policy import with_policy
from generator.publish.redirects import redirects
from tests.built import TODAY
from tests.html_tree import read_html
from tests.make import miniature_texts


def site_with(replacements: dict[str, str]) -> BuiltSite:
    """Return the miniature with these words of its YAML replaced."""
    texts = miniature_texts()
    for old, new in replacements.items():
        changed = {file: data.replace(old.encode(), new.encode()) for file, data in texts.items()}
        assert changed != texts, old
        texts = changed
    return build(texts, read_templates(), TODAY)


def with_entities(site: BuiltSite, entities: Mapping[str, Entity]) -> BuiltSite:
    """Return the site with other entities, its pages as they were."""
    content = replace(site.dossier.content, entities=entities)
    return replace(site, desk=replace(site.desk, dossier=replace(site.dossier, content=content)))


def test_a_renamed_entity_is_found_at_its_former_address(miniature: BuiltSite) -> None:
    page = read_html(redirects(miniature)["countries/southland/index.html"].decode())
    assert [link.attributes["href"] for link in page.all("a")] == ["../../countries/sudland/"]
    refresh = next(meta for meta in page.all("meta") if meta.attributes.get("http-equiv") == "refresh")
    assert refresh.attributes["content"] == "0; url=../../countries/sudland/"
    canonical = next(link for link in page.all("link") if link.attributes["rel"] == "canonical")
    assert canonical.attributes["href"] == "https://example.org/norland-briefing/countries/sudland/"


def test_a_page_at_a_former_address_has_the_policy_of_all_pages_and_no_script_that_it_forbids(
    miniature: BuiltSite,
) -> None:
    html = redirects(miniature)["countries/southland/index.html"].decode()
    assert html == with_policy(html.replace(policy_tag(html), ""))
    assert html.index("Content-Security-Policy") < min(html.index("<title>"), html.index("<script"))
    assert all(script.attributes.get("src") for script in read_html(html).all("script"))


def policy_tag(html: str) -> str:
    """Return the element that holds the policy, with the line break before it."""
    (tag,) = re.findall('\n<meta http-equiv="Content-Security-Policy"[^>]*>', html)
    return str(tag)


def test_nothing_renamed_leaves_nothing() -> None:
    assert redirects(site_with({"  former_ids: [southland]\n": ""})) == {}


def test_themes_and_sources_are_found_at_their_former_addresses_too() -> None:
    site = site_with(
        {
            "- id: neighbours\n": "- id: neighbours\n  former_ids: [next-door]\n",
            "- id: strait-institute-cables\n": "- id: strait-institute-cables\n  former_ids: [cables]\n",
        }
    )
    assert {"themes/next-door/index.html", "sources/cables/index.html"} <= set(redirects(site))


def test_every_part_of_a_renamed_page_is_found(real: BuiltSite) -> None:
    """The real content has pages of several parts; renamed in memory, each keeps its former address."""
    second = next(page.path for page in real.pages if page.path.startswith("countries/") and page.path.endswith("/2"))
    country = second.split("/")[1]
    entity = real.dossier.content.entities[country]
    renamed = entity.model_copy(update={"former_ids": ("once",)})
    entities = {**real.dossier.content.entities, country: renamed}
    parts = [page.path for page in real.pages if page.path.split("/")[:2] == ["countries", country]]
    assert len(parts) > 1
    assert set(redirects(with_entities(real, entities))) == {
        f"{path.replace(country, 'once')}/index.html" for path in parts
    }


def test_a_renamed_fact_keeps_its_old_anchor(miniature: BuiltSite) -> None:
    page = next(page for page in miniature.pages if "summit-hosted-by-sudland" in page.facts)
    html = "".join(section.html for section in page.sections)
    article = next(a for a in read_html(html).all("article") if a.identity == "fact-summit-hosted-by-sudland")
    assert "fact-sudland-hosts-summit" in {anchor.identity for anchor in article.all("span")}


def test_titles_cannot_break_out_of_the_page() -> None:
    site = site_with({"  name: Sudland\n": '  name: "<script>alert(1)</script>"\n'})
    page = redirects(site)["countries/southland/index.html"].decode()
    assert "<script>alert" not in page

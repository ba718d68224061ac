import pytest

from generator.load.memory import Memory
from generator.load.tree import read_templates
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError, Severity
from tests.built import TODAY
from tests.make import miniature_texts

WARNING = b"""
- id: named-but-not-linked
  statement: Sudland borders Westmark.
  about: [sudland]
  themes: [neighbours]
  when: "2025"
  standing: reported
  sources: [{source: harbour-post-2025-06-12, paragraph: 3}]
"""
UNKNOWN = WARNING.replace(b"harbour-post-2025-06-12", b"harbour-past")


def test_texts_become_pages_and_briefs(miniature: BuiltSite) -> None:
    content = miniature.dossier.content
    paths = {page.path for page in miniature.pages}
    assert {f"{entity.folder}/{entity.id}" for entity in content.entities.values()} <= paths
    assert {f"themes/{theme}" for theme in content.themes} <= paths
    assert {f"sources/{source}" for source in content.sources} <= paths
    assert {brief.path for brief in miniature.briefs} == {"about/method", "briefs/strait-cable"} & set(content.briefs)
    assert miniature.warnings == ()


def test_a_page_is_found_at_its_address_and_nowhere_else(miniature: BuiltSite) -> None:
    for page in miniature.pages:
        assert (miniature.page_at(page.path), miniature.has_page(page.path)) == (page, True)
        beyond = f"{page.path}/99".lstrip("/")
        assert (miniature.page_at(beyond), miniature.has_page(beyond)) == (None, False)


def test_today_is_what_the_caller_says() -> None:
    later = build(miniature_texts(), read_templates(), TODAY.replace(year=2030))
    assert later.dossier.today.year == 2030


def test_a_warning_stops_nothing_and_is_handed_on() -> None:
    site = build(miniature_texts() | {"content/facts/new.yml": WARNING}, read_templates(), TODAY)
    assert {problem.rule for problem in site.warnings} == {"cut-statement", "unlisted-entity"}
    assert {problem.severity for problem in site.warnings} == {Severity.WARNING}
    assert "named-but-not-linked" in site.dossier.content.facts


def test_one_error_stops_the_build_with_every_problem_of_the_run_sorted_by_place() -> None:
    texts = miniature_texts() | {"content/facts/new.yml": UNKNOWN, "content/themes.yml": b"- id: Energy\n"}
    with pytest.raises(ContentError) as raised:
        build(texts, read_templates(), TODAY)
    problems = raised.value.problems
    assert list(problems) == sorted(problems)
    assert {"unknown-source", "bad-slug"} <= {problem.rule for problem in problems}


def test_content_without_its_own_record_is_an_error_and_not_a_crash() -> None:
    texts = {file: data for file, data in miniature_texts().items() if file != "content/site.yml"}
    with pytest.raises(ContentError) as raised:
        build(texts, read_templates(), TODAY)
    assert raised.value.problems[0].place.file == "content/site.yml"


def test_templates_are_made_ready_once_for_as_long_as_they_are_the_same() -> None:
    memory, texts, templates = Memory(), miniature_texts(), read_templates()
    first, second = (build(texts, dict(templates), TODAY, memory=memory).desk.environment for _ in range(2))
    assert first is second
    changed = build(texts, templates | {"fact.html.j2": "other"}, TODAY, memory=memory).desk.environment
    assert changed.get_template("fact.html.j2").render() == "other"

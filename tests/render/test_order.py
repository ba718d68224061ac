import functools

import yaml
from hypothesis import given, settings, strategies as st

from generator.load.tree import read_templates
from generator.pipeline import BuiltSite, build
from generator.publish.data import data_files
from generator.render.brief import BriefPage
from generator.render.page import Page
from tests.budget import examples
from tests.built import TODAY, all_pages
from tests.make import miniature_texts

WHOLE = {"content/site.yml", "content/themes.yml", "content/measures.yml"}  # single files, in an order that is meant


@functools.cache
def single_records() -> dict[str, bytes]:
    """Return the miniature with every record in a file of its own."""
    texts = {}
    for file, data in miniature_texts().items():
        if file in WHOLE or file.endswith(".md"):
            texts[file] = data
            continue
        for record in yaml.load(data, yaml.BaseLoader):  # noqa: S506  # texts only
            texts[f"{file.rpartition('/')[0]}/{record['id']}.yml"] = yaml.safe_dump(
                [record], allow_unicode=True
            ).encode()
    return texts


@functools.cache
def in_written_order() -> BuiltSite:
    """Return the site of the single records in the order of the miniature's files."""
    return build(single_records(), read_templates(), TODAY)


def by_path(site: BuiltSite) -> dict[str, Page | BriefPage]:
    """Return all pages under their paths."""
    return {page.path: page for page in all_pages(site)}


@settings(max_examples=examples(3, 30))
@given(st.permutations(sorted(single_records())))
def test_pages_and_data_do_not_depend_on_the_order_of_files(order: list[str]) -> None:
    site = build({file: single_records()[file] for file in order}, read_templates(), TODAY)
    assert by_path(site) == by_path(in_written_order())
    assert dict(data_files(site)) == dict(data_files(in_written_order()))


def test_two_builds_of_the_same_texts_are_equal() -> None:
    again = build(single_records(), read_templates(), TODAY)
    assert again.pages == in_written_order().pages
    assert again.briefs == in_written_order().briefs

"""The one form: reached from any other, kept once reached; what is said and every comment stay."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from generator.edit.form import formatted
from generator.edit.new import Draft, with_new
from generator.edit.rename import rename
from generator.edit.written import Value
from generator.load.content import load
from generator.load.nodes import parse
from generator.load.records import to_plain
from generator.load.tree import read_content
from tests.budget import examples
from tests.built import REPOSITORY
from tests.edit.strewn import comments, strewn
from tests.make import miniature_texts

REAL = {file: data for file, data in read_content(REPOSITORY).items() if file.startswith("content/")}
FILES = sorted(REAL)
MINIATURE = {file: data for file, data in miniature_texts().items() if file.startswith("content/")}
IN_FORM = {file: formatted(file, data) for file, data in MINIATURE.items()}


def said(data: bytes) -> object:
    """Return what a file says, without its form."""
    node, problems = parse("f.yml", data)
    assert problems == []
    return to_plain(node) if node else None


def bare(data: bytes) -> bytes:
    """Return a file in the one form without its comments and blank lines."""
    lines = [line for line in data.split(b"\n") if line.strip() and not line.lstrip().startswith(b"#")]
    return b"\n".join(lines) + b"\n"


@pytest.mark.parametrize("file", FILES)
def test_the_real_content_is_in_its_form(file: str) -> None:
    assert formatted(file, REAL[file]) == REAL[file], "run .venv/bin/briefing fmt"


def test_another_form_is_the_same_content() -> None:
    before, problems = load(miniature_texts())
    after, others = load(miniature_texts() | IN_FORM)
    assert (problems, others) == ([], [])
    assert list(before.facts.items()) == list(after.facts.items())
    assert list(before.entities.items()) == list(after.entities.items())
    assert (before.site, before.sources, before.measures) == (after.site, after.sources, after.measures)
    assert IN_FORM != MINIATURE


@settings(max_examples=examples(15, 300))
@given(st.data())
def test_however_it_was_written_it_comes_out_the_same(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([name for name in FILES if name != "content/site.yml"]))  # has a folded text
    form: Any = data.draw(
        st.fixed_dictionaries(
            {
                "default_style": st.sampled_from([None, '"', "'"]),
                "default_flow_style": st.sampled_from([None, True, False]),
                "width": st.sampled_from([20, 80, 1000]),
                "indent": st.sampled_from([2, 4, 8]),
                "explicit_start": st.booleans(),
                "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
            }
        )
    )
    records: Any = said(REAL[file])
    shuffled = [dict(data.draw(st.permutations(list(record.items())))) for record in records[:8]]
    other = yaml.dump(shuffled, allow_unicode=True, sort_keys=False, **form)
    expected = yaml.dump(records[:8], allow_unicode=True, sort_keys=False)
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    assert formatted(file, (mark + other).encode()) == formatted(file, expected.encode())
    if len(records) <= 8:
        assert formatted(file, other.encode()) == bare(REAL[file])


@pytest.mark.parametrize("file", FILES)
def test_comments_stay_wherever_they_stand(file: str) -> None:
    for seed in range(examples(1, 3)):
        other = strewn(REAL[file], Random(seed))  # noqa: S311  # chooses places
        result = formatted(file, other)
        assert said(result) == said(REAL[file])
        assert comments(result) == comments(other)
        assert formatted(file, result) == result


BEFORE = """\ufeff# yaml-language-server: $schema=../../schema/fact.json   \r
\r
\r
# The cable\r
- statement: 'It''s laid.'   # so it seems\r
  # whose?
  about:
    - norland   # ours
    - westmark
  id: cable
  sources:
  - source: harbour-post-2025-06-12
    paragraph: 3
    find: "laid"
  # above the second
  - {paragraph: 4,   # four
     source: harbour-post-2025-06-12}
  # - {source: dropped, paragraph: 5}
  when: 2025-06
  themes: [  energy,
     neighbours ] # both
  standing: reported

  # on what differs
  differs_from:
    - {fact: other,
       note: "One, and two"}
    # below the last
  # below the first fact

- # the second
  id: other
  statement: >-
    Folded
    text.
  about: [norland]
  themes: [energy]
  standing: "reported"
  figures: [{value: 061.90, measure: cable-length, bound: about}]   # a zero in front


  sources: [{source: harbour-post-2025-06-12, paragraph: "3"}]
# the end



"""
AFTER = """\
# yaml-language-server: $schema=../../schema/fact.json

# The cable
- id: cable
  statement: It's laid.  # so it seems
  # whose?
  about:
    - norland  # ours
    - westmark
  themes: [energy, neighbours]  # both
  when: "2025-06"
  standing: reported
  # on what differs
  differs_from:
    - fact: other
      note: One, and two
    # below the last
  sources:
    - {source: harbour-post-2025-06-12, paragraph: 3, find: laid}
    # above the second
    - source: harbour-post-2025-06-12
      paragraph: 4  # four
    # - {source: dropped, paragraph: 5}
  # below the first fact

# the second
- id: other
  statement: >-
    Folded
    text.
  about: [norland]
  themes: [energy]
  standing: reported
  figures:  # a zero in front
    - {measure: cable-length, value: 061.90, bound: about}
  sources:
    - {source: harbour-post-2025-06-12, paragraph: 3}
# the end
"""


def test_a_file_of_everything_is_put_into_the_form() -> None:
    result = formatted("content/facts/f.yml", BEFORE.encode())
    assert result.decode() == AFTER
    assert formatted("content/facts/f.yml", result) == result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n\n", ""),
        ("# nothing yet  \n\n\n# but soon", "# nothing yet\n\n# but soon\n"),
        ("--- # head\n- {name: B, id: b}\n...\n", "# head\n- id: b\n  name: B\n"),
        ("- id: b\n  description: |+\n    one\n\n", '- id: b\n  description: "one\\n\\n"\n'),
        ("- id: b\n  description: |2\n     one\n", '- id: b\n  description: " one\\n"\n'),
        ("- id: b\n  description: >  # why\n     one\n", "- id: b\n  description: >  # why\n    one\n"),
        ("- id: b\n  description: a\n    b\n", "- id: b\n  description: a b\n"),
        ("- {name: B,\n   # mine\n   id: b}\n", "# mine\n- id: b\n  name: B\n"),
        ("- id: b\n  former_ids: []\n", "- id: b\n  former_ids: []\n"),
        ("- id: b\n  former_ids: [\n  # none\n  ]\n", "- id: b\n  # none\n  former_ids: []\n"),
    ],
)
def test_rare_forms(before: str, after: str) -> None:
    assert formatted("content/themes.yml", before.encode()).decode() == after
    assert formatted("content/themes.yml", after.encode()).decode() == after


def test_a_comment_above_what_becomes_the_first_key_stands_above_braces() -> None:
    before = "- id: f\n  sources:\n    - {paragraph: 3,\n       # mine\n       source: s}\n"
    after = "- id: f\n  sources:\n    # mine\n    - {source: s, paragraph: 3}\n"
    assert formatted("content/facts/f.yml", before.encode()).decode() == after
    assert formatted("content/facts/f.yml", after.encode()).decode() == after


def drafts() -> Mapping[str, Draft]:
    """Return a record to add for each of several kinds."""
    citation: Mapping[str, Value] = {"source": "harbour-post-2025-06-12", "paragraph": 3, "find": "a, b"}
    cited = [citation]
    return {
        "fact": Draft(
            "fact", "content/facts/new.yml",
            {"id": "n", "statement": "A: b", "about": ["norland"], "themes": ["energy"], "when": "2025",
             "standing": "reported", "unknown": [{"what": "who", "reason": "unclear"}], "sources": cited},
        ),
        "country": Draft("country", "content/countries/countries.yml", {"id": "no", "name": "Norway", "iso": "no", "region": "E"}),
        "source": Draft(
            "source", "content/sources/sources.yml",
            {"id": "s", "title": "T", "type": "t", "publisher": "harbour-post", "url": "https://example.org/",
             "interest": [{"statement": "None."}],
             "archive": {"file": "a.txt", "sha256": "0" * 64, "paragraphs": ["01338ccd", "fac2f154"] * 6}},
        ),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["fact", "country", "source"])
def test_what_is_added_is_in_the_form(kind: str) -> None:
    changed = with_new({**miniature_texts(), **IN_FORM}, drafts()[kind])
    assert changed
    for file, data in changed.items():
        assert formatted(file, data) == data


@pytest.mark.parametrize(
    ("old", "new"),
    [("norland", "no"), ("strait-cable", "1e3"), ("theme:energy", "2025"), ("harbour-post-2025-06-12", "post")],
)
def test_what_is_renamed_there_and_back_is_in_the_form(old: str, new: str) -> None:
    texts = {**miniature_texts(), **IN_FORM}
    space = old.partition(":")[0] + ":" if ":" in old else ""
    for name, other in ((old, new), (space + new, "once-more"), (space + "once-more", new)):
        texts |= rename(texts, name, other)
        for file in IN_FORM:
            assert formatted(file, texts[file]) == texts[file]

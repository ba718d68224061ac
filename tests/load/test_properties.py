"""What must hold of all texts: places are true, nothing is lost, nothing raises, order and neighbours do not matter."""

import random
from collections.abc import Iterator
from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings, strategies as st

from generator.check.registry import check
from generator.load.content import load
from generator.load.nodes import Mapping, Node, Scalar, Sequence, parse
from generator.load.records import locate, to_plain
from generator.model.content import Record
from generator.report import report
from tests.budget import examples
from tests.make import make_fact, miniature_texts
from tests.texts import PLAIN_TEXTS
from tests.yaml_text import as_yaml, plain

MINIATURE = miniature_texts()
FILES = [*MINIATURE, "content/facts/new.yml", "content/events/deep/new.yaml", "content/new.yml", "briefs/new.md"]
WORDS = st.from_regex(r"[a-zé茶😀][a-z0-9é茶😀]{0,12}", fullmatch=True)
TREES = st.recursive(
    WORDS | PLAIN_TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)

GOOD_FACT = """\
- id: {id}
  statement: Sudland is an invented state, says {id}.
  about: [sudland]
  themes: [neighbours]
  when: 2025
  standing: reported
  sources: [{{source: strait-institute-cables, paragraph: 1}}]
"""
FAULTS = {
    "bad-slug": ("about: [sudland]", "about: [Sudland]"),
    "impossible-date": ("when: 2025", "when: 2025-13"),
    "missing-date": ("  when: 2025\n", ""),
    "missing-field": ("  standing: reported\n", ""),
    "part-outside-about": ("standing: reported", "standing: reported\n  outcome_of: fjord-summit-2025"),
    "unattributed-claim": ("reported", "claimed"),
    "unknown-entity": ("about: [sudland]", "about: [sudland, sudlend]"),
    "unknown-key": ("standing: reported", "standing: reported\n  colour: red"),
    "unknown-source": ("strait-institute-cables", "strait-institute-table"),
    "unknown-theme": ("[neighbours]", "[neighbors]"),
    "wrong-type": ("reported", "rumoured"),
}


def paths_below(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Yield every node with the path that leads to it."""
    yield path, node
    if isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from paths_below(item, (*path, position))
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield from paths_below(value, (*path, key))


def remainder(text: str, line: int, column: int) -> str:
    """Return the text from a place on."""
    lines = text.split("\n")
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


def starts_with(text: str, value: str) -> bool:
    """Whether `text` starts with the value, as it is or in quotes that mean it."""
    if not text.startswith(("'", '"')):
        return text.startswith(value)
    scalars = (token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken))
    return str(next(scalars).value) == value


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4), st.booleans(), st.sampled_from([None, "'", '"']))
def test_the_text_at_a_recorded_place_starts_with_the_value(
    tree: dict[str, object], flow: bool, style: str | None
) -> None:  # hypothesis passes it by position
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=1000)
    root, problems = parse("f.yml", text.encode())
    assert problems == []
    assert root is not None
    for path, node in paths_below(root):
        place = locate(root, path)
        here = remainder(text, place.line, place.column)
        if isinstance(node, Scalar):
            assert starts_with(here, node.text)
        elif path and isinstance(path[-1], str):
            assert starts_with(here, path[-1])


@given(st.dictionaries(WORDS, TREES, max_size=4))
def test_every_text_survives_dumping_and_loading(tree: dict[str, object]) -> None:
    root, problems = parse("f.yml", yaml.safe_dump(tree, allow_unicode=True).encode())
    assert problems == []
    assert root is not None
    assert to_plain(root) == tree


def everything(texts: dict[str, bytes]) -> str:
    """Return the report on texts, after loading and checking whatever can be."""
    content, problems = load(texts)
    return report([*problems, *check(content)], texts)


@settings(max_examples=examples(50, 1000))
@given(st.sampled_from(FILES), st.binary(max_size=200))
@example("content/site.yml", b"")
@example("briefs/new.md", b"---\n")
@example("content/facts/new.yml", b"- *a")
@example("content/facts/new.yml", b"- ? {a: b}\n  : c")
def test_no_bytes_in_any_file_raise(file: str, data: bytes) -> None:
    assert everything(MINIATURE | {file: data})


@settings(max_examples=examples(25, 500))
@given(
    st.sampled_from(FILES),
    st.text(alphabet="-: \n\t[]{}?*&!|>'\"%@`#,~.<>=\\aé茶\x00\x07\x85\u2028\ufeff0129/()", max_size=60),
)
def test_no_text_in_any_file_raises(file: str, text: str) -> None:
    assert everything(MINIATURE | {file: text.encode()})
    assert everything(MINIATURE | {file: f"---\ntitle: T\n---\n{text}".encode()})
    assert everything(MINIATURE | {file: f"- id: x\n  statement: {text}\n".encode()})


@settings(max_examples=examples(40, 1000))
@given(st.sampled_from(list(MINIATURE)), st.data())
def test_no_slip_of_the_hand_raises(file: str, data: st.DataObject) -> None:
    text = MINIATURE[file]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    slip = data.draw(
        st.sampled_from(["", " ", "\n", "  ", "- ", ":", "]", "}", '"', "'", "\t", "x", "9", "é", "\n- id: x\n"])
    )
    assert everything(MINIATURE | {file: text[:start] + slip.encode() + text[end:]})


@settings(max_examples=examples(5, 100))
@given(st.randoms(use_true_random=False))
def test_content_does_not_depend_on_the_order_of_files_or_on_how_records_are_divided(source: random.Random) -> None:
    whole, _ = load(MINIATURE)
    assert whole is not None
    divided: dict[str, bytes] = {}
    for file, data in MINIATURE.items():
        folder, _, name = file.rpartition("/")
        if folder.count("/") and name.endswith(".yml"):
            for number, record in enumerate(data.decode().split("\n- id: ")):
                text = record if record.startswith(("- id: ", "#")) else "- id: " + record
                divided[f"{folder}/{source.randint(0, 9)}-{name}-{number}.yml"] = (text + "\n").encode()
        else:
            divided[file] = data
    files = list(divided)
    source.shuffle(files)
    content, problems = load({file: divided[file] for file in files})
    assert problems == []
    assert content is not None
    for kind in ("site", "themes", "measures", "sources", "entities", "facts", "briefs"):
        assert getattr(content, kind) == getattr(whole, kind)
    assert check(content) == []


@settings(max_examples=examples(25, 500))
@given(st.lists(st.sampled_from(["", *FAULTS]), min_size=1, max_size=8))
def test_neither_a_good_fact_nor_a_bad_one_hides_a_bad_one(faults: list[str]) -> None:
    texts = [
        GOOD_FACT.format(id=f"f{number}").replace(*FAULTS.get(fault, ("", "")), 1)
        for number, fault in enumerate(faults)
    ]
    content, problems = load(MINIATURE | {"content/facts/zz.yml": "".join(texts).encode()})
    assert content is not None
    found = sorted([*problems, *check(content)])
    assert [problem.rule for problem in found] == [fault for fault in faults if fault]
    starts = [1 + sum(text.count("\n") for text in texts[:number]) for number in range(len(texts) + 1)]
    expected = [number for number, fault in enumerate(faults) if fault]
    for problem, number in zip(found, expected, strict=True):
        assert starts[number] <= problem.place.line < starts[number + 1]


def miniature_records() -> list[Record]:
    """Return every YAML record of the miniature."""
    content, _ = load(MINIATURE)
    assert content is not None
    kinds = (content.themes, content.measures, content.sources, content.entities, content.facts)
    return [content.site, *(record for kind in kinds for record in kind.values())]


@pytest.mark.parametrize("record", miniature_records(), ids=lambda record: getattr(record, "id", "site"))
def test_a_record_of_the_miniature_survives_dumping_and_loading(record: Record) -> None:
    assert type(record).model_validate(plain(record)) == record
    node, problems = parse("f.yml", as_yaml([record]).encode())
    assert problems == []
    assert isinstance(node, Sequence)
    assert type(record).model_validate(to_plain(node.items[0])) == record


STATEMENTS = PLAIN_TEXTS.map(str.strip).filter(lambda text: bool(text.strip("\x1c\x1d\x1e\x1f").strip()))
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(lambda slug: slug != "index")
DATES = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat())
FACTS = st.builds(
    make_fact,
    id=SLUGS,
    statement=STATEMENTS,
    about=st.lists(SLUGS, min_size=1, max_size=3),
    when=st.none() | DATES | DATES.map(lambda day: f"{day[:7]}~") | DATES.map(lambda day: f"{day[:4]}/.."),
    standing=st.sampled_from(["reported", "claimed", "opinion", "planned"]),
    said_by=st.none() | SLUGS,
    figures=st.lists(
        st.fixed_dictionaries(
            {"measure": SLUGS, "value": st.decimals(-(10**9), 10**9, places=2).map(str)},
            optional={"bound": st.sampled_from(["about", "at-least"]), "unknown": st.just("unclear")},
        ),
        max_size=3,
    ),
    unknown=st.lists(st.fixed_dictionaries({"what": STATEMENTS, "reason": st.just("withheld")}), max_size=2),
)


@given(st.lists(FACTS, min_size=1, max_size=4, unique_by=lambda fact: fact.id))
def test_loading_inverts_dumping(facts: list[Record]) -> None:
    site = {"content/site.yml": MINIATURE["content/site.yml"]}
    content, problems = load(site | {"content/facts/f.yml": as_yaml(facts).encode()})
    assert problems == []
    assert content is not None
    assert list(content.facts.values()) == facts

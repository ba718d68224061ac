"""Setting one field: only the lines of its value change, and every comment stays."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.check.references import records
from generator.edit.form import formatted
from generator.edit.new import UnloadableDraftError
from generator.edit.set import with_value
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.load.nodes import parse
from generator.load.records import locate, to_plain
from generator.load.tree import read_content
from generator.model.brief import Brief
from generator.model.content import Content, Record
from generator.model.site import Site
from generator.model.when import When
from generator.problem import ContentError, Location
from tests.budget import examples
from tests.built import REPOSITORY
from tests.edit.strewn import comments, strewn
from tests.make import miniature_texts

SITE = "content/site.yml"
RECORDS_A_FILE = 4  # so that reading a file twice for each edit takes milliseconds
# Of every field's values some are here, and of every sign that means something to YAML one.
WORDS = (
    "a-slug 2025 no 1e3 2024-05 2024-05-06 2025/.. 2024-01/2024-03~ 7 61.90 -3 0 56-68 https://example.org/b#c?d=e~ "
    "reported opinion planned claimed about over up-to not-stated unclear withheld member chair host rhetoric furniture "
    "heading held signed completed summit visit treaty contract corridor aid media company supply programme az ae "
    "0123abcd 89abcdef"
)
TEXTS = [
    "A sentence: with a colon", "a comment # or not", "it's “quoted”", '"quoted"', "- dash", "[a, b]", "{a: b}", "a, b",
    "ends in a colon:", "? a", "! b", "& c", "* d", "| e", "> f", "% g", "@ h", "`i`", "Türkiye’s 中文 🇦🇿", "~", "\\n",
]  # fmt: skip
VALUES = [*WORDS.split(), *TEXTS, "0" * 64, "abcdef01" * 8]


def in_small_files(texts: dict[str, bytes], random: Random) -> Iterator[dict[str, bytes]]:
    """Yield the content in pieces: the site, and one file of some records with comments strewn in."""
    for file, data in texts.items():
        if not file.startswith("content/") or file == SITE:
            continue
        _, *blocks = re.split("^(?=- )", data.decode(), flags=re.MULTILINE)
        for start in range(0, len(blocks), RECORDS_A_FILE):
            piece = "".join(blocks[start : start + RECORDS_A_FILE])
            yield {SITE: texts[SITE], file: strewn(folded(piece, random).encode(), random)}


def folded(text: str, random: Random) -> str:
    """Return the records with some statements over several lines, as YAML allows."""
    lines = []
    for line in text.splitlines():
        key, _, value = line.partition(": ")
        words = value.split()
        is_plain = key.strip() in {"statement", "description"} and value[:1].isalpha() and len(words) > 3
        way = random.choice(["as it is", "as it is", "plain", "block"]) if is_plain else "as it is"
        if way == "as it is":
            lines.append(line)
        else:
            lines += [f"{key}: {words[0]}"] if way == "plain" else [f"{key}: >-", f"    {words[0]}"]
            lines += ["    " + " ".join(words[1:3]), "    " + " ".join(words[3:])]
    return "\n".join(lines) + "\n"


def fields(content: Content) -> Iterator[tuple[Record, list[str | int], TypeAdapter[Any]]]:
    """Yield every single value that can be set: its record, its path and what reads it."""
    for record in records(content):
        if not isinstance(record, Site | Brief):
            for path, adapter in single_values(record):
                if path != ["id"]:
                    yield record, path, adapter


@cache
def reader(model: type[BaseModel], key: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[key].rebuild_annotation())


def single_values(model: BaseModel) -> Iterator[tuple[list[str | int], TypeAdapter[Any]]]:
    for key, field in type(model).model_fields.items():
        value = getattr(model, key)
        if value == field.get_default(call_default_factory=True):
            continue
        adapter = reader(type(model), key)
        for place, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            start: list[str | int] = [key] if place is None else [key, place]
            if isinstance(item, BaseModel):
                yield from (([*start, *path], inner) for path, inner in single_values(item))
            else:
                yield start, adapter


def fits(value: str, path: list[str | int], adapter: TypeAdapter[Any]) -> bool:
    try:
        adapter.validate_python((value,) if isinstance(path[-1], int) else value)
    except ValidationError:
        return False
    return True


def said(data: bytes) -> Any:  # noqa: ANN401  # whatever the file holds
    node, problems = parse("f.yml", data)
    assert problems == []
    assert node is not None
    return to_plain(node)


def hold_edit(before: bytes, after: bytes, place: Location) -> None:
    """Hold that only the lines of the value that starts at `place` differ, and that every comment is there."""
    old, new = before.split(b"\n"), after.split(b"\n")
    extra = len(old) - len(new)
    assert extra in {0, 2, 3}  # a text over several lines is one line afterwards
    assert old[: place.line - 1] == new[: place.line - 1]
    assert old[place.line + extra :] == new[place.line :]
    assert comments(after) == comments(before)


def space(record: Record) -> str:
    return record.kind if record.kind in {"fact", "source", "theme", "measure"} else "entity"


def test_edits_change_their_own_lines_only_and_keep_every_comment() -> None:
    random = Random(20261122)  # noqa: S311  # chooses examples, guards nothing
    pieces = list(in_small_files(read_content(REPOSITORY), random))
    done = set()
    for number in range(examples(200, 1000)):
        texts = pieces[number % len(pieces)]
        content, problems = load(texts)
        assert problems == []
        assert content is not None
        record, path, adapter = random.choice(list(fields(content)))
        values = [value for value in random.sample(VALUES, len(VALUES)) if fits(value, path, adapter)]
        (file,) = (name for name in texts if name != SITE)
        before = said(texts[file])
        own = [entry["id"] for entry in before].index(getattr(record, "id", ""))
        node, _ = parse(file, texts[file])
        assert node
        for value in islice(values, 2):  # the second where the first is what it has
            changed = with_value(texts, f"{space(record)}:{record.id}", ".".join(map(str, path)), value)  # type: ignore[union-attr]  # the site is left out
            if changed:
                hold_edit(texts[file], changed[file], locate(node, [own, *path]))
                holder = before[own]
                for step in path[:-1]:
                    holder = holder[step]
                holder[path[-1]] = value
                assert said(changed[file]) == before
                done.add((record.kind, *(step for step in path if isinstance(step, str))))
                texts |= changed
                break
        else:
            raise AssertionError(f"nothing to set {path} of {record} to")
    assert len(done) > 60


def test_what_is_set_in_a_file_of_the_one_form_is_in_it() -> None:
    texts = miniature_texts()
    texts |= {file: formatted(file, data) for file, data in texts.items() if file.startswith("content/")}
    for name, field, value in (
        ("cable-to-carry-power", "statement", "Norland: the cable # carries power"),
        ("cable-to-carry-power", "statement", "The cable carries power."),
        ("cable-to-carry-power", "when", "2024"),
        ("cable-to-carry-power", "sources.0.find", "a, b"),
        ("cable-to-carry-power", "sources.0.find", "a b"),
        ("cable-owned-by-norland-power", "figures.0.value", "7"),
        ("harbour-post-2025-06-12", "archive.paragraphs.0", "abcdefab"),
        ("norland", "iso", "no"),
        ("norland", "aliases.0", "[North]"),
    ):
        (changed,) = with_value(texts, name, field, value).items()
        assert formatted(*changed) == changed[1]
        texts |= [changed]


OPTIONAL = re.compile(
    rb"""^  (?P<key>when|said_by|summary|place|country|part_of|event|author|url_note): .*\n"""
    rb"""|, (?P<braced>find|bound|context): (?:"[^"]*"|[^,}]*)(?=[,}])""",
    re.MULTILINE,
)


def test_what_is_taken_out_and_set_again_stands_where_it_stood() -> None:
    random = Random(20261123)  # noqa: S311  # chooses examples, guards nothing
    real = read_content(REPOSITORY)
    done = set()
    for file, data in sorted(real.items()):
        places = list(OPTIONAL.finditer(data)) if file.startswith("content/") and file != SITE else []
        if not places:
            continue
        content, _ = load({SITE: real[SITE], file: data})
        assert content is not None
        written = {
            (content.locate(record, *path).line, path[-1]): (record, path) for record, path, _ in fields(content)
        }
        for found in random.sample(places, min(3, len(places))):
            key = (found["key"] or found["braced"]).decode()
            record, path = written[data.count(b"\n", 0, found.start()) + 1, key]
            value: Any = record
            for step in path:
                value = value[step] if isinstance(step, int) else getattr(value, step)
            told = value.text if isinstance(value, When) else str(value)
            without = {SITE: real[SITE], file: data[: found.start()] + data[found.end() :]}
            name = f"{space(record)}:{record.id}"  # type: ignore[union-attr]  # the site is left out
            assert with_value(without, name, ".".join(map(str, path)), told) == {file: data}
            done.add(key)
    assert len(done) > 8


def test_a_new_key_of_a_file_in_another_form_stands_behind_the_first_one() -> None:
    file = "content/countries/countries.yml"
    text = b"# all\n- name: Norland  # ours\n  # codes\n  iso: xa\n  region: E\n  id: norland\n"
    texts = {SITE: miniature_texts()[SITE], file: text}
    after = text.replace(b"  # ours\n", b"  # ours\n  summary: a-fact\n")
    assert with_value(texts, "norland", "summary", "a-fact") == {file: after}


def test_an_edit_of_a_file_with_other_line_ends_and_a_mark_keeps_them() -> None:
    file = "content/facts/energy.yml"
    other = b"\xef\xbb\xbf" + miniature_texts()[file].replace(b"\n", b"\r\n")
    changed = with_value({**miniature_texts(), file: other}, "cable-to-carry-power", "when", "2023/..")
    assert changed == {file: other.replace(b"when: 2024/..", b'when: "2023/.."')}


def test_a_comment_behind_the_header_of_a_block_stays() -> None:
    file = "content/themes.yml"
    block = b"- id: energy\n  name: >-  # why\n    Ener\n    gy\n\n  description: D\n"
    texts = {SITE: miniature_texts()[SITE], file: block}
    after = b"- id: energy\n  name: Power  # why\n\n  description: D\n"
    assert with_value(texts, "energy", "name", "Power") == {file: after}


def test_what_is_there_already_is_no_change() -> None:
    assert with_value(miniature_texts(), "norland", "name", " Norland ") == {}


@pytest.mark.parametrize(
    ("name", "field", "value", "message"),
    [
        ("nowhere", "name", "N", "nothing has the id 'nowhere'"),
        ("norland", "id", "n", "use `briefing rename norland"),
        ("norland", "nam", "N", "a country has no field 'nam'; did you mean 'name'?"),
        ("norland", "xyz", "N", "there are id, name"),
        ("cable-owned-by-norland-power", "figures.0.valu", "1", "figures.0 has no field 'valu'; did you mean 'value'?"),
        ("norland", "aliases", "N", "aliases holds a list, whose items are counted from 0; name a single value, such as aliases.0"),
        ("harbour-post-2025-06-12", "archive", "N", "archive holds several fields; name a single value, such as archive.file"),
        ("harbour-post-2025-06-12", "interest", "N", "such as interest.0.statement"),
        ("norland", "name.first", "N", "'name.first' leads nowhere: name holds a single value"),
        ("norland", "0", "N", "'0' leads nowhere"),
        ("norland", "", "N", "a country has no field ''"),
        ("norland", "aliases.7", "N", "norland has no aliases.7 yet; write it by hand at content/countries/countries.yml:2:3"),
        ("norland", "unknown.0.what", "N", "norland has no unknown yet; write it by hand at content/countries/countries.yml:2:3"),
        ("harbour-post-2025-06-12", "interest.1.paragraph", "3", "harbour-post-2025-06-12 has no interest.1 yet"),
        ("norland", "name", "  ", "a text on one line, and not empty"),
        ("norland", "name", "a\nb", "a text on one line, and not empty"),
        ("norland", "name", "a\x00b", "a text on one line, and not empty"),
        ("norland", "name", "a\udc80", "a text on one line, and not empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_refused_with_a_way_out(name: str, field: str, value: str, message: str) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        with_value(miniature_texts(), name, field, value)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [("when", "2025-13", "impossible-date"), ("standing", "maybe", "wrong-type"), ("sources.0.find", "a b c d e f g", "find-too-long")],
)  # fmt: skip
def test_a_value_that_would_not_load_is_refused_at_its_place(field: str, value: str, rule: str) -> None:
    with pytest.raises(UnloadableDraftError) as refusal:
        with_value(miniature_texts(), "cable-to-carry-power", field, value)
    (problem,) = refusal.value.problems
    assert problem.rule == rule
    assert value.encode() in refusal.value.texts[problem.place.file].split(b"\n")[problem.place.line - 1]


def test_content_that_does_not_load_is_reported() -> None:
    with pytest.raises(ContentError):
        with_value({SITE: b"title: T\n"}, "norland", "name", "N")

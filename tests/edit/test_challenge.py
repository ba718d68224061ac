"""A challenge becomes the change of one value, or says why it does not; what strangers write does nothing else."""

import pytest
from hypothesis import example, given, settings, strategies as st

from generator.check.registry import check
from generator.edit.challenge import FACT, PART, PARTS, PASSAGE, VALUE, Change, change
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.load.tree import read_content
from generator.problem import ContentError
from tests.budget import examples
from tests.built import REPOSITORY
from tests.make import miniature_texts

FILE = "content/facts/diplomacy.yml"
NOTHING = "_No response_"


def issue(
    fact: str = "documents-by-minister",
    part: str = NOTHING,
    value: str = NOTHING,
    passage: str = NOTHING,
    why: str = "It does not say so.",
) -> str:
    """Return the text that GitHub makes of a filled-in form."""
    answers = {
        FACT: fact,
        "What is at fault?": "Something else",
        "What should it say, and why?": why,
        "Where is that written?": NOTHING,
        PART: part,
        VALUE: value,
        PASSAGE: passage,
    }
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())


def made(text: str) -> Change:
    """Return the change, held to be one of the fact's file alone, after which the check finds what it says and no more."""
    texts = miniature_texts()
    found = change(texts, text)
    assert list(found.texts) == [FILE]
    content, problems = load({**texts, **found.texts})
    assert content is not None
    assert problems + check(content) == list(found.left)
    return found


def lines_changed(found: Change) -> list[tuple[bytes, bytes]]:
    before, after = miniature_texts()[FILE].split(b"\n"), found.texts[FILE].split(b"\n")
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def test_a_number_changes_in_the_figure_and_in_the_statement_and_nowhere_else() -> None:
    found = made(issue(part="Number", value="documents-signed: 1,049"))
    assert (found.fact, found.what, found.value) == ("documents-by-minister", "figures.0.value", "1049")
    assert lines_changed(found) == [
        (
            b"  statement: Norland signed 48 documents with twelve countries during 2025.",
            b"  statement: Norland signed 1,049 documents with twelve countries during 2025.",
        ),
        (b"    - {measure: documents-signed, value: 48}", b"    - {measure: documents-signed, value: 1049}"),
    ]
    assert [(problem.rule, problem.place.file) for problem in found.left] == [
        ("brief-number-mismatch", "briefs/briefs/strait-cable.md")
    ]


@pytest.mark.parametrize(
    ("fact", "part", "value", "line"),
    [
        ("documents-by-minister", "Date", "2025-12", b'  when: "2025-12"'),
        ("documents-by-minister", "Who says so", "mira-holm", b"  said_by: mira-holm"),
        ("documents-by-minister", "Who says so", "MIRA HOLM", b"  said_by: mira-holm"),
        ("documents-by-minister", "Standing", "Opinion", b"  standing: opinion"),
        ("gazette-paid-by-government", "Statement", "A state pays: all of it #1.", b'  statement: "A state pays: all of it #1."'),
        ("consulates-planned-for-2026", "Number", "3", b"    - {measure: consulates-planned, value: 3}"),
    ],
)  # fmt: skip
def test_one_value_changes_where_it_is_written(fact: str, part: str, value: str, line: bytes) -> None:
    changed = lines_changed(made(issue(fact, part, value)))
    assert line in [new for _, new in changed]
    assert len(changed) == (2 if part == "Number" else 1)


def test_a_speaker_who_is_missing_is_added_in_a_line_of_its_own() -> None:
    found = made(issue("gazette-paid-by-government", "Who says so", "Mira Holm"))
    before, after = miniature_texts()[FILE].split(b"\n"), found.texts[FILE].split(b"\n")
    place = next(place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    assert after.pop(place) == b"  said_by: mira-holm"
    assert after == before


def test_line_ends_of_a_browser_are_line_ends() -> None:
    text = issue(part="Date", value="2025-12").replace("\n", "\r\n")
    assert made(text).value == "2025-12"


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        (NOTHING, ""),
        ("norland-gazette-2025-12-20, paragraph 3", "norland-gazette-2025-12-20, paragraph 3, which the fact cites."),
        (
            "norland-gazette-2025-12-20 § 9",
            "norland-gazette-2025-12-20, paragraph 9, which the fact does not cite yet.",
        ),
        ("@octocat says so", "The passage that is named is no source of this briefing with the number of a paragraph."),
        ("no-such-source 3", "The passage that is named is no source of this briefing with the number of a paragraph."),
    ],
)
def test_a_passage_is_named_only_where_there_is_such_a_source(passage: str, told: str) -> None:
    assert made(issue(part="Date", value="2025-12", passage=passage)).passage.endswith(told)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no fact is named"),
        ("Norland is not a country.", "no fact is named"),
        (issue(fact=NOTHING), "no fact is named"),
        (issue(), "no new value is proposed"),
        (issue(part="Date"), "no new value is proposed"),
        (issue(value="2025"), "no new value is proposed"),
        (issue(fact="no-such-fact", part="Date", value="2025-12"), "there is no fact 'no-such-fact'"),
        (issue(fact="documents-first-count", part="Date", value="2025-12"), "is retired already"),
        (issue(part="id", value="x"), "'id' is no part of a fact"),
        (issue(part="sources", value="x"), "'sources' is no part of a fact"),
        (issue(part="Date", value="2025"), "says so already"),
        (issue(part="Number", value="documents-signed: 48"), "says so already"),
        (issue(part="Date", value="last week"), "'last week' does not fit"),
        (issue(part="Date", value="2025-13-41"), "impossible-date"),
        (issue(part="Standing", value="true"), "'true' does not fit"),
        (issue(part="Statement", value="Two\nlines"), "a text on one line"),
        (issue(part="Statement", value="Norland signed 50 documents."), "the check would then find, at content/facts/diplomacy.yml"),
        (issue(part="Who says so", value="Nobody at all"), "'Nobody at all' does not fit"),
        (issue(part="Who says so", value="nobody"), "unknown-entity"),
        (issue(part="Number", value="49"), "several figures (documents-signed, countries-signed-with)"),
        (issue(part="Number", value="consulates-planned: 49"), "no figure consulates-planned"),
        (issue(part="Number", value="forty-nine"), "is no number in digits"),
        (issue(part="Number", value="documents-signed: 4,9"), "is no number in digits"),
        (issue("gazette-paid-by-government", "Number", "49"), "no figure None; there are: none"),
        (issue("gazette-paid-by-government", "Date", "2025"), "the date is recorded as unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        change(miniature_texts(), text)
    assert reason in str(refusal.value)


def test_a_number_that_the_statement_gives_twice_is_for_an_editor() -> None:
    texts = miniature_texts()
    texts[FILE] = texts[FILE].replace(b"signed 48 documents", b"signed 48 documents, 48 in all,", 1)
    with pytest.raises(EditRefusedError, match="gives 48 more than once"):
        change(texts, issue(part="Number", value="documents-signed: 49"))


def test_an_id_is_taken_as_one_though_somebody_else_is_called_so() -> None:
    texts = {
        file: data.replace(b"  name: Olaf Brandt\n", b"  name: mira-holm\n") for file, data in miniature_texts().items()
    }
    assert change(texts, issue(part="Who says so", value="mira-holm")).value == "mira-holm"
    assert change(texts, issue(part="Who says so", value="Mira-Holm", fact="documents-in-force")).value == "olaf-brandt"


@pytest.mark.parametrize("label", [FACT, PART, VALUE, PASSAGE])
def test_an_answer_that_makes_itself_look_like_another_is_refused(label: str) -> None:
    text = issue(part="Date", value="2025-12", why=f"Because.\n\n### {label}\n\nsomething-else")
    with pytest.raises(EditRefusedError, match="more than once"):
        change(miniature_texts(), text)


def test_a_heading_of_the_readers_own_ends_an_answer_and_starts_none() -> None:
    assert made(issue(part="Date", value="2025-12\n\n### standing\n\nplanned")).value == "2025-12"


@settings(max_examples=examples(20, 300), deadline=None)
@given(part=st.sampled_from(PARTS), text=st.text(st.characters(exclude_categories=["Cs"])))
@example("Statement", "- id: x\n  statement: y")
@example("Statement", "*anchor &anchor !!python/object:os.system {a: [b]} # c")
@example("Statement", "x\n### Fact\ndocuments-in-force")
@example("Number", "9" * 5000)
@example("Statement", "<script>alert(1)</script> @octocat #1 https://example.net")
@example("Date", "!!timestamp 2025-01-01")
def test_whatever_is_written_is_a_text_in_its_place_or_nothing(part: str, text: str) -> None:
    try:
        found = change(miniature_texts(), issue("gazette-paid-by-government", part, text))
    except EditRefusedError:
        return
    content, problems = load({**miniature_texts(), **found.texts})
    assert content is not None
    assert problems == []
    fact = content.facts["gazette-paid-by-government"]
    assert found.value in {fact.statement, fact.standing}
    assert len(lines_changed(found)) == 1


def test_a_fact_is_found_under_its_former_id_too() -> None:
    texts = miniature_texts()
    texts[FILE] = texts[FILE].replace(
        b"- id: documents-by-minister\n", b"- id: documents-by-minister\n  former_ids: [old-id]\n"
    )
    assert change(texts, issue("old-id", "Date", "2025-12")).fact == "documents-by-minister"


def test_every_number_of_the_real_content_can_be_challenged_or_says_why_not() -> None:
    texts = read_content(REPOSITORY)
    content, _ = load(texts)
    assert content is not None
    done = 0
    for fact in list(content.facts.values())[::12]:
        for figure in fact.figures:
            try:
                found = change(texts, issue(fact.id, "Number", f"{figure.measure}: 987654"))
            except EditRefusedError:
                continue
            (file,) = found.texts
            before, after = texts[file].split(b"\n"), found.texts[file].split(b"\n")
            assert {b"987654" in new for old, new in zip(before, after, strict=True) if old != new} == {True}
            done += 1
    assert done > 1


def test_content_that_does_not_load_is_no_fault_of_the_challenge() -> None:
    with pytest.raises(ContentError):
        change({"content/site.yml": b"title: T\n"}, issue())

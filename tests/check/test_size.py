"""However much is wrong, the check ends soon and its report can be read."""

from time import process_time

import pytest

from generator.check.near import NearIds
from generator.report import MOST_OF_ONE_RULE, as_json, report
from tests.check.cases import problems_over_miniature
from tests.make import miniature_texts

TIMES_AS_LONG = 2_000
"""As the miniature, so that it holds on a machine of any speed. The longest takes 500 times as long. Comparing each
misspelt id with every other took more than 10,000 times as long."""
FACT = {
    "statement": "Sudland is an invented state.",
    "about": "[sudland]",
    "themes": "[neighbours]",
    "when": '"2025"',
    "standing": "reported",
    "sources": "[{source: harbour-post-2025-06-12, paragraph: 3}]",
}


def seconds(files: dict[str, bytes]) -> tuple[float, str]:
    """Check and report the miniature with files laid over it; return the processor time and the report.

    Processor time alone says what the check costs: what else the machine does is no part of it.
    """
    started = process_time()
    problems = problems_over_miniature(files)
    said = report(problems, miniature_texts() | files)
    as_json(problems)
    return process_time() - started, said


def fact(number: int, **lines: str) -> str:
    return f"- id: f{number}\n" + "".join(f"  {key}: {value}\n" for key, value in (FACT | lines).items())


def ship(number: int) -> str:
    """Return a fact that gives a measure another value than any other."""
    return fact(number, statement=f"It has {number} ships.", figures=f"[{{measure: cable-length, value: {number}}}]")


MUCH = {
    "values of one measure and period": "".join(map(ship, range(3_000))),
    "misspelt ids": "".join(
        fact(n, about=f"[sudlnad{n}]", differs_from=f"[{{fact: g{n}, note: N}}]") for n in range(3_000)
    ),
    "faulty facts": "".join(fact(n, standing="reportd", surplus="x") for n in range(30_000)),
    "a million lines": "#\n" * 1_000_000 + fact(1, standing="x"),
    "a list of 100,000 items": fact(1, about=f"[{', '.join(f'x{n}' for n in range(100_000))}]"),
    "100,000 figures": fact(
        1, figures=f"[{', '.join(f'{{measure: cable-length, value: {n}}}' for n in range(100_000))}]"
    ),
    "50,000 keys of one record": fact(1, **{f"key{n}": "x" for n in range(50_000)}),
    "one key 30,000 times": fact(1) + "  when: x\n" * 30_000,
    "one id 20,000 times": fact(1) * 20_000,
    "a large exponent": fact(1, figures="[{measure: cable-length, value: 1e999999}]"),
    "10,000 digits": fact(
        1, statement=f"It has {'9' * 10_000}.", figures=f"[{{measure: cable-length, value: {'9' * 10_000}}}]"
    ),
    "a long paragraph number": fact(1, sources=f"[{{source: harbour-post-2025-06-12, paragraph: {'9' * 10_000}}}]"),
    "deep nesting": "- " * 100_000,
    "links of a page": "",
}


@pytest.mark.parametrize("what", MUCH)
def test_however_much_there_is_it_is_checked_soon_and_the_report_is_short(what: str) -> None:
    files = {"content/facts/much.yml": MUCH[what].encode()}
    if not MUCH[what]:
        links = "".join(f"[a](fact:no-such-fact-{n})\n" for n in range(5_000))
        files = {"briefs/briefs/much.md": f"---\ntitle: T\n---\n{links}".encode()}
    usual = min(seconds({})[0] for _ in range(3))
    taken, said = seconds(files)
    assert taken < TIMES_AS_LONG * usual
    assert len(said.splitlines()) < 10 * 4 * MOST_OF_ONE_RULE


def test_what_is_left_out_of_a_report_is_counted() -> None:
    text = "".join(fact(number, standing="x") for number in range(MOST_OF_ONE_RULE + 7)).encode()
    files = {"content/facts/much.yml": text}
    problems = problems_over_miniature(files)
    said = report(problems, files)
    assert said.count("error[wrong-type]") == MOST_OF_ONE_RULE
    assert "content/facts/much.yml: 7 more of wrong-type" in said
    assert f"{MOST_OF_ONE_RULE + 7} errors in 1 file." in said


def test_of_many_values_the_first_others_are_named_and_the_rest_counted() -> None:
    found = problems_over_miniature({"content/facts/much.yml": "".join(map(ship, range(10))).encode()})
    last = [problem.message for problem in found if "is 9 here" in problem.message]
    assert len(last) == 5
    assert [message for message in last if "it is another in 4 more" in message] == last[-1:]


def test_a_slip_anywhere_in_an_id_is_recognised_among_thousands() -> None:
    ids = NearIds([*(f"gas-to-country-{n}" for n in range(5_000)), "documents-signed-2025"])
    for written in ("ocuments-signed-2025", "documents-singed-2025", "documents-signed-202", "document-signed-2025"):
        assert ids.near(written) == "documents-signed-2025"
    assert ids.near("zzz") is None

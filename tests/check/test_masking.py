"""No fault hides another: every case of every rule, planted at once, is found as it is alone.

Each case gets files and ids of its own. Only one case at a time can replace `site.yml`, `themes.yml` or `measures.yml`, for
there is one of each: such cases take turns, and each turn holds all other cases too. Columns are not compared, for a new id
may be longer. What cases do to each other is no masking: two facts of different cases may give one measure two values, two
entities bear one name. So more may be found than alone, but never that something is not there which is.
"""

import re
from collections import defaultdict
from pathlib import PurePosixPath

from generator.problem import Problem
from tests.check.cases import problems_over_miniature, read_cases
from tests.check.test_rules import MADE_CASES
from tests.make import miniature_texts

MINIATURE = miniature_texts()
FILES_OF_WHICH_THERE_IS_ONE = {"content/site.yml", "content/themes.yml", "content/measures.yml"}
# Rules that judge one name in the light of all that exists.
OF_NAMES = re.compile("unknown-|brief-dead-link")
_ID = re.compile(rb"^(?:- | {2}|- \{)id: ([a-z0-9-]+)", re.MULTILINE)
_WORD = re.compile(rb"[\w-]+")
_KNOWN = {identity for data in MINIATURE.values() for identity in _ID.findall(data)}

Line = tuple[str, int, str]
Texts = dict[str, bytes]


def of_its_own(texts: Texts, number: int) -> Texts:
    """Return a case with names of files and ids that no other has."""
    ids = {identity for data in texts.values() for identity in _ID.findall(data)} - _KNOWN
    own, own_end = {}, b"-%d" % number
    for file, data in texts.items():
        path = PurePosixPath(file)
        name = file if file in FILES_OF_WHICH_THERE_IS_ONE else str(path.with_stem(f"{path.stem}-{number:03}"))
        own[name] = data if not ids else _WORD.sub(lambda found: found[0] + own_end * (found[0] in ids), data)
    return own


# They write records that another case rightly names as missing: a fact with the id of a country, a measure `energy`.
NOT_AMONG_OTHERS = {"duplicate-id/good-spaces-of-their-own.yml", "duplicate-id/measure.yml"}
OTHERS = [case.texts for case in read_cases() if str(case) not in NOT_AMONG_OTHERS]
CASES = [
    of_its_own(texts, number) for number, texts in enumerate([*OTHERS, *(texts for texts, _ in MADE_CASES.values())])
]


def turns() -> list[list[int]]:
    """Return the numbers of the cases in as few rows as can be in each of which no file is replaced twice."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(CASES):
        rows[next((file for file in case if file in FILES_OF_WHICH_THERE_IS_ONE), "")].append(number)
    others = rows.pop("")
    count = max(map(len, rows.values()))
    return [[*others, *(row[turn] for row in rows.values() if turn < len(row))] for turn in range(count)]


def lines(problems: list[Problem], number: int) -> set[Line]:
    """Return where problems stand in the files of a case, and which rule found them."""
    return {(one.place.file, one.place.line, one.rule) for one in problems if one.place.file in CASES[number]}


def found_alone(number: int) -> set[Line]:
    """Return what is found of one case by itself."""
    return lines(problems_over_miniature(CASES[number]), number)


TURNS = turns()


def test_nearly_all_cases_are_planted_in_each_turn() -> None:
    assert min(map(len, TURNS)) > 0.9 * len(CASES)
    assert len({number for turn in TURNS for number in turn}) == len(CASES)


def test_all_at_once_is_found_what_is_found_of_each_alone() -> None:
    alone = [found_alone(number) for number in range(len(CASES))]
    hidden, invented = set(), set()
    for turn in TURNS:
        together = {file: data for number in turn for file, data in CASES[number].items()}
        assert len(together) == sum(len(CASES[number]) for number in turn), "no case covers another"
        problems = problems_over_miniature(together)
        for number in turn:
            found = lines(problems, number)
            hidden |= alone[number] - found
            invented |= {line for line in found - alone[number] if OF_NAMES.match(line[2])}
    assert (hidden, invented) == (set(), set())

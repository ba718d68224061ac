"""Cases: files under `tests/cases/RULE/` that say which file of the miniature they replace and what must be found.

`# file: PATH` and `# expect: RULE at LINE:COLUMN` (or `# expect: nothing`) stand at the head of the case; in Markdown
just below the opening `---`. Lines are counted in the case file. A further `# file:` line starts another file of the
same case: it is padded with blank lines, so that its lines are those of the case file too.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.check.registry import check
from generator.load.content import load
from generator.problem import Location, Problem
from tests.built import TODAY
from tests.make import miniature_texts

FOLDER = Path(__file__).parent.parent / "cases"
_FILE = re.compile(r"^# file: (\S+)$", re.MULTILINE)
_EXPECT = re.compile(r"^# expect: (?:nothing|([a-z0-9-]+) at (\d+):(\d+))$", re.MULTILINE)
_MINIATURE = miniature_texts()

Found = tuple[Location, str]


@dataclass(frozen=True)
class Case:
    """A case file: the texts it lays over the miniature, and the places and rules it expects."""

    rule: str
    name: str
    texts: dict[str, bytes]
    expected: list[Found]

    @property
    def is_good(self) -> bool:
        """Whether nothing may be found."""
        return not self.expected

    def __str__(self) -> str:
        """Return `RULE/NAME`, which pytest shows."""
        return f"{self.rule}/{self.name}"


def read_case(path: Path) -> Case:
    """Return the case that the file at `path` describes."""
    text = path.read_bytes().decode()
    starts = [(match.start(), match[1]) for match in _FILE.finditer(text)]
    texts = {starts[0][1]: text.encode()}
    for position, (start, file) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(text)
        # The first file keeps what precedes its header, such as the opening of the front matter.
        body = text[:end] if position == 0 else "\n" * text.count("\n", 0, start) + text[start:end]
        texts[file] = body.encode()
    return Case(path.parent.name, path.name, texts, sorted(_expected(text, starts)))


def _expected(text: str, starts: list[tuple[int, str]]) -> list[Found]:
    matches = list(_EXPECT.finditer(text))
    assert matches, "a case says what it expects"
    found = []
    for rule, line, column in (match.groups() for match in matches):
        if rule:
            file = [name for start, name in starts if text.count("\n", 0, start) < int(line)] or [starts[0][1]]
            found.append((Location(file[-1], int(line), int(column)), rule))
    assert len(found) in {0, len(matches)}, "`nothing` stands alone"
    return found


def read_cases() -> list[Case]:
    """Return all cases, sorted."""
    return [read_case(path) for path in sorted(FOLDER.glob("*/*"))]


def problems_over_miniature(texts: dict[str, bytes]) -> list[Problem]:
    """Return the sorted problems of the miniature with `texts` laid over it."""
    content, problems = load(dict(sorted((_MINIATURE | texts).items())))
    return sorted([*problems, *check(content, TODAY)])


def places(problems: list[Problem]) -> list[Found]:
    """Return where each problem stands and which rule found it, sorted."""
    return sorted((problem.place, problem.rule) for problem in problems)

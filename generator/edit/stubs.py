"""Stubs of facts in comments: an editor writes the statement, removes the `# `, and has a fact."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.archive.candidates import Candidates
from generator.archive.moments import sole_moment
from generator.edit.written import Value, written
from generator.load.characters import shown
from generator.model.content import Content
from generator.model.fact import Bound, Fact, Standing
from generator.model.fields import SLUG_LENGTH
from generator.model.hedges import HedgedNumber

_INTRODUCTION = """\
yaml-language-server: $schema=../../schema/fact.json
What is in {source}, paragraph by paragraph: numbers, dates and names, for facts to be made of. Nothing here counts yet.
To make a fact of a stub: read the paragraph, write what it establishes in your own words, fill in what is empty, take
out what does not belong to it, and remove `# ` from each of its lines. One paragraph often holds several facts; each
has an id of its own, which says what it is about. Remove the stubs that you do not need.
standing: {standings}; a claim and an opinion need `said_by:`, the id of the entity that says so
themes: {themes}
measure: those of content/measures.yml; take out the line of a number that measures nothing"""
_FIGURE = re.compile(r"[0-9]{1,18}(\.[0-9]{1,9})?")  # what a figure's value can be


def stubs(content: Content, source: str, found: Sequence[Candidates], left: Iterable[str]) -> str:
    """Return the text of a file of facts, every line a comment, with a stub for each paragraph that gives anything.

    `source` is the id of the source, `left` what an editor must still find out about it, a sentence each.
    """
    standings = ", ".join(Standing)
    introduction = _INTRODUCTION.format(source=source, standings=standings, themes=", ".join(content.themes))
    blocks = [[*introduction.split("\n"), *left]]
    blocks += [_stub(content, source, paragraph) for paragraph in found if not paragraph.is_empty]
    bare = _ranges(paragraph.paragraph for paragraph in found if paragraph.is_empty)
    if bare:
        blocks.append([f"paragraphs without a number, a date or a known name: {bare}"])
    return "\n\n".join("\n".join(f"# {_on_one_line(line)}".rstrip() for line in block) for block in blocks) + "\n"


def _stub(content: Content, source: str, found: Candidates) -> list[str]:
    entries: dict[str, Value] = {
        "id": _id(source, found.paragraph),
        "statement": "",
        "about": _about(content, found),
        "themes": (),
        "when": sole_moment(found.dates) or "",
        "standing": "",
        "figures": [_figure(number) for number in found.numbers if _FIGURE.fullmatch(f"{number.value:f}")],
        "sources": [_citation(source, found)],
    }
    lines = list(written({key: value for key, value in entries.items() if key != "figures" or value}, Fact))
    lead = ("- ", *("  " for _ in lines))
    heading = f"paragraph {found.paragraph}: {'; '.join(_listed(found))}"
    return [heading, *(before + line.removesuffix(' ""') for before, line in zip(lead, lines, strict=False))]


def _listed(found: Candidates) -> Iterator[str]:
    if found.numbers:
        yield "numbers " + ", ".join(map(_number, found.numbers))
    if found.dates:
        yield "dates " + ", ".join(found.dates)
    if found.names:
        yield "names " + ", ".join(f"{name} ({entity})" for name, entity in found.names)


def _number(number: HedgedNumber) -> str:
    hedge = "" if number.bound is Bound.EXACTLY else f"{number.bound.replace('-', ' ')} "
    return f"{hedge}{number.written} {number.scale}".rstrip()


def _figure(number: HedgedNumber) -> dict[str, Value]:
    whole = f"{number.value:f}"
    figure: dict[str, Value] = {"measure": "", "value": int(whole) if "." not in whole else whole}
    return figure if number.bound is Bound.EXACTLY else figure | {"bound": number.bound.value}


def _citation(source: str, found: Candidates) -> dict[str, Value]:
    citation: dict[str, Value] = {"source": source, "paragraph": found.paragraph}
    # Words with hidden characters in them would not be found again as an editor types them.
    is_plain = found.find and shown(found.find) == found.find
    return citation | {"find": found.find} if is_plain else citation


def _about(content: Content, found: Candidates) -> tuple[str, ...]:
    """Return the ids of the entities that are named, the focus last: the first has the fact on its page."""
    focus = content.site.focus
    return (*(entity for _, entity in found.names if entity != focus), focus)


def _id(source: str, paragraph: int) -> str:
    ending = f"-p{paragraph}"
    return source[: SLUG_LENGTH - len(ending)].rstrip("-") + ending


def _ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as `3, 5-8`."""
    groups = [list(group) for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(str(g[0][1]) if len(g) == 1 else f"{g[0][1]}-{g[-1][1]}" for g in groups)


def _on_one_line(line: str) -> str:
    """Return the line without signs that would end it, and with it the comment."""
    return "".join(sign if sign.isprintable() else " " for sign in line)

"""The page of open questions: what has come due, what is not known, and how much rests on one origin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.derive.todo import Group, Item, Kind, rests_on_one_origin, todo
from generator.model.citation import Unknown, UnknownReason
from generator.model.fact import Fact
from generator.model.source import Source
from generator.render.addresses import part_path, source_address, theme_address
from generator.render.dates import day_label
from generator.render.desk import Desk, anchor_of
from generator.render.fact_view import Link, worded
from generator.render.labels import counted
from generator.render.page import Page, root_of
from generator.render.part_links import part_links
from generator.render.todo_words import HEADINGS, line

ADDRESS = "about/open-questions/"
TITLE = "Open questions"
# A question takes 200 bytes of HTML, twice that with the words of a plan, and a row of a table 200: below 60 kB in all.
QUESTIONS_PER_PAGE = 120
ROWS_PER_TABLE = 20
_COUNTED = {Kind.ONE_ORIGIN, Kind.SECOND_LOOK}  # each stands with its fact or source; here it is only counted
_IN_HEADING = {UnknownReason.NOT_STATED, UnknownReason.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Question:
    """What is open, the fact that it is a question of where it is one, and what that fact or record is about."""

    kind: Kind
    subject: Link
    asked: Link
    """The question; its address is empty where it is one of the subject itself."""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The questions of one kind, by what they are about."""

    heading: str
    anchor: str
    note: str
    subjects: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the facts of a theme or source are claims of one origin."""

    link: Link
    claims: int
    facts: int


@dataclass(frozen=True)
class OpenQuestionsView:
    """What a part of the page shows; the counts stand on its first part alone."""

    today: str
    is_nothing_due: bool
    suggestion: str
    lists: tuple[QuestionList, ...]
    claims: str
    shares: tuple[tuple[str, tuple[Share, ...]], ...]
    set_aside: tuple[tuple[Link, str], ...]
    unsaid: QuestionList | None
    part: int
    part_links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Whole:
    """What all parts of the page share."""

    groups: Sequence[Group]
    dates: int
    """How many are not stated."""
    pages: int


def open_questions_pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of open questions, in as many parts as it needs."""
    groups = todo(desk.dossier.content, desk.dossier.today)
    listed = [item for group in groups for item in group.items if group.kind not in _COUNTED and not _is_date(item)]
    size = QUESTIONS_PER_PAGE
    slices = [listed[start : start + size] for start in range(0, len(listed), size)] or [[]]
    whole = _Whole(groups, sum(_is_date(item) for group in groups for item in group.items), len(slices))
    for number, items in enumerate(slices, start=1):
        yield _page(desk, whole, items, number)


def _is_date(item: Item) -> bool:
    """Whether it is only a date that is not stated: said wherever the fact stands, and here counted."""
    return item.kind is Kind.NOT_STATED and isinstance(item.detail, Unknown) and item.detail.what == "date"


def _page(desk: Desk, whole: _Whole, items: list[Item], number: int) -> Page:
    path = part_path(ADDRESS, number).rstrip("/")
    root = root_of(path)
    questions = [_question(desk, item, root) for item in items]
    lists = [_list(kind, group, whole.dates) for kind, group in groupby(questions, key=lambda question: question.kind)]
    is_first = number == 1
    unsaid = HEADINGS[Kind.NOT_STATED]
    view = OpenQuestionsView(
        today=day_label(desk.dossier.today),
        is_nothing_due=is_first and not any(group.kind.is_due for group in whole.groups),
        suggestion=desk.addresses.suggestion,
        lists=tuple(found for found in lists if found.heading != unsaid),
        claims=_claims_line(desk) if is_first else "",
        shares=_shares(desk, root) if is_first else (),
        set_aside=_set_aside(desk, whole.groups, root) if is_first else (),
        unsaid=next((found for found in lists if found.heading == unsaid), None),
        part=number,
        part_links=part_links(root + ADDRESS, whole.pages, number),
    )
    return desk.page(
        "open_questions.html.j2",
        path,
        view,
        title=TITLE if is_first else f"{TITLE}, part {number}",
        description="What is not known or no longer up to date, and how much rests on a single origin.",
        kind="open-questions",
        part_of="" if is_first else TITLE,
    )


def _question(desk: Desk, item: Item, root: str) -> Question:
    match item.record:
        case Fact() as fact:
            subject = desk.link(desk.dossier.home_of(fact), root)
            asked = f"{worded(desk.dossier, fact)} ({line(item)})" if item.kind is Kind.PLAN_PASSED else _asked(item)
            return Question(item.kind, subject, Link(asked, root + desk.addresses.fact(fact)))
        case Source() as source:
            return Question(item.kind, Link(source.title, root + source_address(source.id)), Link(_asked(item), ""))
        case entity:
            return Question(item.kind, desk.link(entity, root), Link(_asked(item), ""))


def _asked(item: Item) -> str:
    """Return the question, without the reason where the heading gives it already."""
    if isinstance(item.detail, Unknown) and item.detail.reason in _IN_HEADING:
        return item.detail.what
    return line(item)


def _list(kind: Kind, questions: Iterable[Question], dates: int) -> QuestionList:
    order = sorted(questions, key=lambda question: (question.subject.text, question.subject.href))
    subjects = groupby(order, key=lambda question: question.subject)
    note = f"{counted(dates, 'date')} not stated besides: each is marked where it belongs." if dates else ""
    return QuestionList(
        heading=HEADINGS[kind],
        anchor=anchor_of(HEADINGS[kind]),
        note=note if kind is Kind.NOT_STATED else "",
        subjects=tuple((subject, tuple(question.asked for question in asked)) for subject, asked in subjects),
    )


def _claims_line(desk: Desk) -> str:
    facts = desk.dossier.content.facts.values()
    count = sum(rests_on_one_origin(desk.dossier.content, fact) for fact in facts)
    return f"{count:,} of {counted(len(facts), 'fact')}" if count else ""


def _shares(desk: Desk, root: str) -> tuple[tuple[str, tuple[Share, ...]], ...]:
    content, dossier = desk.dossier.content, desk.dossier
    themes = [
        _share(desk, Link(theme.name, root + theme_address(theme.id)), dossier.facts_of_theme.get(theme.id, ()))
        for theme in content.themes.values()
    ]
    sources = [
        _share(desk, Link(source.title, root + source_address(source.id)), dossier.facts_from.get(source.id, ()))
        for source in content.sources.values()
    ]
    tables = (("Theme", themes), ("Source", sources))
    return tuple((heading, rows) for heading, shares in tables if (rows := _largest(shares)))


def _share(desk: Desk, link: Link, facts: Sequence[Fact]) -> Share:
    claims = sum(rests_on_one_origin(desk.dossier.content, fact) for fact in facts)
    return Share(link, claims, len(facts))


def _largest(shares: Iterable[Share]) -> tuple[Share, ...]:
    some = [share for share in shares if share.claims]
    return tuple(sorted(some, key=lambda share: (-share.claims, share.link.text))[:ROWS_PER_TABLE])


def _set_aside(desk: Desk, groups: Sequence[Group], root: str) -> tuple[tuple[Link, str], ...]:
    items = [item for group in groups if group.kind is Kind.SECOND_LOOK for item in group.items]
    by_source: dict[str, int] = {}
    for item in items:
        by_source[item.record.id] = by_source.get(item.record.id, 0) + 1
    largest = sorted(by_source.items(), key=lambda pair: (-pair[1], pair[0]))[:ROWS_PER_TABLE]
    sources = desk.dossier.content.sources
    return tuple(
        (Link(sources[source].title, f"{root}{source_address(source)}#set-aside"), counted(count, "passage"))
        for source, count in largest
    )

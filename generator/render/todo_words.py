"""What deserves a look, in words: for the page of open questions and for the command that lists it."""

from generator.derive.todo import Item, Kind
from generator.model.citation import Unknown
from generator.model.entity import Agreement, Event, Project
from generator.model.fact import Fact
from generator.model.source import SetAside, Source
from generator.render.dates import date_label, day_label
from generator.render.labels import UNKNOWN_REASONS
from generator.render.source import set_aside_line

HEADINGS: dict[Kind, str] = {
    Kind.PLAN_PASSED: "Plans whose date has passed",
    Kind.REVIEW_DUE: "Sources to compare with their facts again",
    Kind.ADDRESS: "Addresses that need a look",
    Kind.OPEN_PASSAGE: "Passages from which nothing is drawn",
    Kind.UNREADABLE: "Unclear or garbled in the source",
    Kind.STATUS_UNCLEAR: "Whether it has come about",
    Kind.SECOND_LOOK: "Passages set aside by judgement",
    Kind.NO_SUMMARY: "Pages that no fact introduces",
    Kind.ONE_ORIGIN: "Claims that rest on one origin",
    Kind.NOT_STATED: "What the sources do not say",
}


def line(item: Item) -> str:
    """Return what is to be said of `item`, without the name of the record: `planned for 2025; outcome not recorded`."""
    match item:
        case Item(detail=Unknown(what=what, reason=reason)):
            text = f"{what}: {UNKNOWN_REASONS[reason]}"
        case Item(detail=SetAside() as passage):
            text = set_aside_line(passage)
        case Item(kind=Kind.PLAN_PASSED, record=Fact() | Event() | Agreement() | Project() as plan) if plan.when:
            text = f"planned for {date_label(plan.when)}; outcome not recorded"
        case Item(kind=Kind.REVIEW_DUE, record=Source(checked=day)):
            text = f"last compared on {day_label(day)}" if day else "no comparison is recorded"
        case Item(kind=Kind.STATUS_UNCLEAR, record=record):
            text = "whether it took place is unclear" if isinstance(record, Event) else "how far it has come is unclear"
        case Item(kind=Kind.NO_SUMMARY):
            text = "no fact says what it is"
        case Item(kind=Kind.ONE_ORIGIN, record=Fact(statement=statement)):
            text = statement
        case Item(detail=str(detail)):
            text = f"paragraphs {detail}" if item.kind is Kind.OPEN_PASSAGE else detail
    return text

"""The home page: what this is, what is new, what comes next, what is disputed, and where to go."""

from dataclasses import dataclass
from datetime import date

from generator.derive.differences import disagreements
from generator.derive.timeline import timeline
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Fact, Standing
from generator.render.addresses import theme_address
from generator.render.briefs import brief_lines
from generator.render.changes import days_in_short
from generator.render.dates import day_label
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import KINDS, counted, listed
from generator.render.mix_view import DatedWords, MixView, mix_view
from generator.render.page import Page, root_of
from generator.render.timeline import TimelineLine, timeline_line

# Each list answers at a glance; the pages it leads to hold the rest.
MOST_NEW = 4
MOST_CHANGED_DAYS = 3
MOST_PLANNED = 6
MOST_DISPUTED = 2


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    title: str
    description: str
    counts: str
    built: DatedWords
    mix: MixView
    briefs: tuple[tuple[Link, str], ...]
    newest: tuple[Fact, ...]
    changes: tuple[tuple[str, str], ...]
    planned: tuple[TimelineLine, ...]
    disputed: tuple[Fact, ...]
    disagreements: str
    themes: tuple[tuple[Link, str, str], ...]
    kinds: tuple[tuple[Link, str], ...]


def home_page(desk: Desk) -> Page:
    """Return the home page."""
    dossier, content = desk.dossier, desk.dossier.content
    root = root_of("")
    facts = list(content.facts.values())
    groups = disagreements(dossier.contrasts)
    happened = [f for f in facts if f.when and f.when.is_over(dossier.today) and f.standing is not Standing.PLANNED]
    newest = sorted(happened, key=lambda fact: (fact.when.last_day if fact.when else date.min, fact.id), reverse=True)[
        :MOST_NEW
    ]
    disputed = [content.facts[identity] for group in groups if len(group.facts) == 2 for identity in group.facts]  # noqa: PLR2004  # a plain pair reads best
    disputed = [fact for fact in disputed if fact not in newest][:MOST_DISPUTED]
    planned = [
        timeline_line(desk, entry, root)
        for entry in timeline(content.entities.values())
        if entry.entity.status == "planned" and not entry.when.is_over(dossier.today)
    ]
    kinds = [(kind, sum(isinstance(e, kind) for e in content.entities.values())) for kind in ENTITY_TYPES]
    view = HomeView(
        title=content.site.title,
        description=content.site.description,
        counts=listed(
            [
                counted(len(facts), "fact"),
                counted(len(content.sources), "source"),
                counted(len(content.entities), "subject"),
            ]
        ),
        built=DatedWords(day_label(dossier.today), dossier.today.isoformat()),
        mix=mix_view(desk, desk.dossier.mix_of(facts), root),
        briefs=brief_lines(desk, root),
        newest=tuple(newest),
        changes=days_in_short(desk, MOST_CHANGED_DAYS),
        planned=tuple(planned[:MOST_PLANNED]),
        disputed=tuple(disputed),
        disagreements=counted(len(groups), "disagreement"),
        themes=tuple(
            (
                Link(t.name, root + theme_address(t.id)),
                t.description,
                counted(len(dossier.facts_of_theme.get(t.id, ())), "fact"),
            )
            for t in content.themes.values()
        ),
        kinds=tuple((Link(KINDS[kind.kind][1], f"{root}{kind.folder}/"), str(count)) for kind, count in kinds),
    )
    shown = [*newest, *disputed]
    return desk.page(
        "home.html.j2",
        "",
        view,
        title=content.site.title,
        description=content.site.description,
        kind="home",
        facts=shown,
    )

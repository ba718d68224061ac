"""llms.txt (llmstxt.org): where a program that reads text finds the site as Markdown."""

from collections.abc import Iterator

from generator.model.entity import ENTITY_TYPES
from generator.pipeline import BuiltSite
from generator.publish.data import FOLDER
from generator.publish.html_to_markdown import escaped, link
from generator.publish.published import absolute
from generator.publish.sheets import Sheet
from generator.render.addresses import theme_address
from generator.render.brief import plain
from generator.render.dates import day_label
from generator.render.labels import KINDS, counted

RENDITION = "index.html.md"


def llms_txt(site: BuiltSite) -> bytes:
    """Return the file; entities are found through their indexes, so that it stays short enough to be read whole."""
    about, content = site.dossier.content.site, site.dossier.content
    introduction = (
        f"{counted(len(content.facts), 'fact')} from {counted(len(content.sources), 'source')}, as of"
        f" {day_label(site.dossier.today)}. Every page has a rendition in Markdown at its address with `{RENDITION}` put"
        " after it, and links within the site relative to that. Each fact is given with who says so, its standing (reported, claimed, opinion or planned) and its"
        " sources; where another fact says otherwise, both are given. An entry that ends with “In full” is short: the"
        " address it leads to has the rest, such as what another fact says otherwise. Cite them so."
    )
    blocks = [f"# {escaped(about.title)}", f"> {escaped(about.description)}", introduction]
    for heading, lines in _sections(site):
        blocks.append(f"## {heading}\n\n" + "\n".join(f"- {line}" for line in lines))
    return ("\n\n".join(blocks) + "\n").encode()


def _sections(site: BuiltSite) -> Iterator[tuple[str, list[str]]]:
    content = site.dossier.content

    def line(name: str, address: str, note: str) -> str:
        named = link(escaped(name), absolute(site, address))
        return f"{named}: {escaped(note)}" if note else named

    briefs = [Sheet(site, brief) for brief in site.briefs if brief.path.startswith("briefs/")]
    yield (
        "Start here",
        [
            line("Home", RENDITION, "what is new, what comes next, where sources differ"),
            *(
                line(brief.title, f"{brief.id}/{RENDITION}", plain(brief.summary[0]) if brief.summary else "")
                for _, brief in sorted(content.briefs.items())
                if brief.id.startswith("about/")
            ),
        ],
    )
    if briefs:
        yield "Briefs", [line(s.page.title, s.folder + RENDITION, s.page.description) for s in briefs]
    yield (
        "Themes",
        [line(theme.name, theme_address(theme.id) + RENDITION, theme.description) for theme in content.themes.values()],
    )
    yield (
        "Indexes",
        [
            *(
                line(
                    KINDS[kind.kind][1],
                    f"{kind.folder}/{RENDITION}",
                    f"every {KINDS[kind.kind][0].lower()} with a page",
                )
                for kind in ENTITY_TYPES
            ),
            line("Timeline", f"timeline/{RENDITION}", "events and agreements in order of time"),
            line("Differences", f"differences/{RENDITION}", "where sources say otherwise"),
            line("Open questions", f"about/open-questions/{RENDITION}", "what is not known or has come due"),
            line("Sources", f"sources/{RENDITION}", "the texts that all of it is drawn from"),
        ],
    )
    yield (
        "Data",
        [
            line("Facts", f"{FOLDER}/facts.json", "every fact as JSON"),
            line("Entities", f"{FOLDER}/entities.json", "everything that has a page"),
            line("Sources as data", f"{FOLDER}/sources.json", "every source"),
        ],
    )
    yield (
        "Optional",
        [
            line("Feed", "feed.xml", "the newest facts as Atom"),
            line("Calendar", "calendar.ics", "what is planned, as iCalendar"),
        ],
    )

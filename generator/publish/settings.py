"""What an engine must be told about the site that stands in the content."""

from datetime import date
from typing import Any

from markupsafe import Markup, escape

from generator.derive.mix import newest_and_checked
from generator.pipeline import BuiltSite
from generator.render.dates import date_label, day_label
from generator.render.labels import counted


def engine_settings(site: BuiltSite) -> dict[str, Any]:
    """Return settings of `mkdocs.yml` that take the place of what the file says.

    The templates of MkDocs and Zensical put these values into the page as they are, so they are escaped here.
    """
    about = site.dossier.content.site
    return {
        "site_name": str(escape(about.title)),
        "site_description": str(escape(about.description)),
        "site_url": about.url,
        "copyright": str(_account(site)),
    }


def _account(site: BuiltSite) -> Markup:
    """Return what stands at the foot of every page: how much there is, how old it is, and when someone last looked."""
    content = site.dossier.content
    newest, checked = newest_and_checked([content.sources[identity] for identity in site.dossier.facts_from])
    made_of = f"{counted(len(content.facts), 'fact')} from {counted(len(content.sources), 'source')}"
    parts = [escape(made_of)]
    if newest and newest.published:
        parts.append(escape(f", the newest dated {date_label(newest.published)}"))
    if checked:
        parts.append(Markup("; last compared with them {}").format(_aging(checked)))
    parts.append(Markup(". Built {}.").format(_aging(site.dossier.today)))
    return Markup("").join(parts)


def _aging(day: date) -> Markup:
    return Markup('<time class="aging" datetime="{}">{}</time>').format(day.isoformat(), day_label(day))

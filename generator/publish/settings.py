"""What an engine must be told about the site that stands in the content."""

from typing import Any

from markupsafe import escape

from generator.pipeline import BuiltSite
from generator.render.dates import day_label
from generator.render.labels import counted


def engine_settings(site: BuiltSite) -> dict[str, Any]:
    """Return settings of `mkdocs.yml` that take the place of what the file says.

    The templates of MkDocs and Zensical put these values into the page as they are, so they are escaped here.
    """
    about, content = site.dossier.content.site, site.dossier.content
    today = site.dossier.today
    made_of = f"{counted(len(content.facts), 'fact')} from {counted(len(content.sources), 'source')}"
    return {
        "site_name": str(escape(about.title)),
        "site_description": str(escape(about.description)),
        "site_url": about.url,
        "copyright": f'{made_of}. Built <time class="aging" datetime="{today.isoformat()}">{day_label(today)}</time>.',
    }

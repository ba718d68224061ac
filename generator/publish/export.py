"""The whole site as a plain Markdown tree with its configuration, for any engine that reads `mkdocs.yml`."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.load.tree import overrides_folder
from generator.pipeline import BuiltSite
from generator.publish.assemble import front_matter, to_markdown
from generator.publish.data import data_pieces
from generator.publish.flags import flag_files
from generator.publish.head import page_metadata
from generator.publish.redirects import redirects
from generator.publish.search_index import write_search_index
from generator.publish.search_records import search_records
from generator.publish.settings import engine_settings
from generator.publish.take_away import take_away_files
from generator.publish.writing import write_files, write_pieces

DOCS = "docs"
OVERRIDES = "overrides"


def export(site: BuiltSite, project: Path, folder: Path) -> int:
    """Write the site to `folder`, which must be empty or new, and return the number of pages.

    `project` holds `mkdocs.yml` and may hold overrides of its own, which the exported site takes with it.

    Raises:
        FileExistsError: `folder` holds something already.

    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    docs = folder / DOCS
    pages: list[tuple[str, bytes]] = []
    for page in site.pages:
        text = to_markdown(page, page_metadata(site, page, has_markdown=False))
        pages.append((page.source_path, text.encode()))
    for brief in site.briefs:
        text = f"{front_matter(page_metadata(site, brief, has_markdown=False))}\n\n{brief.markdown}"
        pages.append((brief.source_path, text.encode()))
    write_files(docs, pages)
    write_pieces(docs, data_pieces(site))
    write_files(docs, redirects(site).items())
    write_search_index(search_records(site), docs)
    # Beside its page a rendition in Markdown would be a page of its own to the engine.
    write_files(docs, ((path, data) for path, data in take_away_files(site) if not path.endswith(".md")))
    write_files(docs, flag_files(site.dossier.content).items())
    _copy_overrides(overrides_folder(), folder)
    _copy_overrides(project / "site_overrides", folder)
    write_files(folder, [("mkdocs.yml", _configuration(site, project).encode())])
    return len(site.pages) + len(site.briefs)


def _copy_overrides(overrides: Path, folder: Path) -> None:
    """Copy the theme's overrides, if there are any; their assets become files of the site, which every engine copies.

    The frame of the pages stays behind: an engine has its own, which names the styles of its theme.
    """
    if overrides.is_dir():
        ignore = shutil.ignore_patterns("assets", "base.html")
        shutil.copytree(overrides, folder / OVERRIDES, ignore=ignore, dirs_exist_ok=True)
    if (overrides / "assets").is_dir():
        shutil.copytree(overrides / "assets", folder / DOCS / "assets", dirs_exist_ok=True)


def _configuration(site: BuiltSite, project: Path) -> str:
    configuration: dict[str, Any] = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    configuration |= engine_settings(site) | {"docs_dir": DOCS, "plugins": []}
    configuration["theme"]["custom_dir"] = OVERRIDES
    configuration["theme"].pop("palette", None)  # light and dark are in the styles
    for key in ("watch", "hooks"):
        configuration.pop(key, None)
    return yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False)

"""The whole site as a plain Markdown tree with its configuration, for any engine that reads `mkdocs.yml`."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.pipeline import BuiltSite
from generator.publish.assemble import front_matter, to_markdown
from generator.publish.data import data_files
from generator.publish.redirects import redirects
from generator.publish.search_index import search_index
from generator.publish.search_records import search_records
from generator.publish.settings import engine_settings

DOCS = "docs"
OVERRIDES = "overrides"


def export(site: BuiltSite, project: Path, folder: Path) -> int:
    """Write the site to `folder`, which must be empty or new, and return the number of pages.

    `project` holds `mkdocs.yml` and the overrides that the exported site takes with it.

    Raises:
        FileExistsError: `folder` holds something already.

    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    docs = folder / DOCS
    for page in site.pages:
        _write(docs, page.source_path, to_markdown(page).encode())
    for brief in site.briefs:
        text = f"{front_matter(brief.title, brief.description, brief.path)}\n\n{brief.markdown}"
        _write(docs, brief.source_path, text.encode())
    for path, data in (data_files(site) | redirects(site) | search_index(search_records(site))).items():
        _write(docs, path, data)
    _copy_overrides(project, folder)
    _write(folder, "mkdocs.yml", _configuration(site, project).encode())
    return len(site.pages) + len(site.briefs)


def _write(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{path} lies outside {folder}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _copy_overrides(project: Path, folder: Path) -> None:
    """Copy the theme's overrides; their assets become files of the site, which every engine copies."""
    shutil.copytree(project / "site_overrides", folder / OVERRIDES, ignore=shutil.ignore_patterns("assets"))
    shutil.copytree(project / "site_overrides" / "assets", folder / DOCS / "assets")


def _configuration(site: BuiltSite, project: Path) -> str:
    configuration: dict[str, Any] = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    configuration |= engine_settings(site) | {"docs_dir": DOCS, "plugins": []}
    configuration["theme"]["custom_dir"] = OVERRIDES
    for key in ("watch", "hooks"):
        configuration.pop(key, None)
    return yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False)

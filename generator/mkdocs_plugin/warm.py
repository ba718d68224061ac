"""A build that begins where the one before ended: what that one made is set aside and taken over piece by piece.

What is known of it stands in `.briefing_cache/`, which can be deleted at any time; without it everything is made.
"""

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.mkdocs_plugin.shells import Shells
from generator.pipeline import BuiltSite
from generator.publish.kept import Kept
from generator.publish.press import SHELLS
from generator.publish.sealed import FOLDER, PACKAGE, digest_of, identity_of, keep_sealed, read_sealed
from generator.render.fingerprints import Fingerprints

FILE = "site.jsonl"
ASIDE = "site-before"


class Warm:
    """What is known of the build before, and what this one leaves to the next."""

    def __init__(self, project: Path) -> None:
        """Look into the cache of `project`."""
        self._project = project
        self._aside = project / FOLDER / ASIDE
        self._ground: bytes | None = None
        self._told = b""

    def begin(self, config: MkDocsConfig) -> None:
        """Set aside what the build before made, if it was made by the same generator; the engine deletes the rest."""
        if (self._project / FOLDER).is_symlink():  # what lies behind it is not ours
            return
        self._ground = digest_of(_ground(config))
        shutil.rmtree(self._aside, ignore_errors=True)
        self._told = read_sealed(self._project, FILE, self._ground) or b""
        (self._project / FOLDER / FILE).unlink(missing_ok=True)  # from here on it is not true any more
        site = Path(config.site_dir)
        if site.is_symlink():  # the engine would write behind it, and so it shall
            self._told = b""
        try:
            if self._told:
                site.rename(self._aside)
        except OSError:  # another disk, or nothing there
            self._told = b""

    def kept(self, site: BuiltSite, shells: Shells) -> Kept:
        """Return what can be taken over for `site`."""
        fingerprints = Fingerprints(site.desk, {SHELLS: shells})
        return Kept(fingerprints, self._aside, self._told) if self._told else Kept(fingerprints)

    def end(self, kept: Kept, folder: Path) -> None:
        """Leave to the next build what is known of this one, whose site in `folder` keeps its promises."""
        if self._ground is not None:
            keep_sealed(self._project, FILE, self._ground, kept.lines(folder))
            shutil.rmtree(self._aside, ignore_errors=True)


def _ground(config: MkDocsConfig) -> Iterator[bytes]:
    """Yield what every page is made from, besides what it reads itself."""
    yield from identity_of(path for path in sorted(PACKAGE.rglob("*")) if path.suffix in {".py", ".html", ".j2"})
    yield json.dumps(sorted(f"{found.name} {found.version}" for found in distributions())).encode()
    for folder in config.theme.dirs:
        for template in sorted(Path(folder).rglob("*.html")):
            yield template.as_posix().encode()
            yield template.read_bytes()
    yield f"{config.site_name} {config.site_url} {config.use_directory_urls}".encode()

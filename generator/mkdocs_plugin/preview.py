"""The preview: the engine's server, before which every file of ours is made when it is asked for."""

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from generator.load.tree import overrides_folder, templates_folder
from generator.pipeline import BuiltSite
from generator.publish.flags import flag_files
from generator.publish.head import page_metadata
from generator.publish.on_demand import OnDemand
from generator.publish.policy import policy
from generator.publish.settings import engine_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# The engine looks twice a second, and waits another tenth for an editor that writes several files. A look takes 2.5 ms
# at 10,000 facts.
_SECONDS_BETWEEN_LOOKS = 0.05
_SECONDS_OF_QUIET = 0.03
# What the engine puts at the end of each page that it serves.
_RELOADING = re.compile(rb"<script>(\nvar livereload = (?:(?!</script>).)*)</script>", re.DOTALL)


def on_demand_server(
    server: LiveReloadServer, demand: OnDemand, watched: Iterable[Path], asked: Callable[[], None]
) -> None:
    """Let `server` make files through `demand` before it serves them, and see edits of what is `watched` at once.

    `asked` is called at each request.
    """
    server.build_delay = _SECONDS_OF_QUIET
    server.observer = PollingObserver(timeout=_SECONDS_BETWEEN_LOOKS)
    for path in watched:
        server.watch(str(path))
    server.set_app(_making(demand, server, asked))


def _making(demand: OnDemand, server: LiveReloadServer, asked: Callable[[], None]) -> "WSGIApplication":
    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        asked()
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")
        file = _file_at(path, server.mount_path)
        heads: list[tuple[Any, ...]] = []
        while True:
            generation = demand.generation
            if file is not None:
                demand.make(file)
            # The server waits for an edit that is being worked in, after which the file is another.
            body = server.serve_request(environ, lambda *head: heads.append(head))
            if demand.generation == generation:
                status, headers, *rest = heads[-1]
                body = list(body)
                start_response(status, [*headers, *_policy_of(b"".join(body))], *rest)
                return body

    return answer


def _policy_of(body: bytes) -> list[tuple[str, str]]:
    """Return the header that holds a page to the site's policy, which lets the engine's own script reload it."""
    script = _RELOADING.search(body)
    return [("Content-Security-Policy", policy(script[1]))] if script else []


def _file_at(path: str, mount: str) -> str | None:
    """Return the file that is served at `path`, below the site's folder; None where it is none of ours to make."""
    if not f"{path}/".startswith(mount):
        return None
    below = posixpath.normpath("/" + path.removeprefix(mount)).lstrip("/")
    is_page = path.endswith("/") or "." not in posixpath.basename(below)
    return f"{below}/index.html".lstrip("/") if is_page else below


def engine_inputs(project: Path) -> list[Path]:
    """Return the files and folders, besides the content, that the engine's own pages and the shells are made from."""
    own = [project / "mkdocs.yml", project / "site_overrides", overrides_folder(), templates_folder()]
    return [path for path in own if path.exists()]


def stamps(paths: Iterable[Path]) -> list[tuple[Path, int, int]]:
    """Return for every file at or below `paths` when it was written and how large it is."""
    found = (file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*"))))
    return [(file, file.stat().st_mtime_ns, file.stat().st_size) for file in found if file.is_file()]


def told_to_engine(site: BuiltSite) -> object:
    """Return all of the content that the engine's own pages and the shells are made from."""
    hand_written = [(brief.markdown, page_metadata(site, brief)) for brief in site.briefs]
    return engine_settings(site), hand_written, flag_files(site.dossier.content)

"""The preview: the engine's server, before which every file of ours is made when it is asked for."""

import logging
import posixpath
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from generator.load.tree import overrides_folder, templates_folder
from generator.pipeline import BuiltSite
from generator.publish.flags import flag_files
from generator.publish.head import page_metadata
from generator.publish.on_demand import OnDemand
from generator.publish.settings import engine_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.briefing")
# The engine looks twice a second, and waits another tenth for an editor that writes several files.
_SECONDS_BETWEEN_LOOKS = 0.1
_SECONDS_OF_QUIET = 0.03

_SECONDS_BEFORE_THE_REST = 1.0


def on_demand_server(server: LiveReloadServer, demand: OnDemand, watched: Iterable[Path]) -> None:
    """Let `server` make files through `demand` before it serves them, and see edits of what is `watched` at once."""
    server.build_delay = _SECONDS_OF_QUIET
    server.observer = PollingObserver(timeout=_SECONDS_BETWEEN_LOOKS)
    for path in watched:
        server.watch(str(path))
    server.set_app(_making(demand, server))


def _making(demand: OnDemand, server: LiveReloadServer) -> "WSGIApplication":
    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
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
                start_response(*heads[-1])
                return body

    return answer


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


class Afterwards:
    """Does the latest of what can wait, in a thread of its own, while pages are served."""

    def __init__(self) -> None:
        """Wait for something to do."""
        self._wanted: Callable[[], None] | None = None
        self._called = Event()
        self._thread = Thread(target=self._run, daemon=True)

    def do(self, work: Callable[[], None]) -> None:
        """Do `work` next, and nothing that was wanted before and has not begun."""
        if not self._thread.is_alive():
            self._thread.start()
        self._wanted = work
        self._called.set()

    def _run(self) -> None:
        while True:
            self._called.wait()
            while self._called.is_set():  # another edit may follow, and whoever made it looks at the page first
                self._called.clear()
                time.sleep(_SECONDS_BEFORE_THE_REST)
            work, self._wanted = self._wanted, None
            if work is not None:
                try:
                    work()
                except Exception:  # whatever it is, the preview goes on
                    log.exception("What was to be done after an edit failed")

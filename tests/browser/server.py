"""A folder served the way GitHub Pages serves a project's site: under a name, with `404.html` for what is not there."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

SUB_PATH = "/azerbaijan-briefing/"
_SECONDS_FOR_ONE_REQUEST = 10


class _Pages(SimpleHTTPRequestHandler):
    """Answers below the sub-path only: a link that leaves it leads nowhere, as it would once published."""

    timeout = _SECONDS_FOR_ONE_REQUEST

    def translate_path(self, path: str) -> str:
        """Return the file for an address; one that is not there for an address outside the sub-path."""
        asked = urlsplit(path).path
        if not asked.startswith(SUB_PATH):
            return str(Path(self.directory) / "not-below-the-sub-path")
        return super().translate_path("/" + asked.removeprefix(SUB_PATH))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when nothing is found."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: tests look at answers, not at logs."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who went on before all had arrived; anything else is a fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed's private socket type


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on loopback and yield its address; the server is gone afterwards."""
    server = _Server(("127.0.0.1", 0), partial(_Pages, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A built site served as GitHub Pages serves it, below a name and packed with gzip, counting what it sends."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from bench.peers.peer import SUB_PATH

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".wasm"}
_TYPES = {".js": "text/javascript", ".wasm": "application/wasm", ".woff2": "font/woff2", ".md": "text/markdown"}
# What the head of an answer takes, near enough.
_HEAD_BYTES = 300
# Of these addresses is the search made, ours and Material's.
_OF_THE_SEARCH = ("/pagefind/", "/javascripts/search", "/search/search_index", "/workers/search", "/lunr/")


@dataclass
class Sent:
    """How many bytes have been sent, bodies and heads, by address."""

    address: str
    """Of the site's root."""
    by_path: list[tuple[str, int]] = field(default_factory=list)

    def bytes_sent(self, *, of_the_search: bool) -> int:
        """Return how much was sent for the search, or for all else."""
        return sum(size for path, size in self.by_path if any(part in path for part in _OF_THE_SEARCH) == of_the_search)


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    # A body goes out at once, as hosts send it: not 40 ms later, when the browser has said that the head has come.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, folder: Path, sent: list[tuple[str, int]]) -> None:
        self._folder, self._sent = folder, sent
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own

    def do_GET(self) -> None:  # the name that http.server calls
        path = urlsplit(self.path).path
        file = self._folder / path.removeprefix(f"/{SUB_PATH}")
        file = file / "index.html" if path.endswith("/") else file
        if not path.startswith(f"/{SUB_PATH}") or not file.is_file():
            self.send_error(404)
            return
        is_packed = file.suffix in _PACKED
        body = _packed(file) if is_packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", _TYPES.get(file.suffix) or self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._sent.append((path, _HEAD_BYTES + len(body)))
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away."""


@contextmanager
def hosted(folder: Path) -> Iterator[Sent]:
    """Serve `folder` on loopback for as long as the block lasts."""
    sent = Sent("")
    server = _Server(("127.0.0.1", 0), partial(_Pages, folder=folder, sent=sent.by_path))
    sent.address = f"http://127.0.0.1:{server.server_port}/{SUB_PATH}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

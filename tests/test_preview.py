"""The preview's server: every request is told of, before what it asks for is made."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.mkdocs_plugin.preview import on_demand_server
from generator.publish.on_demand import OnDemand


def test_whoever_asks_for_a_page_is_told_of_before_it_is_made(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>A page</p>", encoding="utf-8")
    seen: list[str] = []

    class Noting(OnDemand):
        def make(self, file: str) -> None:
            seen.append(file)

    def started(status: str, _headers: object, _fault: object = None, /) -> Callable[[bytes], object]:
        seen.append(status)
        return print

    with LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path)) as server:
        on_demand_server(server, Noting(), [tmp_path], lambda: seen.append("asked"))
        app = server.get_app()
        assert app is not None
        body = b"".join(app({"PATH_INFO": "/"}, started))
    assert b"A page" in body
    assert seen == ["asked", "index.html", "200 OK"]

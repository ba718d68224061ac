"""The preview holds its pages to the site's policy, and still reloads them."""

from pathlib import Path
from threading import Thread

from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser

from generator.mkdocs_plugin.preview import on_demand_server
from generator.publish.on_demand import OnDemand


def test_a_page_of_the_preview_has_the_sites_policy_and_reloads(tmp_path: Path, browser: Browser) -> None:
    page = b"<!doctype html><html><body><a href='javascript:document.title=1'>x</a><script>document.title = 2</script></body></html>"
    (tmp_path / "index.html").write_bytes(page)
    with LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path)) as server:
        on_demand_server(server, OnDemand(), [tmp_path], lambda: None)
        server.server_bind()
        server.server_activate()
        server.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        window = browser.new_page()
        said: list[str] = []
        window.on("console", lambda message: said.append(message.text))
        window.goto(server.url)
        window.get_by_text("x").click()
        window.wait_for_timeout(200)
        title = window.title()
        window.close()
        server.shutdown()
    assert title == ""
    assert "Enabled live reload" in said
    assert any("Content Security Policy" in line for line in said)

"""Addresses of sources, asked of a server on loopback: what answers is passed over, what does not is told with a reason."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, count
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.links import Finding, Manners, as_markdown, ask, findings_in
from tests.built import copy_miniature
from tests.make import make_source

QUICK = Manners("briefing-links (+https://example.org/repository)", timeout=10, pause=0.01)
HASTY = Manners(QUICK.user_agent, timeout=0.3, pause=0.01)
MOVED = "/`@everyone` **new**"


class Host(ThreadingHTTPServer):
    """Answers by the first word of an address, and remembers what it was asked and how many asked at once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.now = 0
        self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of one who did not wait for the answer."""


class _Answers(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host, word = self.server, self.path.strip("/").partition("/")[0]
        with host.lock:
            host.asked[word] += 1
            host.now += 1
            host.most_at_once = max(host.most_at_once, host.now)
            host.agents.add(self.headers["User-Agent"])
        time.sleep(2 if word == "slow" else 0.01)
        code = {"gone": 404, "refused": 403, "broken": 500, "odd": 599, "moved": 301, "to-a-file": 302}.get(word, 200)
        if word == "once" and host.asked[word] == 1:
            code = 503
        with host.lock:
            host.now -= 1
        self.send_response(code, "<script>")
        if code in {301, 302}:
            self.send_header("Location", "file:///etc/hostname" if word == "to-a-file" else MOVED)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """Return a running host; no proxy stands in front of it."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Host() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize(
    ("word", "finding"),
    [
        ("fine", ""),
        ("fine#part", ""),
        ("fine/%C3%BC", ""),
        ("fine/ü", ""),
        ("once", ""),
        ("gone", "is gone (404 Not Found)"),
        ("refused", "refuses (403 Forbidden)"),
        ("broken", "refuses (500 Internal Server Error)"),
        ("odd", "refuses (599)"),
        ("slow", "does not answer (TimeoutError)"),
    ],
)
def test_an_address_is_told_with_what_became_of_it(word: str, finding: str, host: Host) -> None:
    found = ask([make_source(url=f"{host.address}/{word}")], HASTY if word == "slow" else QUICK)
    assert [one.finding for one in found] == ([finding] if finding else [])


def test_a_host_that_is_not_there_does_not_answer(host: Host) -> None:
    address = host.address
    host.shutdown()
    host.server_close()
    assert [one.finding for one in ask([make_source(url=address)], QUICK)] == ["does not answer (URLError)"]


def test_what_another_host_sends_back_stays_code(host: Host) -> None:
    found = ask([make_source(url=f"{host.address}/moved")], QUICK)
    assert [one.finding for one in found] == [f"leads to `{host.address}/%60@everyone%60%20**new**`"]


def test_no_redirect_leads_to_a_file(host: Host) -> None:
    (found,) = ask([make_source(url=f"{host.address}/to-a-file")], QUICK)
    assert "file:" not in found.finding
    assert found.finding.startswith("refuses (302")


def test_a_host_is_asked_one_address_at_a_time_each_once_by_one_who_names_himself(host: Host) -> None:
    sources = [make_source(id=f"text-{word}-2025-06-12", url=f"{host.address}/{word}") for word in "dbac"]
    assert ask(sources, QUICK) == []
    assert host.asked == Counter("abcd")
    assert host.most_at_once == 1
    assert host.agents == {QUICK.user_agent}


def test_a_failure_of_the_host_is_asked_about_twice_a_missing_page_once(host: Host) -> None:
    ask([make_source(url=f"{host.address}/{word}") for word in ("gone", "broken")], QUICK)
    assert host.asked == Counter({"gone": 1, "broken": 2})


def test_the_report_lists_each_finding_with_its_source(host: Host) -> None:
    sources = [make_source(id=f"{word}-2025-06-12", url=f"{host.address}/{word}") for word in ("refused", "gone")]
    lines = as_markdown(ask(sources, QUICK)).splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        f"- [ ] `gone-2025-06-12`: `{host.address}/gone` is gone (404 Not Found)",
        f"- [ ] `refused-2025-06-12`: `{host.address}/refused` refuses (403 Forbidden)",
    ]
    assert as_markdown([]) == ""


def test_a_saved_report_is_read_back_and_nothing_else_in_it() -> None:
    found = {"gone-2025": "is gone (404 Not Found)", "moved-2025": "leads to `https://example.org/%60@all%60`"}
    report = as_markdown([Finding(make_source(id=source), finding) for source, finding in found.items()])
    url = f"`{make_source().url}` "
    assert findings_in(report) == {source: url + finding for source, finding in found.items()}
    assert findings_in(report.replace("- [ ]", "- [x]")) == findings_in(report)
    assert findings_in("- [ ] something else\n- `a`: b\n") == findings_in("") == {}


def test_the_command_prints_what_needs_a_look_and_never_fails(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_miniature(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    words = chain(["gone"], (f"fine?page={number}" for number in count()))
    for path in sorted(Path("content/sources").rglob("*.yml")):
        text = re.sub(
            r"^(  url: ).*$",
            lambda line: f"{line[1]}{host.address}/{next(words)}",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["links", "--timeout", "2", "--pause", "0"])
    assert result.exit_code == 0, result.output
    assert result.stdout.count("- [ ]") == 1
    assert "is gone (404 Not Found)" in result.stdout
    assert result.stderr.endswith("1 need a look\n")

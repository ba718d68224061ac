"""A site as its readers get it: below its name, packed, at once, and counted."""

import gzip
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench import host
from bench.host import Sent, hosted

PAGE = b"<!doctype html><p>A page that is packed</p>" * 20
PICTURE = b"\x89PNG"


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[Sent]:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "index.html").write_bytes(PAGE)
    (tmp_path / "picture.png").write_bytes(PICTURE)
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "volumes.json").write_text("[]")
    with hosted(tmp_path) as sent:
        yield sent


def _asked(sent: Sent, *names: str) -> list[tuple[int, str | None, bytes]]:
    """Return what is answered, over one connection as a browser's."""
    root = urlsplit(sent.address)
    connection = HTTPConnection(root.hostname or "", root.port)
    answers = []
    for name in names:
        connection.request("GET", f"{root.path}{name}")
        answer = connection.getresponse()
        answers.append((answer.status, answer.getheader("Content-Encoding"), answer.read()))
    connection.close()
    return answers


def test_a_text_is_packed_and_a_picture_is_not(sent: Sent) -> None:
    page, picture, nothing = _asked(sent, "countries/", "picture.png", "countries/norland/")
    assert (page[0], page[1], gzip.decompress(page[2])) == (200, "gzip", PAGE)
    assert picture == (200, None, PICTURE)
    assert nothing[0] == 404


def test_what_is_of_the_search_is_counted_by_itself(sent: Sent) -> None:
    (_, _, page), (_, _, volumes) = _asked(sent, "countries/", "pagefind/volumes.json")
    page_bytes = sent.bytes_sent(of_the_search=False)
    assert page_bytes - len(page) == sent.bytes_sent(of_the_search=True) - len(volumes) > 0


def test_a_body_does_not_wait_until_its_head_has_come(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    """A head and a body are two writes: the second would wait 40 ms for the other side, which no host does."""
    at_once = []
    answer = host._Pages.do_GET

    def noted(pages: host._Pages) -> None:
        at_once.append(pages.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        answer(pages)

    monkeypatch.setattr(host._Pages, "do_GET", noted)
    _asked(sent, "countries/")
    assert at_once == [True]

"""Whether the addresses of sources still answer: the one place that asks other sites anything.

What is found is no fault of the content, for a site that is down today may be up tomorrow: it is told to an editor, and
neither `briefing check` nor a build ever waits for it.
"""

import re
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import groupby
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from generator.model.source import Source

_HOSTS_AT_ONCE = 8
_TRIES = 2
_MOST_OF_AN_ADDRESS = 300  # characters: a host may lead to an address of any length
_FINDING = re.compile(
    r"^- \[[ x]\] `(?P<id>[a-z0-9-]+)`: (?P<finding>`.+)$", re.MULTILINE
)  # as `as_markdown` writes it
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(frozen=True, slots=True)
class Manners:
    """How other sites are asked."""

    user_agent: str
    """Who asks, and where to complain."""
    timeout: float = 20
    """Seconds after which a host is taken not to answer."""
    pause: float = 5
    """Seconds between two requests to one host."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An address that an editor should look at."""

    source: Source
    finding: str
    """What became of it, in Markdown: `is gone (404 Not Found)`."""


def ask(sources: Iterable[Source], manners: Manners) -> list[Finding]:
    """Ask the address of every source once, one at a time at each host; return what needs a look, in order of ids."""
    by_host = sorted(sources, key=lambda source: (_host(source), source.id))
    hosts = [list(group) for _, group in groupby(by_host, key=_host)]
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda group: _ask_host(group, manners), hosts)
        return sorted((finding for found in answers for finding in found), key=lambda finding: finding.source.id)


def as_markdown(findings: Sequence[Finding]) -> str:
    """Return the findings as a list for an issue; nothing where there are none."""
    if not findings:
        return ""
    lines = [f"- [ ] `{finding.source.id}`: {_code(finding.source.url)} {finding.finding}" for finding in findings]
    return "\n".join(
        [
            "## Addresses of sources",
            "",
            "These addresses of sources did not answer as recorded. Some hosts turn away programs, so open each yourself.",
            "Where a text has moved, its `url` is to be changed; where it is gone, an archived copy may stand in.",
            "",
            *lines,
            "",
        ]
    )


def findings_in(report: str) -> dict[str, str]:
    """Return what a saved report says of each source, by its id; lines that are no findings are passed over.

    That is what was so when the report was made: nobody is asked again.
    """
    return {found["id"]: found["finding"] for found in _FINDING.finditer(report)}


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or ""


def _ask_host(sources: Sequence[Source], manners: Manners) -> list[Finding]:
    findings = []
    for number, source in enumerate(sources):
        if number:
            time.sleep(manners.pause)
        if found := _ask(source.url, manners):
            findings.append(Finding(source, found))
    return findings


def _ask(url: str, manners: Manners) -> str:
    """Return what is to be said of an address; nothing where it answers as it should."""
    for left in reversed(range(_TRIES)):
        try:
            request = Request(_escaped(url), headers={"User-Agent": manners.user_agent})  # noqa: S310  # see _opener
            with _opener().open(request, timeout=manners.timeout) as response:
                return "" if response.url == request.full_url else f"leads to {_code(response.url)}"
        except HTTPError as error:
            error.close()
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR or not left:
                return f"{'is gone' if error.code in _GONE else 'refuses'} ({_status(error.code)})"
        except (HTTPException, OSError, ValueError) as error:
            if not left:
                return f"does not answer ({type(error).__name__})"
        time.sleep(manners.pause)
    raise AssertionError("the last try returns")


def _escaped(address: str) -> str:
    """Return an address without letters outside ASCII, spaces and the like; what is escaped already stays so."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def _opener() -> OpenerDirector:
    """Return what opens web addresses and nothing else: no redirect leads to a file or to FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _code(address: str) -> str:
    """Return an address as code: what another host sends back mentions nobody, and nothing of it is Markdown."""
    shown = _escaped(address)
    return f"`{shown[:_MOST_OF_AN_ADDRESS]}{'…' if len(shown) > _MOST_OF_AN_ADDRESS else ''}`"

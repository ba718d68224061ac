"""What a fact is in each format that readers take away, written once for all files while there is room."""

from dataclasses import dataclass
from functools import lru_cache

from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.citations import csl, fact_reference
from generator.publish.data import csv_row, json_line, published_fact
from generator.publish.feeds import entry
from generator.publish.linked_data import claim
from generator.render.trace import Noted, Told

# Some 15 MB at the length of our facts, in each process: a fact is in full on one page, and on few others.
_MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Forms:
    """One fact in every format."""

    citation: str
    """An item of CSL-JSON."""
    json: str
    """The record of the data contract on one line."""
    csv: str
    """Its row."""
    claim: str
    """What it is in linked data."""


class FactForms:
    """Gives the forms of a fact, made once for all pages."""

    def __init__(self, site: BuiltSite) -> None:
        """Keep what is made for `site`."""
        trace = site.desk.trace
        self._trace = trace
        # They know nothing of this object, or it would stay in a preview for ever: see `_read` of the plugin.
        self._forms = lru_cache(maxsize=_MOST_KEPT)(lambda fact: trace.noted(lambda: _made(site, fact)))
        self._entries = lru_cache(maxsize=_MOST_KEPT)(lambda fact: trace.noted(lambda: _entry(site, fact)))

    def of(self, fact: Fact) -> Forms:
        """Return the forms of `fact`."""
        return self._read(self._forms(fact.id))

    def entry(self, fact: Fact) -> str:
        """Return the entry of `fact` in a feed, where it stands though it be retired."""
        return self._read(self._entries(fact.id))

    def _read(self, kept: Noted[Told]) -> Told:
        """Return what is kept; whoever takes it has read what it was made from."""
        told, reads = kept
        self._trace.reads.update(reads)
        return told


def _entry(site: BuiltSite, identity: str) -> str:
    content = site.dossier.content
    return entry(site, content.facts.get(identity) or content.retired[identity])


def _made(site: BuiltSite, identity: str) -> Forms:
    fact = site.dossier.content.facts[identity]
    record = published_fact(site, fact)
    return Forms(
        citation=csl(fact_reference(site, fact)),
        json=json_line(record),
        csv=csv_row(record),
        claim=claim(site, fact),
    )

"""How many independent witnesses a fact has: sources that relay one event are one."""

from generator.model.content import Content
from generator.model.fact import Fact


def origins(content: Content, fact: Fact) -> tuple[str, ...]:
    """Return the ids of the independent origins of `fact`: an event that sources relay, or else the source itself.

    A source that relays several events is one witness with every source that shares one of them.
    """
    first, *others = dict.fromkeys(citation.source for citation in fact.sources)
    if not others:  # as with most facts
        return (min(content.sources[first].relays, default=first),)
    groups: list[set[str]] = []
    for source_id in (first, *others):
        source = content.sources[source_id]
        group = set(source.relays) or {source.id}
        overlapping = [other for other in groups if other & group]
        groups = [other for other in groups if not other & group]
        groups.append(group.union(*overlapping))
    return tuple(sorted(min(group) for group in groups))

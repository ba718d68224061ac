"""A record leads back to itself.

An organisation cannot be part of itself, an event cannot follow itself, and a fact cannot be replaced by itself: neither
directly nor by way of others. Remove one of the references.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model.content import Content, Record
from generator.model.references import Reference, references
from generator.problem import Problem

_Edges = Mapping[str, list[Reference]]
_SHOWN = 6  # ids of a circle that the message names


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem at one reference of each circle."""
    for own in (content.entities, content.retired):
        graphs: dict[str, dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
        for record in own.values():
            for reference in references(record):
                if reference.id in own:
                    graphs[str(reference.path[0])][record.id].append(reference)
        for field, edges in graphs.items():
            yield from _circles(content, own, field, edges)


def _circles(content: Content, own: Mapping[str, Record], field: str, edges: _Edges) -> Iterator[Problem]:
    """Follow the references of one field, depth first and without recursion, for a chain can be long."""
    done: set[str] = set()
    for start in edges:
        trail: dict[str, Iterator[Reference]] = {} if start in done else {start: iter(edges[start])}
        while trail:
            identity = next(reversed(trail))
            reference = next(trail[identity], None)
            if reference is None:
                done.add(identity)
                trail.popitem()
            elif reference.id in trail:
                circle = [*trail][[*trail].index(reference.id) :]
                named = " → ".join([*circle[:_SHOWN], *(["…"] if len(circle) > _SHOWN else []), reference.id])
                place = content.locate(own[identity], *reference.path)
                message = f"`{field}` leads back to where it began: {named}"
                yield Problem(place, "circular-reference", message, hint="remove one of the references")
            elif reference.id not in done:
                trail[reference.id] = iter(edges.get(reference.id, ()))

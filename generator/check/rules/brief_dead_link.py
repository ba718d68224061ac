"""A hand-written page links to a fact, entity, source or theme that does not exist.

Links are written `[text](fact:id)`, `[text](entity:id)`, `[text](source:id)` or `[text](theme:id)`. Correct the id. A
page cannot rest on a retired fact either: say what holds instead.
"""

from collections.abc import Iterator, Set

from generator.check.brief_text import lines_of
from generator.check.near import NearIds
from generator.check.references import as_far_as_known, retired_hint, suggestion_of
from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each link of a hand-written page that leads nowhere."""
    known: dict[str, Set[str]] = {
        "fact": content.facts.keys(),
        "entity": content.entities.keys(),
        "source": content.sources.keys(),
        "theme": content.themes.keys(),
    }
    near = {scheme: NearIds(ids) for scheme, ids in known.items()}
    for brief in content.briefs.values():
        for line in lines_of(content, brief):
            for link in line.links:
                if link.id not in known[link.scheme] and not content.may_exist(link.scheme, link.id):
                    message = f"there is no {link.scheme} {link.id!r}"
                    hint = suggestion_of(near[link.scheme], link.id, link.scheme)
                    if link.scheme == "fact" and link.id in content.retired:
                        message, hint = f"the fact {link.id!r} is retired", retired_hint(content.retired[link.id])
                    problem = Problem(line.at(link.start), "brief-dead-link", message, hint=hint)
                    yield as_far_as_known(content, problem, link.scheme)

"""What a rule is, and what the reference rules share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain

from generator.check.near import NearIds
from generator.model.content import Content, Record
from generator.model.fact import Fact
from generator.model.references import Reference, Target, references
from generator.problem import Problem, Severity

_TARGETS = [target for target in Target if target is not Target.CONTEXT]


def records(content: Content) -> Iterator[Record]:
    """Yield every record of the content, in the order of files and lines within each kind."""
    yield content.site
    yield from chain(content.themes.values(), content.measures.values(), content.sources.values())
    yield from chain(content.entities.values(), content.facts.values(), content.retired.values())
    yield from content.briefs.values()


def unknown_references(content: Content, targets: set[Target], rule: str) -> Iterator[Problem]:
    """Yield a problem for each reference to one of `targets` that leads nowhere, with the nearest id that exists."""
    near: dict[Target, NearIds] = {}
    for record, reference in content.once(_leading_nowhere):
        if reference.target in targets and not content.may_exist(reference.target.space, reference.id):
            if reference.target not in near:
                near[reference.target] = NearIds(_known(content, reference.target))
            problem = _unknown(content, record, reference, near[reference.target], rule)
            yield as_far_as_known(content, problem, reference.target.space)


def _leading_nowhere(content: Content) -> tuple[tuple[Record, Reference], ...]:
    """Return the references to what did not load, each with the record it stands in; contexts are no records."""
    known: _Names = {target: _known(content, target) for target in _TARGETS}
    notes = content.notes
    suspects = [record for record in _others(content) if not _are_known(notes.of(_named, record), known)]
    files = (facts for facts in content.facts_by_file if not _are_known(notes.of(_named_by, facts), known))
    return tuple(
        (record, reference)
        for record in chain(suspects, chain.from_iterable(files))
        for reference in references(record)
        if reference.target in _TARGETS and reference.id not in known[reference.target]
    )


def _others(content: Content) -> Iterator[Record]:
    """Yield every record that is no fact that stands."""
    yield content.site
    yield from chain(content.themes.values(), content.measures.values(), content.sources.values())
    yield from chain(content.entities.values(), content.retired.values(), content.briefs.values())


_Names = Mapping[Target, Set[str]]


def _are_known(named: _Names, known: _Names) -> bool:
    return all(identities <= known[target] for target, identities in named.items())


def _named(record: Record) -> _Names:
    """Return the ids that a record refers to."""
    return _named_by((record,))


def _named_by(records: tuple[Record, ...]) -> _Names:
    """Return the ids that records refer to."""
    found: dict[Target, set[str]] = defaultdict(set)
    for record in records:
        for reference in references(record):
            if reference.target in _TARGETS:
                found[reference.target].add(reference.id)
    return found


def _unknown(content: Content, record: Record, reference: Reference, known: NearIds, rule: str) -> Problem:
    message = f"{reference.id!r} is not {article(reference.target.noun)}"
    hint = suggestion_of(known, reference.id, reference.target.noun)
    if reference.id in content.entities:
        message += f" but {article(content.entities[reference.id].kind)}"
        hint = f"name {article(reference.target.noun)} here"
    elif reference.target is Target.FACT and reference.id in content.retired:
        message, hint = f"{reference.id!r} is a retired fact", retired_hint(content.retired[reference.id])
    place = content.locate(record, *reference.path)
    return Problem(place, rule, message, hint=hint)


def as_far_as_known(content: Content, problem: Problem, *kinds: str) -> Problem:
    """Return a problem that a record of these kinds would solve; a warning while a file of them does not load."""
    file = content.awaited(*kinds)
    if file is None:
        return problem
    message = f"{problem.message}, as far as can be told: it cannot be checked until {file} loads"
    return replace(problem, message=message, severity=Severity.WARNING)


def retired_hint(fact: Fact) -> str:
    """Return what to do where a retired fact is named: nothing may rest on it."""
    instead = fact.retired.replaced_by if fact.retired else None
    return (
        f"name {instead!r}, which replaces it, or leave it out" if instead else "nothing may rest on it: leave it out"
    )


def suggestion(identity: str, known: Set[str], noun: str) -> str:
    """Return "did you mean" with the nearest known id, or what to do where none is near."""
    return suggestion_of(NearIds(known), identity, noun)


def suggestion_of(known: NearIds, identity: str, noun: str) -> str:
    """Return the same for one of many ids, for which the known ones are sorted once."""
    near = known.near(identity)
    return f"did you mean {near!r}?" if near else f"add {article(noun)} with this id first"


def article(noun: str) -> str:
    """Return the noun with its indefinite article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _known(content: Content, target: Target) -> Set[str]:
    spaces: dict[Target, Set[str]] = {
        Target.SOURCE: content.sources.keys(),
        Target.MEASURE: content.measures.keys(),
        Target.THEME: content.themes.keys(),
        Target.FACT: content.facts.keys(),
        Target.ENTITY: content.entities.keys(),
    }
    if target in spaces:
        return spaces[target]
    return {key for key, entity in content.entities.items() if target.takes(entity.kind)}

"""The values that facts give to each measure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.dossier import Dossier
from generator.derive.fact_index import by_time
from generator.model.fact import Fact, Figure


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a measure, and the fact that gives it."""

    figure: Figure
    fact: Fact


def values_by_measure(dossier: Dossier) -> Mapping[str, tuple[Value, ...]]:
    """Return the values of every measure that has any, by its id, in the order of `measures.yml` and of time."""
    found: dict[str, list[Value]] = defaultdict(list)
    for fact in sorted(dossier.content.facts.values(), key=by_time):
        for figure in fact.figures:
            found[figure.measure].append(Value(figure, fact))
    return {measure: tuple(found[measure]) for measure in dossier.content.measures if measure in found}


def rivals(dossier: Dossier, measure: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return values in the same unit that contradicting facts give under another measure, each once."""
    unit = dossier.content.measures[measure].unit
    others = (
        dossier.content.facts[contrast.other]
        for value in values
        for contrast in dossier.contrasts.get(value.fact.id, ())
    )
    return tuple(
        Value(figure, fact)
        for fact in {other.id: other for other in others}.values()
        for figure in fact.figures
        if figure.measure != measure and dossier.content.measures[figure.measure].unit == unit
    )

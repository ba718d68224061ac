from datetime import date

from generator.derive.dossier import derive
from generator.derive.figures import rivals, values_by_measure
from generator.pipeline import BuiltSite
from tests.make import make_content, make_fact, make_measure

TODAY = date(2026, 1, 1)


def test_every_figure_of_every_fact_is_a_value_once(real: BuiltSite) -> None:
    values = values_by_measure(real.dossier)
    found = [(measure, value.fact.id, value.figure) for measure, group in values.items() for value in group]
    written = [
        (figure.measure, fact.id, figure) for fact in real.dossier.content.facts.values() for figure in fact.figures
    ]
    assert len(found) > 40
    assert sorted(map(repr, found)) == sorted(map(repr, written))


def test_values_stand_in_order_of_time_under_their_measure_in_the_order_of_the_measures() -> None:
    measures = [make_measure(id="tons"), make_measure(id="ships"), make_measure(id="never-given")]
    facts = [
        make_fact(id="later", when="2025", figures=[{"measure": "ships", "value": "3"}]),
        make_fact(
            id="earlier", when="2024", figures=[{"measure": "ships", "value": "2"}, {"measure": "tons", "value": "9"}]
        ),
    ]
    values = values_by_measure(derive(make_content(facts=facts, measures=measures), TODAY))
    assert {measure: [value.fact.id for value in group] for measure, group in values.items()} == {
        "tons": ["earlier"],
        "ships": ["earlier", "later"],
    }
    assert list(values) == ["tons", "ships"]


def test_rivals_are_values_of_contradicting_facts_in_the_same_unit_and_no_others() -> None:
    measures = [
        make_measure(id="ours", unit="ships"),
        make_measure(id="theirs", unit="ships"),
        make_measure(id="weight", unit="tons"),
    ]
    facts = [
        make_fact(
            id="one", figures=[{"measure": "ours", "value": "3"}], differs_from=[{"fact": "two", "note": "Why."}]
        ),
        make_fact(id="two", figures=[{"measure": "theirs", "value": "4"}, {"measure": "weight", "value": "5"}]),
        make_fact(id="agreed", figures=[{"measure": "theirs", "value": "6"}]),
    ]
    dossier = derive(make_content(facts=facts, measures=measures), TODAY)
    values = values_by_measure(dossier)
    assert [(value.fact.id, value.figure.measure) for value in rivals(dossier, "ours", values["ours"])] == [
        ("two", "theirs")
    ]
    assert [value.fact.id for value in rivals(dossier, "theirs", values["theirs"])] == ["one"]

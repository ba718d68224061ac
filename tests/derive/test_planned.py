"""What is planned around an entity."""

from generator.derive.dossier import derive
from generator.derive.planned import is_planned
from generator.pipeline import BuiltSite
from tests.built import TODAY


def test_what_is_planned_stands_with_what_it_is_tied_to(real: BuiltSite) -> None:
    content = real.dossier.content
    found = {entity: real.dossier.planned_around(entity) for entity in content.entities}
    for entity, planned in found.items():
        tied = {c.entity for c in real.dossier.connections.get(entity, ()) if c.ties or c.roles}
        assert all(is_planned(one) and one.id in {entity, *tied} for one in planned)
    dated = {one.id for one in content.entities.values() if is_planned(one) and getattr(one, "when", None)}
    assert {one.id for planned in found.values() for one in planned} <= dated
    assert any(len(planned) > 1 for planned in found.values())


def test_it_is_worked_out_once_for_all_parts_of_a_page(real: BuiltSite) -> None:
    dossier = derive(real.dossier.content, TODAY)
    focus = real.dossier.content.site.focus
    assert dossier.planned_around(focus) is dossier.planned_around(focus)

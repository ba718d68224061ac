"""What the CLDR says of a country."""

import pytest

from generator.territories import territory_code, territory_name


@pytest.mark.parametrize(("iso", "name"), [("tr", "Türkiye"), ("GB", "United Kingdom"), ("zz9", None), ("419", None)])
def test_a_code_gives_the_british_name(iso: str, name: str | None) -> None:
    assert territory_name(iso) == name


@pytest.mark.parametrize(
    ("name", "iso"), [("Türkiye", "tr"), ("TURKIYE", "tr"), ("Cote d'Ivoire", "ci"), ("Narnia", None), ("Europe", None)]
)
def test_a_name_gives_the_code_whatever_its_accents(name: str, iso: str | None) -> None:
    assert territory_code(name) == iso

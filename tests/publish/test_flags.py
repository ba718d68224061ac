"""The flags that come with the generator: one for each country, and nothing in them but a picture."""

import re
from xml.etree import ElementTree as ET

import pytest

from generator.load.tree import read_flags
from generator.publish.flags import flag_files
from generator.territories import territory_name
from tests.built import REPOSITORY
from tests.make import make_content, make_country

FOLDER = REPOSITORY / "generator" / "flags"
FLAGS = sorted(FOLDER.glob("*.svg"))


def test_every_flag_is_that_of_a_country_and_the_large_and_the_small_are_there() -> None:
    assert {flag for flag in FLAGS if territory_name(flag.stem) is None} == set()
    assert {"az", "no", "us", "tv", "va", "xk"} <= {flag.stem for flag in FLAGS}
    assert len(FLAGS) > 240


def test_a_flag_runs_nothing_and_fetches_nothing() -> None:
    for flag in FLAGS:
        text = flag.read_text(encoding="utf-8")
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314  # our own files
        assert not tags & {"script", "foreignObject", "image", "style", "a", "animate", "set"}, flag
        assert not re.search(r"""href="[^#]|url\((?!["']?#)|\son\w+=""", text), flag


def test_a_site_has_the_flags_of_its_countries_and_their_licence() -> None:
    content = make_content(entities=[make_country(iso="no"), make_country(id="sudland", name="Sudland", iso="xb")])
    assert set(flag_files(content)) == {"assets/flags/no.svg", "assets/flags/LICENSE.txt"}
    assert flag_files(make_content()) == {}


@pytest.mark.parametrize("code", ["", "..", "../render/../flags/no", "LICENSE", "zz", "n\0"])
def test_what_is_no_code_has_no_flag(code: str) -> None:
    assert read_flags([code]) == {}

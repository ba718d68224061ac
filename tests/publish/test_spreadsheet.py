"""Tables that are opened in a spreadsheet: every text survives, none is run, numbers stay numbers."""

import csv
import io
import json

import pytest
from hypothesis import example, given, strategies as st

from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.spreadsheet import csv_row
from generator.publish.take_away import take_away_files
from tests.make import make_country, make_fact
from tests.render.pages import site_with

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def read_back(cells: list[str]) -> list[str]:
    (row,) = csv.reader(io.StringIO(csv_row(cells), newline=""))
    return row


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
@example('=HYPERLINK("https://a.org/")')
@example("+994 12 490")
@example(" =1+1")
@example("\n=1")
def test_a_text_is_itself_or_has_an_apostrophe_before_it_and_is_never_run(text: str) -> None:
    (read,) = read_back([text]) or [""]
    assert read in {text, f"'{text}"}
    is_number = text.lstrip("+-").replace(".", "", 1).isdecimal() and text.isascii()
    if text.lstrip(" ").startswith(RUN) and not is_number:
        assert read == f"'{text}"


@pytest.mark.parametrize("number", ["-5", "+5", "-0.25", "61900"])
def test_a_number_stays_a_number(number: str) -> None:
    assert read_back([number]) == [number]


def test_no_cell_of_any_table_is_run_and_every_table_begins_with_a_byte_order_mark() -> None:
    harm = "=cmd|' /C calc'!A0"
    site = site_with(make_fact(statement=harm, when="2025"), entities=[make_country(name=harm)])
    tables = {path: data for path, data in [*data_files(site), *take_away_files(site)] if path.endswith(".csv")}
    assert len(tables) > 5
    assert any(f"'{harm}".encode() in data for data in tables.values())
    for path, data in tables.items():
        assert data.startswith(b"\xef\xbb\xbf"), path
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(RUN)], path


def test_the_package_says_how_each_table_is_written(miniature: BuiltSite) -> None:
    files = dict(data_files(miniature))
    for resource in json.loads(files["data/v1/datapackage.json"])["resources"]:
        if resource["format"] == "csv":
            text = files[f"data/v1/{resource['path']}"].decode(resource["encoding"])
            header = next(csv.reader(io.StringIO(text, newline="")))
            assert header == [field["name"] for field in resource["schema"]["fields"]]
            assert "byte-order mark" in resource["description"]
            assert "apostrophe" in resource["description"]

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis.strategies import one_of, sampled_from, text
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from generator.render.environment import as_html, environment_of

# The signs that mean something to HTML, often, among any others.
texts = one_of(text(), text(sampled_from("<>&\"'ab")))


class Word(StrEnum):
    """A text that is of no plain type."""

    SIGN = "a<b"


class Named:
    """A view."""

    name = "<i>"


@given(texts)
def test_a_text_stands_in_html_as_escaped_and_html_as_it_is(value: str) -> None:
    assert as_html(value) == escape(value)
    html = Markup(value)  # noqa: S704  # it is what is tried
    assert as_html(html) is html
    assert rendered("{{ value }}|{{ other }}|{{ value }}", value=value, other=html) == (
        f"{escape(value)}|{value}|{escape(value)}"
    )


@pytest.mark.parametrize("value", [Word.SIGN, 7, True, None, Named.name])
def test_what_is_no_plain_text_is_escaped_too(value: object) -> None:
    assert as_html(value) == escape(value)


def test_values_in_loops_macros_blocks_and_concatenations_are_escaped() -> None:
    template = (
        "{% macro told(name) %}{{ name }}{% endmacro %}{% macro around() %}({{ caller() }}){% endmacro %}"
        "{% for each in [value, value] %}{{ each }}{% endfor %}{{ told(value) }}{{ 'a' ~ value }}"
        "{% call around() %}{{ value }}{% endcall %}{{ view.name }}{{ [value] | join('>') }}{{ '<' }}"
    )
    sign = "&lt;i&gt;"
    assert rendered(template, value="<i>", view=Named()) == (f"{sign}{sign}{sign}a{sign}({sign}){sign}{sign}&lt;")


def test_a_name_or_an_attribute_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ value }}")
    with pytest.raises(AttributeError, match="'Named' object has no attribute 'nmae'"):
        rendered("{{ view.nmae }}", view=Named())


def rendered(template: str, **values: object) -> str:
    return environment_of((("page", template),)).get_template("page").render(**values)

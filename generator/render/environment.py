"""Jinja as the pages of a site need it: every value escaped, undefined names refused, and little done twice."""

import re

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

# The signs that text cannot hold as they are; most texts have none.
_SPECIAL = re.compile("[&<>\"']")


def as_html(value: object) -> str:
    """Return `value` as it stands in HTML: escaped, unless it is HTML already."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class _Escaping(CodeGenerator):
    """Compiles templates so that whatever they put out goes through `as_html`, and nothing else decides on it."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.as_html(")


class PageEnvironment(Environment):
    """Jinja with autoescape on, of whose templates every value goes through `as_html`."""

    code_generator_class = _Escaping
    as_html = staticmethod(as_html)
    # Views have attributes and no items: one that is missing is an error at once.
    getattr = staticmethod(getattr)  # type: ignore[assignment]


def environment_of(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Return the environment of the templates, given by name; they never change."""
    environment = PageEnvironment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # Templates use none of Jinja's global functions; each page would carry them all.
    environment.globals.clear()
    return environment

"""Finds the rules in `check/rules/` and runs them."""

import pkgutil
from datetime import date
from importlib import import_module
from types import ModuleType

from generator.check import rules
from generator.load.writing_rules import WRITING_RULES, WRITING_WARNINGS
from generator.model.content import Content
from generator.problem import Problem, Severity

_MODULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{rules.__name__}.{found.name}") for found in pkgutil.iter_modules(rules.__path__)
)
CONTENT_RULES: dict[str, ModuleType] = {
    module.__name__.rpartition(".")[2].replace("_", "-"): module for module in _MODULES
}

WARNING_RULES = WRITING_WARNINGS | frozenset(
    rule for rule, module in CONTENT_RULES.items() if getattr(module, "SEVERITY", None) is Severity.WARNING
)
"""What these find is printed and does not stop a build; all others do."""


def check(content: Content, today: date | None = None) -> list[Problem]:
    """Return the problems that all rules find in `content`.

    A rule that depends on the day has `check_on(content, today)` instead of `check(content)`. It runs only where the
    caller gives the day.
    """
    found: list[Problem] = []
    for module in _MODULES:
        if not hasattr(module, "check_on"):
            found += module.check(content)
        elif today is not None:
            found += module.check_on(content, today)
    return found


def explanations() -> dict[str, str]:
    """Return what each rule means and how to satisfy it, rules of writing included, sorted by rule id."""
    explained = {rule: (module.__doc__ or "").strip() for rule, module in CONTENT_RULES.items()}
    return dict(sorted((explained | WRITING_RULES).items()))

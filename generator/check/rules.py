"""The list of rules, and how they are run."""

from types import ModuleType

from generator.check import (
    ambiguous_name,
    bound_not_in_statement,
    brief_dead_link,
    brief_loose_number,
    brief_number_mismatch,
    brief_raw_html,
    difference_with_itself,
    figure_not_in_statement,
    figure_without_value,
    former_id_in_use,
    missing_date,
    orphan_entity,
    part_outside_about,
    summary_of_another,
    unattributed_claim,
    undeclared_difference,
    unknown_context,
    unknown_entity,
    unknown_fact,
    unknown_measure,
    unknown_person,
    unknown_source,
    unknown_theme,
    unlisted_entity,
    unsourced_record,
)
from generator.load.writing_rules import WRITING_RULES
from generator.model.content import Content
from generator.problem import Problem

_MODULES: tuple[ModuleType, ...] = (
    ambiguous_name,
    bound_not_in_statement,
    brief_dead_link,
    brief_loose_number,
    brief_number_mismatch,
    brief_raw_html,
    difference_with_itself,
    figure_not_in_statement,
    figure_without_value,
    former_id_in_use,
    missing_date,
    orphan_entity,
    part_outside_about,
    summary_of_another,
    unattributed_claim,
    undeclared_difference,
    unknown_context,
    unknown_entity,
    unknown_fact,
    unknown_measure,
    unknown_person,
    unknown_source,
    unknown_theme,
    unlisted_entity,
    unsourced_record,
)
CONTENT_RULES: dict[str, ModuleType] = {
    module.__name__.rpartition(".")[2].replace("_", "-"): module for module in _MODULES
}

WARNING_RULES = frozenset({"orphan-entity", "unlisted-entity"})
"""What these find is printed and does not stop a build; all others do."""


def check(content: Content) -> list[Problem]:
    """Return the problems that all rules find in `content`."""
    return [problem for module in _MODULES for problem in module.check(content)]


def explanations() -> dict[str, str]:
    """Return what each rule means and how to satisfy it, rules of writing included, sorted by rule id."""
    explained = {rule: (module.__doc__ or "").strip() for rule, module in CONTENT_RULES.items()}
    return dict(sorted((explained | WRITING_RULES).items()))

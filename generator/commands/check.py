"""Whether the content is sound: `briefing check`.

What it takes to find out is imported only where it is not known from the last time: that alone takes half a second.
"""

import gc
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from generator.clock import today
from generator.commands.known import Outcome, keep_outcome, key_of, known_outcome
from generator.commands.show import form_option, show
from generator.commands.waiting import waiting
from generator.load.tree import read_content
from generator.problem import Severity


@click.command()
@form_option
@click.option(
    "--fix", "is_to_mend", is_flag=True, help="First mend what can be mended safely, such as tabs; says what."
)
def check(form: str, *, is_to_mend: bool) -> None:
    """Check all content and say what is wrong, where, and how to mend it."""
    project = Path.cwd()
    texts = read_content(project)
    if is_to_mend:
        from generator.commands.mend import mend  # noqa: PLC0415  # see the head of this module

        texts = mend(texts, is_for_people=form == "text")
    with waiting("checking"):
        day = today()
        key = key_of(texts, day)
        outcome = known_outcome(project, key)
        if outcome is None:
            outcome = _found(texts, day)
            keep_outcome(project, key, outcome)
    show(outcome.problems, texts, form, outcome.site_url)
    is_wrong = any(problem.severity is Severity.ERROR for problem in outcome.problems)
    if outcome.problems and not is_wrong and form == "text":
        click.echo("\nA warning is no fault yet, but the site is built only without one.")
    sys.exit(is_wrong)


def _found(texts: Mapping[str, bytes], day: date) -> Outcome:
    """Check the texts as they stand on a day."""
    from generator.check.registry import check as run_rules  # noqa: PLC0415  # see the head of this module
    from generator.load.content import load  # noqa: PLC0415  # as above

    gc.disable()  # hardly anything of what is read becomes garbage, and looking for it takes a quarter of the time
    try:
        content, problems = load(texts)
        problems += run_rules(content, day)
    finally:
        gc.enable()
    return Outcome(tuple(problems), content.site.url)

"""The jobs: what makes the pages, a few at a time."""

from generator.pipeline import BuiltSite


def test_every_job_says_where_its_first_page_stands(real: BuiltSite) -> None:
    for job in real.jobs:
        made = list(job.make())
        assert not made or made[0].path == job.path


def test_a_job_needs_no_other_and_makes_the_same_again(real: BuiltSite) -> None:
    again = {page.path: page for job in reversed(real.jobs) for page in job.make()}
    assert again == {page.path: page for page in real.pages}
    assert len(again) == len(real.pages)

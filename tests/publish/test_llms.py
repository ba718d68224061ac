"""llms.txt, by the shape that llmstxt.org gives it."""

import re

from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.llms import llms_txt
from generator.publish.take_away import take_away_files


def test_it_has_a_title_a_summary_and_sections_of_links_that_lead_to_files_of_the_site(real: BuiltSite) -> None:
    lines = llms_txt(real).decode().split("\n")
    about = real.dossier.content.site
    assert lines[0] == f"# {about.title}"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Start here", "## Briefs", "## Themes", "## Indexes", "## Data", "## Optional",
    ]  # fmt: skip
    files = {path for path, _ in take_away_files(real)} | set(dict(data_files(real)))
    home = about.url.rstrip("/") + "/"
    listed = [line for line in lines if line.startswith("- ")]
    assert len(listed) >= 20
    for line in listed:
        match = re.fullmatch(r"- \[[^\]]+\]\(([^()\s]+)\)(?:: .+)?", line)
        assert match, line
        assert match[1].startswith(home), line
        assert match[1].removeprefix(home) in files, line

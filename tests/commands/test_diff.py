"""`briefing diff`, run as editors and workflows run it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.built import engine_html
from tests.make import miniature_texts
from tests.repository_of import commit, make_repository, write

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://example.net/p.png)",
    "[x](https://example.net)",
    "```\n# h",
    "</ul>",
]
FILE = "content/facts/diplomacy.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose only commit is the miniature, as the current folder."""
    monkeypatch.chdir(make_repository(tmp_path / "project", miniature_texts()))
    return tmp_path / "project"


def edit(project: Path, old: str, new: str) -> None:
    text = (project / FILE).read_text(encoding="utf-8")
    assert old in text
    (project / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("project")
def test_nothing_changed_is_said() -> None:
    assert run("HEAD").output == "Nothing changed in meaning.\n"


def test_formatting_alone_is_nothing(project: Path) -> None:
    edit(project, "about: [norland, year-review-2025]", "about:\n    - norland  # first\n    - year-review-2025")
    assert run("HEAD").output == "Nothing changed in meaning.\n"


def test_a_corrected_figure_is_told_old_and_new_at_its_place(project: Path) -> None:
    edit(project, "48 documents with twelve", "49 documents with twelve")
    edit(project, "measure: documents-signed, value: 48", "measure: documents-signed, value: 49")
    output = run("HEAD").output
    assert "Corrected (1)\n  fact documents-by-minister  content/facts/diplomacy.yml:1\n" in output
    assert "    documents-signed: 48 → 49\n" in output
    assert output.endswith("1 change of meaning: 1 corrected.\n")


def test_two_revisions_are_compared_whatever_the_files_are_now(project: Path) -> None:
    edit(project, "value: 48", "value: 49")
    commit(project, "Corrected")
    write(project, {FILE: b"nonsense"})
    assert "documents-signed: 48 → 49" in run("HEAD~1", "--to", "HEAD").output


def test_a_deleted_fact_is_told_with_what_would_be_better(project: Path) -> None:
    text = (project / FILE).read_text(encoding="utf-8")
    start = text.index("- id: gazette-paid-by-government")
    (project / FILE).write_text(text[:start] + text[text.index("- id: institute") :], encoding="utf-8")
    assert "`retired:` would keep it, with the reason" in run("HEAD").output


def test_json_is_a_list_for_programs(project: Path) -> None:
    edit(project, "measure: documents-signed, value: 48", "measure: documents-signed, value: 49")
    (change,) = json.loads(run("HEAD", "--format", "json").output)
    assert change["kind"] == "corrected"
    assert change["fields"] == [{"field": "figures", "item": "documents-signed", "before": "48", "after": "49"}]


def test_markdown_and_html_name_exactly_the_pages_that_read_otherwise(project: Path) -> None:
    edit(project, "The government of Norland pays for", "The treasury of Norland pays for")
    markdown, html = run("HEAD", "--format", "markdown").output, run("HEAD", "--format", "html").output
    pages = [line for line in markdown.splitlines() if line.startswith("- `")]
    assert "- `organisations/norland-gazette`: Norland Gazette" in pages
    assert not any("strait-institute" in line for line in pages)  # its facts only stand on other lines of the file
    assert html.count("<li><a href=") == len(pages)
    assert "<a href='organisations/norland-gazette/index.html'>" in html


def test_pages_are_not_compared_where_the_content_has_errors(project: Path) -> None:
    edit(project, "value: 48", "value: 49")
    outcome = run("HEAD", "--format", "markdown")
    assert outcome.exit_code == 0
    assert "Pages that read otherwise" not in outcome.output  # the figure no longer agrees with its statement


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_author_writes_does_nothing_in_a_comment_or_a_page(project: Path, text: str) -> None:
    quoted = json.dumps(f"{text} @octocat #12 https://example.net www.example.net")
    edit(project, "statement: The government of Norland pays for the Norland Gazette.", f"statement: {quoted}")
    markdown, html = run("HEAD", "--format", "markdown").output, run("HEAD", "--format", "html").output
    for live in ("@octocat", "#12", "https://example", "www.example", "<script", "<img"):
        assert live not in markdown
    rendered = engine_html(markdown)
    assert "<a " not in rendered
    assert "<img" not in rendered
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("arguments", [["no-such-revision"], ["HEAD", "--to", "no-such-revision"]])
def test_an_unknown_revision_is_an_error_in_one_line(arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert outcome.exit_code == 1
    assert outcome.output == "Error: git knows no revision 'no-such-revision' here\n"


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, miniature_texts())
    monkeypatch.chdir(tmp_path)
    outcome = run("HEAD")
    assert (outcome.exit_code, outcome.output.count("\n")) == (1, 1)

"""An article is ingested: one source more, one file of comments more, no other byte, and nothing of its sentences."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.archive.text import ArchivedFile
from generator.check.registry import check
from generator.cli import main
from generator.load.tree import read_archive, read_content
from generator.model.content import Content
from generator.model.dates_in_text import MONTHS
from generator.model.fact import Fact
from generator.model.mentions import NameIndex
from generator.problem import Severity
from tests.archive.planted import archive_folder, content_of
from tests.built import MINIATURE, REPOSITORY, copy_miniature, tree_of
from tests.test_copying import proper_names, runs, runs_of_archive, words

ARTICLE = """Title: Ferries across the strait
By Ada Quill, Port Sel, 3 September 2025

On 2 September 2025 Norland and Sudland opened a line of ferries with over 40 sailings a week.

Nobody was asked.

Westmark will join in May 2027; up to 1.5 million tonnes could be carried, said Olaf Brandt.
"""
NEEDED = {
    "--type": "news report",
    "--publisher": "harbour-post",
    "--url": "https://example.org/ferries",
    "--interest": "The archived text names no funder.",
}
OPTIONS = [part for option in NEEDED.items() for part in option]
STUBS = "content/facts/harbour-post-2025-09-03.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with the miniature."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with the miniature's archive."""
    return Path(shutil.copytree(MINIATURE / "archive", tmp_path / "archive"))


@pytest.fixture
def article(archive: Path) -> Path:
    """Return an article in the archive that is no source yet."""
    file = archive / "ferries.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def run(*arguments: str | Path, answers: str | None = None) -> Result:
    """Run `briefing`; nothing but an exit status may come out of it."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def stubs_of(text: str) -> Iterator[str]:
    """Yield each stub of a file as YAML, its comment signs taken away as an editor would."""
    for block in text.split("\n\n"):
        lines = [line.removeprefix("# ") for line in block.splitlines() if re.match("#  |# - ", line)]
        if lines:
            yield "\n".join(lines) + "\n"


def test_a_source_and_a_file_of_stubs_are_added_and_no_other_byte_changes(project: Path, article: Path) -> None:
    before = read_content(project)
    result = run("ingest", article, *OPTIONS)
    assert result.exit_code == 0, result.output
    after = read_content(project)
    assert {file for file, data in after.items() if before.get(file) != data} == {
        "content/sources/sources.yml",
        STUBS,
    }
    assert after["content/sources/sources.yml"].startswith(before["content/sources/sources.yml"])
    text = ArchivedFile(ARTICLE.encode())
    source = content_of(after).sources["harbour-post-2025-09-03"]
    assert (source.title, source.author) == ("Ferries across the strait", "ada-quill")
    assert source.published is not None
    assert source.published.text == "2025-09-03"
    assert (source.archive.file, source.archive.sha256) == ("ferries.txt", text.sha256)
    assert source.archive.paragraphs == text.fingerprints


def test_the_stubs_are_comments_that_nothing_reads_and_the_check_finds_nothing(project: Path, article: Path) -> None:
    before = content_of(read_content(project))
    assert "No problems" in run("check").output
    result = run("ingest", article, *OPTIONS)
    assert "No problems" in result.output
    assert all(line.startswith("#") or not line for line in Path(STUBS).read_text(encoding="utf-8").split("\n"))
    after = content_of(read_content(project))
    assert after.facts == before.facts
    assert run("check").exit_code == 0


@pytest.mark.usefixtures("project")
def test_each_paragraph_has_its_numbers_with_hedges_its_dates_and_its_names(article: Path) -> None:
    run("ingest", article, *OPTIONS)
    text = Path(STUBS).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/fact.json\n")
    assert (
        """
# paragraph 3: numbers over 40; dates 2025-09-02; names Norland (norland), Sudland (sudland)
# - id: harbour-post-2025-09-03-p3
#   statement:
#   about: [sudland, norland]
#   themes: []
#   when: "2025-09-02"
#   standing:
#   figures:
#     - {measure: "", value: 40, bound: over}
#   sources:
#     - {source: harbour-post-2025-09-03, paragraph: 3, find: 40 sailings a week}

# paragraph 5: numbers up to 1.5 million; dates 2027-05; names Westmark (westmark), Olaf Brandt (olaf-brandt)
"""
        in text
    )
    assert text.endswith("\n# paragraphs without a number, a date or a known name: 1, 4\n")


def test_a_stub_that_is_filled_in_and_uncommented_is_a_fact_without_fault(project: Path, article: Path) -> None:
    run("ingest", article, *OPTIONS)
    stub = next(stub for stub in stubs_of(Path(STUBS).read_text(encoding="utf-8")) if "-p3\n" in stub)
    filled = (
        stub.replace(
            "statement:", "statement: Norland and Sudland have ferries since 2 September 2025, over 40 a week."
        )
        .replace("themes: []", "themes: [neighbours]")
        .replace("standing:", "standing: reported")
        .replace('measure: ""', "measure: documents-signed")
    )
    assert filled.count("\n") == stub.count("\n")
    before = content_of(read_content(project)).facts
    Path(STUBS).write_text(Path(STUBS).read_text(encoding="utf-8") + "\n" + filled, encoding="utf-8")
    content = content_of(read_content(project))
    assert not [problem for problem in check(content) if problem.severity is Severity.ERROR]
    assert set(content.facts) - set(before) == {"harbour-post-2025-09-03-p3"}
    assert STUBS not in run("verify", "--archive", article.parent).output


@pytest.mark.usefixtures("project")
def test_a_stub_that_is_uncommented_but_not_filled_in_is_told_what_it_lacks(article: Path) -> None:
    run("ingest", article, *OPTIONS)
    stub = next(stub for stub in stubs_of(Path(STUBS).read_text(encoding="utf-8")) if "-p3\n" in stub)
    Path(STUBS).write_text(stub, encoding="utf-8")
    output = run("check").output
    assert f"{STUBS}:2:" in output
    for field in (
        "statement: the value is empty",
        "themes: at least one item",
        "standing: ",
        "figures.measure: the value is empty",
    ):
        assert field in " ".join(output.split())


@pytest.mark.usefixtures("project")
def test_coverage_counts_the_paragraphs_as_open(article: Path) -> None:
    assert run("coverage", "--archive", article.parent).exit_code == 0
    run("ingest", article, *OPTIONS)
    result = run("coverage", "--archive", article.parent)
    assert result.exit_code == 1
    assert re.search(r"harbour-post-2025-09-03 +5 +0 +0 +5 +0\n", result.output)


@pytest.mark.usefixtures("project")
def test_it_says_what_to_do_next_in_three_lines(article: Path) -> None:
    result = run("ingest", article, *OPTIONS)
    _, _, steps = result.output.partition("\nNext:\n")
    assert len(steps.splitlines()) == 3
    assert "briefing coverage --archive" in steps


@pytest.mark.usefixtures("project")
def test_what_the_text_does_not_say_is_left_to_the_editor_with_a_note(article: Path) -> None:
    article.write_text("A line of text.\n", encoding="utf-8")
    result = run("ingest", article, *OPTIONS, "--title", "Untold")
    assert result.exit_code == 0, result.output
    assert "`briefing rename untold ANOTHER`" in result.output
    for note in ("the first lines give no date", "the first lines name no author"):
        assert f"content/sources/sources.yml: {note}" in result.output
        assert f"# content/sources/sources.yml: {note}" in Path("content/facts/untold.yml").read_text(encoding="utf-8")


def test_an_author_who_is_no_person_yet_is_named_with_the_command_that_adds_one(project: Path, article: Path) -> None:
    article.write_text(ARTICLE.replace("Ada Quill", "Zoë van Dijk"), encoding="utf-8")
    result = run("ingest", article, *OPTIONS)
    assert "briefing new person --name 'Zoë van Dijk' --id zoe-van-dijk" in result.output
    assert content_of(read_content(project)).sources["harbour-post-2025-09-03"].author is None


@pytest.mark.parametrize(
    ("option", "kind"), [("--publisher", "organisation"), ("--author", "person")], ids=["publisher", "author"]
)
def test_a_publisher_or_an_author_without_a_record_comes_first(
    project: Path, article: Path, option: str, kind: str
) -> None:
    before = tree_of(project)
    result = run("ingest", article, *OPTIONS, option, "a-stranger")
    assert result.exit_code == 1
    assert f"`briefing new {kind} --id a-stranger` adds it" in result.output
    assert tree_of(project) == before


def test_on_a_terminal_what_the_head_says_is_proposed_and_the_rest_asked_for(
    project: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.new.is_terminal", lambda: True)
    monkeypatch.setattr("generator.commands.ingest.is_terminal", lambda: True)
    answers = ["Ferries", "", "", "news report", "harbour-post", "https://example.org/f", "No funder is named.", "", ""]
    result = run("ingest", article, answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "Title [Ferries across the strait]: " in result.output
    source = content_of(read_content(project)).sources["harbour-post-2025-09-03"]
    assert (source.title, source.author) == ("Ferries", "ada-quill")


REFUSED: dict[str, tuple[str, bytes, list[str], str]] = {
    "not UTF-8": ("a.txt", b"caf\xe9 au lait", OPTIONS, "not UTF-8"),
    "UTF-16": ("a.txt", "ferries".encode("utf-16"), OPTIONS, "not UTF-8"),
    "a picture": ("a.txt", b"PNG\0\0\0", OPTIONS, "not UTF-8"),
    "empty": ("a.txt", b"", OPTIONS, "is empty"),
    "blank": ("a.txt", b"\xef\xbb\xbf \n\t\n", OPTIONS, "is empty"),
    "10 MB": ("a.txt", b"A ship.\n" * 1_300_000, OPTIONS, "more than 2,000,000 bytes"),
    "one endless line": (
        "a.txt",
        b"A.\n" + b"In 2025, 5. " * 9_000,
        OPTIONS,
        "paragraph 2 of a.txt has 108,000 characters",
    ),
    "no metadata": ("a.txt", b"A ship.\n", [], "add --title, --type, --publisher, --url, --interest"),
    "another ending": ("a.md", b"A ship.\n", [*OPTIONS, "--title", "A"], "not named ….txt"),
    "a hidden file": (".a.txt", b"A ship.\n", [*OPTIONS, "--title", "A"], "not a plain file name"),
    "no slug": ("a.txt", b"A ship.\n", [*OPTIONS, "--title", "A", "--id", "A b"], "is not an id"),
    "an id taken": ("a.txt", ARTICLE.encode(), [*OPTIONS, "--id", "strait-institute-cables"], "already used"),
    "a proposed id taken": ("a.txt", b"Date: 2025-06-12\n", [*OPTIONS, "--title", "A"], "--id is needed"),
    "a file of facts taken": ("a.txt", ARTICLE.encode(), [*OPTIONS, "--id", "energy"], "energy.yml already exists"),
    "no address": ("a.txt", ARTICLE.encode(), [*OPTIONS, "--url", "javascript:alert(1)"], "not a web address"),
    "a name taken": ("strait-institute-cables.txt", ARTICLE.encode(), OPTIONS, "already the name of the text of"),
    "out of the project": ("a.txt", ARTICLE.encode(), [*OPTIONS, "--file", "../a.yml"], "below content/sources/"),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_new_article_is_refused_and_nothing_is_written(tmp_path: Path, case: str) -> None:
    name, data, options, message = REFUSED[case]
    file = tmp_path / name
    file.write_bytes(data)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = run("ingest", file, *options)
    assert result.exit_code != 0
    assert message in " ".join(result.output.split())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_text_is_ingested_once_whatever_it_is_called(project: Path, article: Path) -> None:
    run("ingest", article, *OPTIONS)
    before = read_content(project)
    copy = article.rename(article.with_name("other.txt"))
    result = run("ingest", copy, *OPTIONS, "--id", "another")
    assert result.exit_code == 1
    assert "already the source 'harbour-post-2025-09-03': content/sources/sources.yml:" in result.output
    assert read_content(project) == before


def test_signs_that_would_end_a_comment_do_not(project: Path, article: Path) -> None:
    hostile = "Norland\u2028has\x0b30 ports\x85and \u202e5 ships\x0c\r- id: a\x1b[31m # 7: {x} 'y' \"z\" Sudland.\n"
    article.write_bytes(hostile.encode())
    result = run("ingest", article, *OPTIONS, "--title", "\"'}- id: b <script>")
    assert result.exit_code == 0, result.output
    (file,) = Path("content/facts").glob("*script*")
    assert all(
        line.startswith("#") or not line for line in re.split("[\n\r\x85\u2028\u2029\x0b\x0c]", file.read_text())
    )
    content = content_of(read_content(project))
    for stub in stubs_of(file.read_text(encoding="utf-8")):
        (entry,) = yaml.safe_load(stub)
        find = entry["sources"][0].get("find", "")  # left out where it would hold what nobody sees
        assert len(find.split()) <= 6
        assert find in hostile
        assert entry["about"] == ["sudland", content.site.focus]


def without(source: str, folder: Path) -> list[str]:
    """Copy the real content to `folder` without the record of `source`, and return the options that tell it again."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    file = folder / "content" / "sources" / "sources.yml"
    records = re.split(r"(?m)^(?=- id: )", file.read_text(encoding="utf-8"))
    file.write_text("".join(r for r in records if not r.startswith(f"- id: {source}\n")), encoding="utf-8")
    record = content_of(read_content(REPOSITORY)).sources[source]
    told = {"id": source, "title": record.title, "type": record.type, "publisher": record.publisher, "url": record.url}
    return [part for key, value in told.items() for part in (f"--{key}", value)] + ["--interest", "Not said."]


def cited(content: Content, source: str) -> Iterator[tuple[Fact, set[int]]]:
    """Yield each fact that cites `source`, with the paragraphs it cites there."""
    for fact in content.facts.values():
        paragraphs = {citation.paragraph for citation in fact.sources if citation.source == source}
        if paragraphs:
            yield fact, paragraphs


def wanted(fact: Fact, names: NameIndex, focus: str) -> Iterator[tuple[str, object]]:
    """Yield the figures, parts of dates and names of a fact; not a year that the text takes for granted."""
    for figure in fact.figures:
        if figure.value is not None:
            yield "figures", (str(figure.value), figure.bound.value)
    is_granted = any(citation.context for citation in fact.sources)
    for moment in (fact.when.start, fact.when.end) if fact.when else ():
        if moment is not None:
            if not is_granted:
                yield "dates", str(moment.year)
            if moment.month:
                yield "dates", f"{moment.day or ''} {MONTHS[moment.month - 1]}".strip()
    for entity in {mention.entity for mention in names.find(fact.statement)} - {focus}:
        yield "names", entity


def held(stub: str, heading: str) -> set[tuple[str, object]]:
    """Return what a stub and its heading hold, in the words of `wanted`."""
    (entry,) = yaml.safe_load(stub)
    found: set[tuple[str, object]] = {
        ("figures", (str(figure["value"]), figure.get("bound", "exactly"))) for figure in entry.get("figures", ())
    }
    found |= {("names", entity) for entity in entry["about"]}
    dates = re.search(r"dates ([^;]*)", heading)
    for date in re.split(", |/", dates[1] if dates else ""):
        year, _, rest = date.partition("-")
        if not year.isdigit():
            found |= {("dates", date), ("dates", date.split()[-1] if date else "")}
            continue
        found.add(("dates", year))
        month, _, day = rest.partition("-")
        name = MONTHS[int(month) - 1] if month else ""
        found |= {("dates", name), ("dates", f"{int(day)} {name}" if day else "")}
    return found


# Of what the facts carry, the share that the stubs of the cited paragraphs hold; not all, as a text may say "the minister".
FLOORS = {"figures": 1.0, "dates": 0.97, "names": 0.92}


@pytest.fixture(scope="module")
def real_stubs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return by source what is written when its article is ingested into the real content without it."""
    articles, content = archive_folder(), content_of(read_content(REPOSITORY))
    written = {}
    for source in content.sources.values():
        folder = tmp_path_factory.mktemp(source.id)
        options = without(source.id, folder)
        with contextlib.chdir(folder):
            result = run("ingest", articles / source.archive.file, *options)
        assert f"changed content/facts/{source.id}.yml" in result.output
        after = content_of(read_content(folder)).sources[source.id]
        assert after.archive == source.archive
        written[source.id] = (folder / "content" / "facts" / f"{source.id}.yml").read_text(encoding="utf-8")
    return written


def test_the_stubs_of_the_real_articles_hold_most_of_what_the_real_facts_carry(
    real_stubs: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    content = content_of(read_content(REPOSITORY))
    names = NameIndex(content.entities.values())
    counts: dict[str, list[bool]] = {kind: [] for kind in FLOORS}
    lines = []
    for source, text in real_stubs.items():
        headings = re.findall(r"(?m)^# paragraph (\d+): (.*)$", text)
        found = {int(n): held(stub, rest) for (n, rest), stub in zip(headings, stubs_of(text), strict=True)}
        own: dict[str, list[bool]] = {kind: [] for kind in FLOORS}
        for fact, paragraphs in cited(content, source):
            given = set().union(*(found.get(paragraph, set()) for paragraph in paragraphs))
            for item in wanted(fact, names, content.site.focus):
                own[item[0]].append(item in given)
        lines.append(f"{source}: " + ", ".join(f"{kind} {sum(had)} of {len(had)}" for kind, had in own.items()))
        for kind, had in own.items():
            counts[kind] += had
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # the recall is what the test measures
    for kind, floor in FLOORS.items():
        assert sum(counts[kind]) / len(counts[kind]) >= floor, kind


def test_no_sentence_of_a_real_article_is_in_its_stubs(real_stubs: dict[str, str]) -> None:
    names = proper_names(content_of(read_content(REPOSITORY)))
    known = re.compile(rf"\b({'|'.join(' '.join(name) for name in names)})\b")
    theirs = runs_of_archive(read_archive(archive_folder()))
    for text in real_stubs.values():
        assert [run for _, run in runs(words(known.sub("…", " ".join(words(text))))) if run in theirs] == []

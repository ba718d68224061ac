"""Content in which much is wrong at once: one run of `briefing check` finds all of it, each where it stands."""

import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.load.nodes import MAX_BYTES
from generator.publish.sealed import FOLDER
from tests.built import REPOSITORY

Found = tuple[str, int, str]
_MARK = re.compile("«([a-z0-9-]+)»")
TIMES_AS_LONG = 3  # a tree with faults may take; it has more files, one of 5 MB and one beyond the limit

# A fact without fault; defects give some of its lines otherwise. «rule» marks what must be found in a line.
FACT = {
    "id": "id",
    "statement": "Azerbaijan is a country.",
    "about": "[azerbaijan]",
    "themes": "[energy]",
    "when": '"2025"',
    "standing": "reported",
    "sources": "[{source: newsaz-2026-02-12, paragraph: 5}]",
}
CITED = "source: newsaz-2026-02-12, paragraph: 5"


def fact(name: str, **lines: str) -> str:
    """Return a fact as YAML, with lines given otherwise or added."""
    own = {"id": name, "statement": f"Azerbaijan is a country, says {_MARK.sub('', name)}."}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in (FACT | own | lines).items()) + "\n"


def defects() -> dict[str, str]:
    """Return files with one defect each, or two that belong together, under what is wrong with them."""
    one, seven = "«undeclared-difference»", "one two three four five six seven"
    figure = "[{measure: azerbaijan-oda, value: %s}]"
    good = fact("good")
    return {
        "dangling-entity": fact("x1", about="[azerbaijan, nowhere]«unknown-entity»"),
        "dangling-theme": fact("x2", themes="[nothing]«unknown-theme»"),
        "dangling-source": fact("x3", sources="[{source: nobody, paragraph: 1}]«unknown-source»"),
        "dangling-measure": fact("x4", figures="[{measure: nothing, unknown: unclear}]«unknown-measure»"),
        "dangling-fact": fact("x5", differs_from="\n    - {fact: no-fact, note: N}«unknown-fact»"),
        "dangling-speaker": fact("x6", standing="claimed", said_by="nobody«unknown-entity»"),
        "dangling-event": fact("x7", outcome_of="no-event«unknown-entity»"),
        "dangling-context": fact("x8", sources=f"[{{{CITED}, context: no-context}}]«unknown-context»"),
        "dangling-role": fact("x9", roles="\n    - {who: azerbaijan, role: host, of: nowhere}«unknown-entity»"),
        "duplicate-key": fact("x10") + '  when: "2026"«duplicate-key»\n',
        "duplicate-id": fact("documents-signed-2025«duplicate-id»"),
        "tab": fact("x11") + "\tdiffers_from: []«tab-indentation»\n",
        "no-for-a-word": fact("x12", standing="no«wrong-type»"),
        "a-time-for-a-number": fact("x13", figures=f"{figure % '12:30'}«bad-number»"),
        "a-time-for-a-paragraph": fact("x14", sources="[{source: newsaz-2026-02-12, paragraph: 12:30}]«wrong-type»"),
        "indentation": fact("x15") + '    when: "2025"«yaml-syntax»\n',
        "conflict-of-versions": good + "<<<<<<< HEAD«merge-conflict»\n" + good + "=======\n" + good + ">>>>>>> other\n",
        "curly-quotes": fact("x16", when="“2025”«curly-quotes»"),
        "curly-quotes-in-braces": fact("x17", sources=f"[{{{CITED}, find: “one, two”}}]«curly-quotes»"),
        "emoji": fact("🇦🇿«bad-slug»"),
        "reserved-id": fact("index«bad-slug»"),
        "two-facts-in-conflict": fact("x18", statement="It gave 5 million.", figures=f"{figure % 5}")
        + fact("x19", statement="It gave 6 million.", figures=f"{figure % 6}{one}"),
        "deep": fact("x38", unknown="[" * 20 + "«nested-too-deep»"),
        "anchor": fact("x20", standing="&a reported«alias-or-anchor»") + fact("x21", standing="*a«alias-or-anchor»"),
        "tag": fact("x22", statement="!!python/object:os.system It is so indeed.«yaml-tag»"),
        "two-documents": good + "---«yaml-syntax»\n" + good,
        "no-date": fact("x23", when="2025-13-41«impossible-date»"),
        "reversed": fact("x24", when='"2025/2024"«reversed-interval»'),
        "seven-words": fact("x25", sources=f"[{{{CITED}, find: {seven}}}]«find-too-long»"),
        "unknown-key": fact("x26", date="2025«unknown-key»"),
        "no-paragraph": fact("x27", sources="[{source: newsaz-2026-02-12}]«citation-without-paragraph»"),
        "nobody-says-so": fact("x28", standing="claimed«unattributed-claim»"),
        "another-number": fact("x29", when='"2022"', figures=f"{figure % 61}«figure-not-in-statement»"),
        "no-value": fact("x30", when='"2023"', figures="[{measure: azerbaijan-oda}]«figure-without-value»"),
        "unlike-itself": fact("x31", differs_from="[{fact: x31, note: N}]«difference-with-itself»"),
        "open-quote": fact("x32", statement='"It is so.«yaml-syntax»', when='"2025"'),
        "nul": fact("x33", statement="a\x00b«yaml-syntax»"),
        "no-list": fact("x34«wrong-type»")[2:].replace("\n  ", "\n"),
        "too-long": fact("x35", statement="It is so " + "x" * 5_000_000 + ".«file-too-large»"),
        "with-a-mark": "\ufeff" + fact("X36«bad-slug»"),
        "with-other-line-ends": fact("x37", standing="maybe«wrong-type»").replace("\n", "\r\n"),
    }


def others() -> dict[str, bytes]:
    """Return what is wrong outside of facts, under its path."""
    source = (
        "- id: s1\n  title: T\n  type: t\n  publisher: nobody«unknown-entity»\n  author: azerbaijan«unknown-person»\n"
    )
    source += (
        "  url: javascript:alert(1)«bad-url»\n  interest: [{statement: S}]\n  archive: {file: a.txt, sha256: %s}\n"
    )
    files = {
        "content/sources/x.yml": (source % ("0" * 64)).replace(
            "url: javascript:alert(1)«bad-url»", "url: https://a.org/"
        ),
        "content/sources/y.yml": re.sub("«unknown-[a-z]+»", "", source % ("0" * 64)).replace("s1", "s2"),
        "content/countries/x.yml": "- {id: x, name: X, iso: xx, region: R, summary: no-fact}«unknown-fact»«orphan-entity»\n",
        "content/people/x.yml": f"- {{id: y, name: Y, position: P, of: nowhere, sources: [{{{CITED}}}]}}«unknown-entity»«orphan-entity»\n",
        "content/fakts/x.yml": "- id: misplaced«misplaced-file»\n",
        "content/facts.yml": "- id: misplaced«misplaced-file»\n",
        "briefs/briefs/x.md": "---\ntitle: T\n---\nSo [it is](fact:no-fact).«brief-dead-link»\n",
        "briefs/briefs/y.md": "No title.«missing-field»\n",
        "briefs/briefs/z.md": "---«file-too-large»\n" + "x" * MAX_BYTES,
        "content/facts/fine-empty.yml": "",
        "content/facts/fine-mark.yml": "\ufeff" + fact("fine1"),
        "content/facts/fine-ends.yml": fact("fine2").replace("\n", "\r\n"),
        "content/facts/fine-words.yml": fact("fine3", statement="12:30«cut-statement»", former_ids="[no, 012]"),
    }
    return {path: text.encode() for path, text in files.items()}


def plant(project: Path) -> list[Found]:
    """Put every defect into the project and return where each must be found."""
    files = {f"content/facts/zz-{name}.yml": text.encode() for name, text in defects().items()} | others()
    files["content/facts/zz-latin.yml"] = b"- id: latin\n  name: T\xfcrkiye\xc2\xabnot-utf-8\xc2\xbb\n"
    expected = []
    for path, data in files.items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = data.decode("utf-8", errors="replace")
        for found in _MARK.finditer(text):
            expected.append((path, text.count("\n", 0, found.start()) + 1, found[1]))
        target.write_bytes(re.sub("«[a-z0-9-]+»".encode(), b"", data))
    content = project / "content"  # in a folder of facts they might hold any id, and no name of a fact were judged
    outside = project.parent / "outside.yml"
    outside.write_text("secret")
    (content / "link.yml").symlink_to(outside)
    (content / "loop.yml").symlink_to("loop.yml")
    (content / "folder.yml").mkdir()
    os.mkfifo(content / "pipe.yml")
    (content / "windows.yml.txt").write_text("secret")
    names = ("link.yml", "loop.yml", "folder.yml", "pipe.yml", "windows.yml.txt")
    return sorted([*expected, *((f"content/{name}", 1, "unread-file") for name in names)])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with a copy of the real content."""
    folder = tmp_path / "project"
    for name in ("content", "briefs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


def check(*options: str) -> tuple[Result, float]:
    """Run `briefing check` and return what came of it and after how many seconds of processor time, the shortest of three first runs."""
    runs = []
    for _ in range(3):
        shutil.rmtree(FOLDER, ignore_errors=True)  # what a run before it found
        started = process_time()
        result = CliRunner().invoke(main, ["check", *options])
        runs.append((process_time() - started, result))
    return runs[-1][1], min(seconds for seconds, _ in runs)


def test_one_run_finds_every_defect_where_it_stands_and_nothing_else(project: Path) -> None:
    clean, usual = check()
    assert (clean.exit_code, clean.output) == (0, "No problems.\n")
    expected = plant(project)
    assert len(expected) > 50
    result, seconds = check("--format", "json")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    found = Counter((problem["file"], problem["line"], problem["rule"]) for problem in json.loads(result.output))
    missed, surplus = Counter(expected) - found, found - Counter(expected)
    assert sorted(missed.elements()) == []
    assert sorted(surplus.elements()) == []
    print(
        f"\n{len(expected)} defects found in {seconds:.2f} s; the same tree without them takes {usual:.2f} s"
    )  # for whoever asks with -s
    assert seconds <= TIMES_AS_LONG * usual


def test_the_report_of_it_all_is_readable(project: Path) -> None:
    expected = plant(project)
    result, _ = check()
    assert "Traceback" not in result.output
    assert len(re.findall(r" (?:error|warning)\[", result.output)) == len(expected)
    assert max(map(len, result.output.splitlines())) < 500
    assert "secret" not in result.output
    assert result.output.count("\n  help: ") == len(expected)
    for said in (
        "a merge conflict was left in",
        "stands in curly quotes",
        "a tab is used for indentation",
        "this is a link that leads out of the project",
        "this is a folder with the name of a file",
    ):
        assert said in result.output

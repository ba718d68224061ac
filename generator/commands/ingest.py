"""The command `briefing ingest`: an article becomes a source, and what could become facts is laid out beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from generator.archive.candidates import candidates
from generator.archive.head import Head, read_head
from generator.archive.text import ArchivedFile
from generator.commands.edit import write
from generator.commands.new import Answers, added, ask_if_possible, draft_of, is_terminal, loaded, options
from generator.edit.new import proposed_id
from generator.edit.stubs import stubs
from generator.load.content import load
from generator.model.content import Content
from generator.model.entity import Organisation, Person
from generator.model.source import Source
from generator.report import report

_MOST_BYTES = 2_000_000  # a text of 300 pages stays below it
_LONGEST_PARAGRAPH = 20_000  # characters; a citation of more would lead nobody to the passage
# What a source must have and no text says in a form that could be relied on.
_NEEDED = ("title", "type", "publisher", "url", "interest")
_NEXT = """
Next:
1. Keep {text} in the archive folder, outside the repository; `briefing coverage --archive DIR` lists what is still open in it.
2. Write the facts: {file} has a stub for each paragraph.
3. `briefing check`, then `briefing verify --archive DIR`."""


def _ingest(file: Path, **told: Any) -> None:  # noqa: ANN401  # click hands over what the options say
    answers: Answers = {key: value for key, value in told.items() if value not in (None, (), False)}
    if "source_file" in answers:
        answers["file"] = answers.pop("source_file")
    text = _read(file)
    texts, content = loaded()
    _refuse_known(content, file.name, text)
    left = list(_take_head(content, read_head(text.paragraphs), answers))
    _refuse_unknown(answers)
    _refuse_strangers(content, answers)
    answers["text"] = file
    draft = draft_of(Source.kind, content, answers)
    target = f"content/facts/{draft.entries['id']}.yml"
    if target in texts or Path(target).exists():
        raise click.ClickException(f"{target} already exists; choose another --id")
    changed = added(texts, draft)
    notes = [f"{draft.file}: {note}" for note in left]
    found = list(candidates(content.entities.values(), text))
    changed[target] = stubs(content, str(draft.entries["id"]), found, notes).encode()
    _refuse_unloadable(texts, changed)
    write(texts, changed)
    if notes:
        click.echo("\nLeft for you:\n" + "\n".join(notes))
    if "published" not in draft.entries and not told.get("id"):
        click.echo(f"The id has no date, either: `briefing rename {draft.entries['id']} ANOTHER` changes it.")
    click.echo(_NEXT.format(text=file.name, file=target))


def _read(file: Path) -> ArchivedFile:
    """Return the text; end where it is none, or no article."""
    try:
        with file.open("rb") as stream:
            text = ArchivedFile(stream.read(_MOST_BYTES + 1))
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read") from error
    if len(text.data) > _MOST_BYTES:
        raise click.ClickException(f"{file.name} has more than {_MOST_BYTES:,} bytes, which is no article; split it")
    if not text.is_utf8 or b"\0" in text.data:
        raise click.ClickException(f"{file.name} is not UTF-8; save it as a plain text with that encoding")
    if not text.paragraphs:
        raise click.ClickException(f"{file.name} is empty")
    longest = max(text.paragraphs, key=len)
    if len(longest) > _LONGEST_PARAGRAPH:
        number = text.paragraphs.index(longest) + 1
        message = f"paragraph {number} of {file.name} has {len(longest):,} characters; break it into lines"
        raise click.ClickException(message)
    if file.suffix != ".txt":
        raise click.ClickException(f"{file.name} is not named ….txt, as the texts of the archive are; rename it")
    return text


def _refuse_known(content: Content, name: str, text: ArchivedFile) -> None:
    for source in content.sources.values():
        if source.archive.sha256 == text.sha256:
            place = content.locate(source, "id")
            raise click.ClickException(f"this text is already the source {source.id!r}: {place}")
        if source.archive.file == name:
            message = f"{name} is already the name of the text of {source.id!r}; rename this one"
            raise click.ClickException(message)


def _take_head(content: Content, head: Head, answers: Answers) -> Iterator[str]:
    """Add to the answers what the text says of itself, and yield what is left to find out, a sentence each."""
    named = {
        "publisher": _known(content, Organisation, head.publisher),
        "author": _known(content, Person, head.author),
    }
    for key in ("title", "published", "url", "publisher", "author"):
        proposed = named[key] if key in named else getattr(head, key)
        if key in answers:
            continue
        if key == "title" and proposed is None and is_terminal():
            proposed = head.first_line
        if proposed:
            answers[key] = ask_if_possible(key, proposed)
            if not is_terminal():
                click.echo(f"From the text's first lines, {key}: {proposed}")
    if "published" not in answers:
        yield "the first lines give no date; add `published:`, or to `unknown:` {what: date, reason: not-stated}"
    if "author" not in answers and head.author:
        who = f"{head.author} is named as the author; add `author:`"
        yield f"{who} after `briefing new person --name {head.author!r} --id {proposed_id(head.author)}`"
    elif "author" not in answers:
        yield "the first lines name no author; add `author:`, or to `unknown:` {what: author, reason: not-stated}"


def _known(content: Content, kind: type[Organisation | Person], name: str | None) -> str | None:
    """Return the id of the entity of this kind that has the name, if there is one."""
    entities = (entity for entity in content.entities.values() if isinstance(entity, kind))
    return next((entity.id for entity in entities if name in entity.names), None)


def _refuse_unknown(answers: Answers) -> None:
    """End, naming all at once, where the source needs what neither the text nor an option says and nobody can be asked."""
    missing = [f"--{key}" for key in _NEEDED if key not in answers]
    if missing and not is_terminal():
        listed = ", ".join(missing)
        raise click.UsageError(f"the text does not say all that a source needs; add {listed}. Nothing is written")


def _refuse_strangers(content: Content, answers: Answers) -> None:
    """End where the publisher or the author has no record yet: it comes first, and the command that adds it is named."""
    for key, kind in (("publisher", Organisation), ("author", Person)):
        identity = answers.get(key)
        if identity is not None and not isinstance(content.entities.get(identity), kind):
            first = f"`briefing new {kind.kind} --id {identity}`"
            message = f"there is no {kind.kind} {identity!r}; {first} adds it. Nothing is written"
            raise click.ClickException(message)


def _refuse_unloadable(texts: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    after = {**texts, **changed}
    _, problems = load(after)
    if problems:
        raise click.ClickException("nothing is written, for it would not load:\n" + report(problems, after))


ingest = click.Command(
    "ingest",
    callback=_ingest,
    params=[
        click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        click.Option(["--id"], help="The id; proposed from publisher and date."),
        *(option for option in options(Source) if option.name != "text"),
        click.Option(["--file", "source_file"], help="The file the source goes to; proposed: where its like stand."),
    ],
    help="Add the article in FILE, a plain text, as a source, and lay out what facts could be made of.\n\n"
    "What the first lines say of title, author, date, publisher and address is taken from there; the options say it "
    "better. Beside the source a file is written in which each paragraph has a stub of a fact, in comments that "
    "nothing reads, with the numbers, dates and known names of the paragraph. No sentence of the text is copied.",
)

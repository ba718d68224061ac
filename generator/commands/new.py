"""The commands `briefing new …`: a record is asked for, or told in options, and put where its like stand."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.archive.text import ArchivedFile
from generator.commands.edit import write
from generator.edit.new import KINDS, Draft, UnloadableDraftError, proposed_file, proposed_id, with_new
from generator.edit.text import EditRefusedError
from generator.edit.written import Value, written
from generator.load.content import load
from generator.load.tree import read_content, read_flags
from generator.model.content import Content
from generator.model.entity import Country
from generator.model.fact import Fact
from generator.model.shape import key_order, shape
from generator.model.source import Source
from generator.publish.flags import FOLDER as FLAGS
from generator.report import report
from generator.territories import territory_code, territory_name

_DATED = {"fact", "event", "agreement"}  # as the rule missing-date holds them
_FEW = 10  # so many ids are named in a question
_FLAGS = f"site_overrides/{FLAGS}"  # those of a project, for codes that no country has
# What only a second look at a record adds, and is then best written in its file.
_BY_HAND = {"id", "former_ids", "referred_to_as", "url_note", "checked"}
# Lists of ids, which hold no comma: one option may tell several.
_LISTS_OF_IDS = {"about", "themes", "participants", "parties", "follows", "relays"}
Answers = dict[str, Any]


@click.group()
def new() -> None:
    """Add a record: asks for what it needs on a terminal, takes options everywhere."""


def _command(kind: str) -> click.Command:
    model = KINDS[kind]
    identity = click.Option(["--id"], help="The id; proposed from the name.")
    file = click.Option(["--file"], help="The file it goes to; proposed: where its like stand.")

    def run(**answers: Any) -> None:  # noqa: ANN401  # click hands over what the options say
        told = {key: value for key, value in answers.items() if value not in (None, (), False)}
        _add(kind, {key: _split(",".join(value)) if key in _LISTS_OF_IDS else value for key, value in told.items()})

    article = "an" if kind[0] in "aeiou" else "a"
    params: list[click.Parameter] = [identity, *options(model), file]
    return click.Command(kind, callback=run, params=params, help=f"Add {article} {kind}. {model.__doc__}")


def options(model: type[BaseModel]) -> Iterator[click.Option]:
    """Yield an option for each field of the model that a single text, word or list of them fills."""
    for key in _keys(model):
        info = model.model_fields[key]
        kept, is_list = shape(info).holds, shape(info).is_list
        if key == "sources":
            yield click.Option(["--source"], help="Id of the source that supports it.")
            yield click.Option(["--paragraph"], type=click.IntRange(min=1), help="Number of the paragraph in it.")
            yield click.Option(["--find"], help="At most six words of the paragraph.")
        elif key == "interest":
            yield click.Option(
                ["--interest"], multiple=True, help="Who publishes and pays for it, a sentence; repeatable."
            )
        elif key == "archive":
            path = click.Path(exists=True, dir_okay=False, path_type=Path)
            yield click.Option(["--text"], type=path, help="The plain text in the archive folder.")
        elif key == "unknown":
            if "when" in model.model_fields:
                yield click.Option(["--undated"], is_flag=True, help="The source gives no date.")
        elif key not in _BY_HAND and not issubclass(kept, BaseModel):
            type_ = click.Choice([member.value for member in kept]) if issubclass(kept, Enum) else None
            description = f"{info.description}{' Repeatable.' if is_list else ''}"
            yield click.Option([f"--{key.replace('_', '-')}", key], type=type_, multiple=is_list, help=description)


def _keys(model: type[BaseModel]) -> list[str]:
    """Return the keys of a record in the order in which editors write them, without the id."""
    return [key for key in key_order(model) if key != "id"]


def _add(kind: str, answers: Answers) -> None:
    texts, content = loaded()
    draft = draft_of(kind, content, answers)
    write(texts, added(texts, draft))
    if (
        kind == Country.kind
        and not read_flags([answers["iso"]])
        and not Path(f"{_FLAGS}/{answers['iso']}.svg").exists()
    ):
        click.echo(f"\nThe flag is missing: add {_FLAGS}/{answers['iso']}.svg.")


def loaded() -> tuple[dict[str, bytes], Content]:
    """Return the texts of the current folder and their content; end where it does not load."""
    texts = read_content(Path.cwd())
    content, problems = load(texts)
    if problems:
        click.echo(report(problems, texts))
        sys.exit(1)
    return texts, content


def draft_of(kind: str, content: Content, answers: Answers) -> Draft:
    """Return the record that the answers tell; what it needs and was not told is asked for."""
    _complete(kind, content, answers)
    entries = dict(_entries(kind, answers))
    file = answers.get("file") or ask_if_possible("file", proposed_file(content, kind, entries))
    return Draft(kind, file, entries)


def added(texts: Mapping[str, bytes], draft: Draft) -> dict[str, bytes]:
    """Return the file that changes when the record is added; end where it would not load, or cannot stand there."""
    try:
        return with_new(texts, draft)
    except UnloadableDraftError as error:
        click.echo("Nothing is written, for the record would not load:\n\n" + report(error.problems, error.texts))
        click.echo("\nThe record as told:\n\n" + "\n".join(written(draft.entries, KINDS[draft.kind])))
        sys.exit(1)
    except EditRefusedError as error:
        raise click.ClickException(str(error)) from error


def _complete(kind: str, content: Content, answers: Answers) -> None:
    """Ask for what the record needs and was not told, or end by naming the option."""
    model = KINDS[kind]
    if {"when", "undated"} <= set(answers):
        raise click.UsageError("--when and --undated contradict each other")
    if kind == Country.kind:
        _complete_country(content, answers)
    for key in _keys(model):
        info = model.model_fields[key]
        if key == "archive":
            answers["text"] = answers.get("text") or Path(_ask("text", "The plain text in the archive folder"))
        elif key == "sources" and _needs_source(kind, answers):
            answers["source"] = answers.get("source") or _ask_known(
                "source", "Id of the source that supports it", content.sources
            )
            answers["paragraph"] = answers.get("paragraph") or _ask("paragraph", "Number of the paragraph in it", int)
        elif info.is_required() and key != "id" and not answers.get(key):
            question = (info.description or key).rstrip(".")
            answers[key] = (
                _ask_known(key, question, content.themes, is_list=True) if key == "themes" else _ask_field(key, info)
            )
    if kind in _DATED and not {"when", "undated"} & set(answers):
        _ask_date(answers)
    if answers.get("standing") in {"claimed", "opinion"} and "said_by" not in answers:
        answers["said_by"] = _ask("said_by", "Id of the entity that says so")
    if "id" not in answers:
        answers["id"] = _free_id(kind, content, answers)


def _ask_field(key: str, info: FieldInfo) -> Any:  # noqa: ANN401  # a text or several
    kept, is_list = shape(info).holds, shape(info).is_list
    question = (info.description or key).rstrip(".")
    if issubclass(kept, Enum):
        return _ask(key, question, click.Choice([member.value for member in kept]))
    if issubclass(kept, BaseModel):
        return (_ask(key, question),)
    return _ask(key, question + (", with commas between" if is_list else ""), _reader(info, is_list=is_list))


def _ask_known(key: str, question: str, known: Collection[str], *, is_list: bool = False) -> Any:  # noqa: ANN401
    """Ask for an id, or several, of records that are there; another is asked for again, with the nearest that is."""

    def read(answer: str) -> Any:  # noqa: ANN401  # a text or several
        ids = _split(answer) if is_list else (answer.strip(),)
        if not ids:
            raise click.UsageError("at least one id is needed")
        for identity in ids:
            if identity not in known:
                near = get_close_matches(identity, sorted(known), n=1)
                way = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
                raise click.UsageError(f"nothing has the id {identity!r}; {way}")
        return ids if is_list else ids[0]

    named = f" ({', '.join(known)})" if len(known) <= _FEW else ""
    return _ask(key, question + (", with commas between" if is_list else "") + named, read)


def _split(answer: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in answer.split(",") if item.strip())


def _reader(info: FieldInfo, *, is_list: bool) -> Callable[[str], Any]:
    """Return what reads an answer as the model would, so that a slip is put right before the next question."""
    adapter = TypeAdapter[Any](info.rebuild_annotation())

    def read(answer: str) -> Any:  # noqa: ANN401  # a text or several
        value = _split(answer) if is_list else answer.strip()
        try:
            adapter.validate_python(value)
        except ValidationError as error:
            raise click.UsageError("; ".join(fault["msg"] for fault in error.errors())) from error
        return value

    return read


def _ask_date(answers: Answers) -> None:
    """Ask for the date, which a record has or says that it is not known."""
    question = "When, such as 2025-08, 2025-08-08 or 2022/.. (nothing: the source gives no date)"
    if not is_terminal():
        raise click.UsageError("--when is needed, such as 2025-08; or --undated, where the source gives no date")
    read = _reader(Fact.model_fields["when"], is_list=False)
    answer = click.prompt(question, default="", show_default=False, value_proc=lambda text: text and read(text))
    answers |= {"when": answer} if answer else {"undated": True}


def _needs_source(kind: str, answers: Answers) -> bool:
    """Whether the record says something that a passage must support, as the rule unsourced-record holds it."""
    if kind in {"country", "organisation"}:
        return bool({"country", "part_of", "source", "paragraph", "find"} & set(answers))
    return True


def _complete_country(content: Content, answers: Answers) -> None:
    """Add what the CLDR knows of a country from its name or its code."""
    if "name" not in answers and "iso" in answers:
        answers["name"] = territory_name(answers["iso"]) or _ask("name", f"Name of the country {answers['iso']!r}")
    answers["name"] = answers.get("name") or _ask("name", "The name shown, in British spelling")
    answers["iso"] = (answers.get("iso") or territory_code(answers["name"]) or _ask("iso", "ISO 3166-1 code")).lower()
    official = territory_name(answers["iso"])
    if official and "aliases" not in answers and official != answers["name"]:
        answers["aliases"] = (official,)
    if "region" not in answers:
        used = sorted({entity.region for entity in content.entities.values() if isinstance(entity, Country)})
        click.echo(f"Regions so far: {', '.join(used)}", err=True)
        answers["region"] = _ask("region", "Sub-region of the United Nations' M49 classification")


def _free_id(kind: str, content: Content, answers: Answers) -> str:
    """Return the id that the name suggests, confirmed on a terminal."""
    named = str(answers.get("name") or answers.get("title") or answers.get("statement"))
    if kind == Source.kind and "published" in answers:
        named = f"{answers['publisher']} {answers['published']}"
    proposed = proposed_id(named)
    taken: Mapping[str, object] = {"fact": content.facts, "source": content.sources}.get(kind, content.entities)
    if kind != "brief" and proposed in taken:
        click.echo(f"The id {proposed!r} is already used.", err=True)
        proposed = ""
    return ask_if_possible("id", proposed) if proposed else str(_ask("id", "The id"))


def _entries(kind: str, answers: Answers) -> Iterator[tuple[str, Value]]:
    """Yield the entries of the record in the order in which editors write them."""
    for key in ("id", *_keys(KINDS[kind])):
        if key == "archive" and "text" in answers:
            yield key, _archive(answers["text"])
        elif key == "interest" and "interest" in answers:
            yield key, [{"statement": statement.strip()} for statement in answers["interest"]]
        elif key == "unknown" and "undated" in answers:
            yield key, [{"what": "date", "reason": "not-stated"}]
        elif key == "sources" and "source" in answers:
            names = ("source", "paragraph", "find")
            yield key, [{name: answers[name] for name in names if name in answers}]
        elif key in answers:
            value = answers[key]
            yield key, tuple(item.strip() for item in value) if isinstance(value, tuple | list) else value.strip()


def _archive(path: Path) -> dict[str, Value]:
    try:
        archived = ArchivedFile(path.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read") from error
    if not archived.is_utf8:
        raise click.ClickException(f"{path.name} is not UTF-8; save it with that encoding")
    return {"file": path.name, "sha256": archived.sha256, "paragraphs": archived.fingerprints}


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _ask(key: str, question: str, kind: Any = None) -> Any:  # noqa: ANN401  # a type or reader of click's; its result
    if not is_terminal():
        raise click.UsageError(f"--{key.replace('_', '-')} is needed: {question[0].lower()}{question[1:]}")
    reads = callable(kind) and not isinstance(kind, type | click.ParamType)
    return click.prompt(question, value_proc=kind) if reads else click.prompt(question, type=kind)


def ask_if_possible(key: str, proposed: str) -> str:
    """Return the proposal, or on a terminal what is answered to it."""
    return str(click.prompt(key.capitalize(), default=proposed)) if is_terminal() else proposed


for _kind in KINDS:
    new.add_command(_command(_kind))

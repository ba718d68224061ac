"""JSON Schemas of the content as it is written: what an editor of YAML completes, explains and marks while one types.

A schema speaks of the file before our loader: a language server reads `2025` as a number where the loader reads a text.
So a text may be written as a number too; a lone `null`, `true` or `false` has to be quoted. What is known of each key
comes from the model, the ids that a reference may name stand in a file of their own, as they change with the content.
"""

import json
from collections.abc import Iterator, Mapping
from textwrap import shorten
from types import SimpleNamespace
from typing import Any, TypeAlias

from generator.load.file import FILES, FOLDERS, SITE_FILE
from generator.load.records import model_name
from generator.model.content import Content
from generator.model.fields import SLUG_SCHEMA, Authored
from generator.model.references import Target, references
from generator.model.site import Site

FOLDER = "schema"
IDS_FILE = "ids.json"
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that every language server knows
_WHOLE_NUMBER = r"^\s*\+?[0-9_]+(\.0*)?\s*$"  # what pydantic reads as one
_DESCRIPTION_WIDTH = 120  # one line of a list of completions
Schema: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str, ...]


def model_schemas() -> dict[str, bytes]:
    """Return the schema of each kind of file, under its path: `schema/fact.json` for a list of facts."""
    models = [*FOLDERS.values(), *FILES.values()]
    schemas = {model_name(model): {"type": ["array", "null"], "items": _record(model)} for model in models}
    schemas[model_name(Site)] = _record(Site)
    heads = {name: {"$schema": _DIALECT, "title": f"Content: {name}"} for name in schemas}
    return {f"{FOLDER}/{name}.json": _as_json(heads[name] | schemas[name]) for name in sorted(schemas)}


def ids_schema(content: Content) -> dict[str, bytes]:
    """Return the file that the other schemas take the ids of references from, under its path."""
    definitions = {str(target): _choice(content, target) for target in Target}
    return {f"{FOLDER}/{IDS_FILE}": _as_json({"$schema": _DIALECT, "definitions": definitions})}


def schema_globs() -> dict[str, list[str]]:
    """Return which files each schema is for, as the editor's setting `yaml.schemas` names them."""
    by_folder = {
        f"./{FOLDER}/{model_name(model)}.json": [f"content/{folder}/**/*.yml", f"content/{folder}/**/*.yaml"]
        for folder, model in FOLDERS.items()
    }
    files: dict[str, type[Authored]] = FILES | {SITE_FILE: Site}
    by_file = {f"./{FOLDER}/{model_name(model)}.json": [file] for file, model in files.items()}
    return by_folder | by_file


def _as_json(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _record(model: type[Authored]) -> Schema:
    schema = model.model_json_schema()
    written = _as_written(schema, schema.get("$defs", {}))
    return _with_ids(written, _targets(model, written))


def _as_written(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """Return pydantic's `schema` as it holds before the loader, in one piece, without what only repeats the key."""
    rest = {key: value for key, value in schema.items() if key not in {"$ref", "$defs", "anyOf", "title"}}
    if "$ref" in schema:
        return _as_written(definitions[schema["$ref"].rpartition("/")[2]] | rest, definitions)
    if "anyOf" in schema:  # a field that may be left out
        kept = next(part for part in schema["anyOf"] if part != {"type": "null"})
        return _as_written(kept | rest, definitions)
    if rest.get("default") in (None, []):
        rest.pop("default", None)
    if "`" in rest.get("description", ""):
        rest["markdownDescription"] = rest["description"]
    match rest.get("type"):
        case "object":
            rest["properties"] = {key: _as_written(part, definitions) for key, part in rest["properties"].items()}
        case "array":
            rest["items"] = _as_written(rest["items"], definitions)
        case "integer":
            rest |= {"type": ["integer", "string"], "pattern": _WHOLE_NUMBER}
            rest["patternErrorMessage"] = "a whole number is expected"
        case "string" if not rest.keys() & {"enum", "format"}:
            rest = {"type": ["string", "number"], "minLength": 1} | {key: rest[key] for key in rest if key != "type"}
    return rest


def _targets(model: type[Authored], written: Schema) -> dict[Path, Target]:
    """Return what each reference of a record leads to, found out with a record in which every field is filled."""
    specimen = model.model_construct(None, **{key: _specimen(part) for key, part in written["properties"].items()})
    return {
        tuple(step for step in reference.path if isinstance(step, str)): reference.target
        for reference in references(specimen)  # type: ignore[arg-type]  # every model that has a file is a record
    }


def _specimen(schema: Schema) -> object:
    if "items" in schema:
        return (_specimen(schema["items"]),)
    if "properties" in schema:
        return SimpleNamespace(**{key: _specimen(part) for key, part in schema["properties"].items()})
    return "a-value"


def _with_ids(schema: Schema, targets: Mapping[Path, Target], path: Path = ()) -> Schema:
    if "items" in schema:
        return schema | {"items": _with_ids(schema["items"], targets, path)}
    if "properties" in schema:
        parts = {key: _with_ids(part, targets, (*path, key)) for key, part in schema["properties"].items()}
        return schema | {"properties": parts}
    if path not in targets:
        return schema
    said = {key: schema[key] for key in ("description", "markdownDescription") if key in schema}
    return said | {"allOf": [{"$ref": f"{IDS_FILE}#/definitions/{targets[path]}"}]}


def _choice(content: Content, target: Target) -> Schema:
    """Return the ids that a reference to `target` may name; any id where not all of them could be read."""
    known = dict(_known(content, target))
    spaces = {Target.SOURCE, Target.MEASURE, Target.THEME, Target.FACT}
    kind = target if target in spaces else Target.ENTITY
    is_open = content.awaited(kind) is not None or (target is Target.CONTEXT and not content.is_whole)
    if is_open or not known:
        return SLUG_SCHEMA | {"type": ["string", "number"]}
    known |= dict.fromkeys(content.unread_ids.get(kind, frozenset()) - known.keys(), "cannot be read at present")
    choices = [(written, known[identity]) for identity in sorted(known) for written in _spellings(identity)]
    return {"enum": [choice for choice, _ in choices], "enumDescriptions": [text for _, text in choices]}


def _spellings(identity: str) -> Iterator[str | float]:
    """Yield an id and, where it looks like a number, what a language server takes it for."""
    yield identity
    try:
        yield int(identity) if identity.isdecimal() else float(identity)
    except ValueError:
        return


def _known(content: Content, target: Target) -> Iterator[tuple[str, str]]:
    match target:
        case Target.SOURCE:
            yield from ((source.id, source.title) for source in content.sources.values())
        case Target.MEASURE:
            yield from ((measure.id, measure.name) for measure in content.measures.values())
        case Target.THEME:
            yield from ((theme.id, theme.name) for theme in content.themes.values())
        case Target.FACT:
            for fact in content.facts.values():
                yield fact.id, shorten(fact.statement, _DESCRIPTION_WIDTH, placeholder=" …")
        case Target.CONTEXT:
            for source in content.sources.values():
                yield from ((context.id, f"{context.gives}, in {source.id}") for context in source.contexts)
        case _:
            for entity in content.entities.values():
                if target.takes(entity.kind):
                    yield entity.id, f"{entity.name} ({entity.kind})"

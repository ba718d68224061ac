"""The one form in which content is written: order of keys, quotes, brackets, blank lines.

Nothing depends on how wide a line is, so that a change of one value never moves another.
"""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from generator.edit.branch import Branch
from generator.edit.scalar import quoted, scalar
from generator.model.shape import Shape, key_order, shape
from generator.model.source import ArchivedText

# Parts that hold one of these hold sentences, and are written line by line; all others in braces.
_SENTENCES = {"note", "statement", "gives", "why"}
_FINGERPRINTS_A_LINE = 9  # what a line of 120 columns takes


def laid_out(root: Branch, model: type[BaseModel]) -> list[str]:
    """Return the lines of a file: a list of records of this model, or the one record of the site."""
    lines = [*root.lead]
    if isinstance(root.value, list):
        for record in root.value:
            lines += [""] * (record is not root.value[0] and record.is_set_apart)
            lines += _item(record, Shape(model))
    else:
        lines += mapping_lines(root, model)
    return lines + root.foot


def mapping_lines(mapping: Branch, model: type[BaseModel]) -> Iterator[str]:
    """Yield the lines of a record or a part of one, without indentation of its own."""
    for key, value in _ordered(mapping, model):
        yield from value.lead
        yield from _entry(key, value, model)


def _ordered(mapping: Branch, model: type[BaseModel]) -> list[tuple[str, Branch]]:
    assert isinstance(mapping.value, dict)  # noqa: S101  # the caller has asked
    order = {key: number for number, key in enumerate(key_order(model))}
    return sorted(mapping.value.items(), key=lambda entry: order.get(entry[0], len(order)))


def _shape(key: str, model: type[BaseModel]) -> Shape:
    """Return the shape of a field; a draft may have keys that its model lacks, which are shown before they are refused."""
    return shape(model.model_fields[key]) if key in model.model_fields else Shape(BaseModel)


def _entry(key: str, branch: Branch, model: type[BaseModel]) -> Iterator[str]:
    holds = _shape(key, model)
    trail = _trail(branch)
    if not branch.value:
        yield from branch.foot  # no line can stand in []
    if branch.block:
        yield f"{key}: {branch.block[0]}{trail}"
        yield from _indented(branch.block[1:])
    elif isinstance(branch.value, str):
        yield f"{key}: {scalar(branch.value, holds)}{trail}"
    elif (model, key) == (ArchivedText, "paragraphs") and branch.fits_on_a_line:
        yield from _fingerprints(key, branch, trail)
    elif not branch.value or _is_in_brackets(branch):
        yield f"{key}: {_in_brackets(branch, holds)}{trail}"
    else:
        yield f"{key}:{trail}"
        nested = list(_nested(branch, holds))
        yield from _indented([*nested, *branch.foot])


def _nested(branch: Branch, holds: Shape) -> Iterator[str]:
    if isinstance(branch.value, list):
        for item in branch.value:
            yield from _item(item, holds)
    else:
        yield from mapping_lines(branch, holds.holds)


def _item(branch: Branch, holds: Shape) -> Iterator[str]:
    """Yield the lines of an item of a list: its comments, then `- ` and what it holds."""
    yield from branch.lead
    trail = _trail(branch)
    if isinstance(branch.value, dict) and branch.value:
        # No line can stand between the dash and the first key: what stood above this one stands above the item.
        key, first = _ordered(branch, holds.holds)[0]
        yield from first.lead
        branch = replace(branch, value={**branch.value, key: replace(first, lead=[])})
    if isinstance(branch.value, str):
        lines = [f"{branch.block[0]}{trail}", *branch.block[1:]] if branch.block else [f"{_one(branch, holds)}{trail}"]
    elif _is_in_braces(branch):
        lines = [f"{_in_brackets(branch, holds)}{trail}"]
    else:
        assert isinstance(branch.value, dict)  # noqa: S101  # no field holds a list of lists
        yield from [branch.trail] * bool(branch.trail)
        lines = [*mapping_lines(branch, holds.holds), *branch.foot]
    yield f"- {lines[0]}"
    yield from _indented(lines[1:])


def _is_in_brackets(branch: Branch) -> bool:
    is_list_of_texts = isinstance(branch.value, list) and all(isinstance(item.value, str) for item in branch.value)
    return is_list_of_texts and branch.fits_on_a_line


def _is_in_braces(branch: Branch) -> bool:
    is_record = "id" in branch.value
    return not branch.value or (not is_record and not _SENTENCES & set(branch.value) and branch.fits_on_a_line)


def _one(branch: Branch, holds: Shape, *, in_brackets: bool = False) -> str:
    assert isinstance(branch.value, str)  # noqa: S101  # the caller has asked
    return scalar(branch.value, holds, in_brackets=in_brackets)


def _in_brackets(branch: Branch, holds: Shape) -> str:
    if isinstance(branch.value, dict):
        pairs = [(key, value, _shape(key, holds.holds)) for key, value in _ordered(branch, holds.holds)]
        return "{" + ", ".join(f"{key}: {_in_brackets(value, inner)}" for key, value, inner in pairs) + "}"
    if isinstance(branch.value, list):
        return "[" + ", ".join(_in_brackets(item, holds) for item in branch.value) + "]"
    return _one(branch, holds, in_brackets=True)


def _fingerprints(key: str, branch: Branch, trail: str) -> Iterator[str]:
    """Yield the fingerprints of a text: so many on each line, all in quotes, for some look like numbers."""
    prints = [quoted(str(item.value)) for item in branch.children]
    if len(prints) <= _FINGERPRINTS_A_LINE:
        yield f"{key}: [{', '.join(prints)}]{trail}"
        return
    yield f"{key}: [{trail}"
    for start in range(0, len(prints), _FINGERPRINTS_A_LINE):
        yield f"  {', '.join(prints[start : start + _FINGERPRINTS_A_LINE])},"
    yield "]"


def _trail(branch: Branch) -> str:
    return f"  {branch.trail}" if branch.trail else ""


def _indented(lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)

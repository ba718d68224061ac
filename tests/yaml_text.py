"""Records as the YAML that an editor could have written."""

from collections.abc import Sequence
from decimal import Decimal

import yaml
from pydantic import BaseModel

from generator.model.content import Record
from generator.model.when import When


def as_yaml(records: Sequence[Record]) -> str:
    """Return the text of a file that holds `records`."""
    return yaml.safe_dump([plain(record) for record in records], allow_unicode=True, sort_keys=False)


def plain(value: object) -> object:
    """Return a value as texts, lists and dicts; what is not known or empty is left out."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: plain(field) for name, field in fields.items() if field is not None and field != ()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, When):
        return value.text
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)

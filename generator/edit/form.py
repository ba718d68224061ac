"""A file of content in its one form: what it says and its comments stay, how it is written does not."""

from generator.edit.commented import read_commented
from generator.edit.layout import laid_out
from generator.edit.text import EditRefusedError
from generator.load.file import SITE_FILE, model_of
from generator.load.nodes import parse
from generator.load.records import to_plain
from generator.model.site import Site


def formatted(file: str, data: bytes) -> bytes:
    """Return the bytes of a YAML file of content, which must load, in the one form.

    Keys in the order of docs/content.md, quotes where they are needed, lists of texts and short parts in brackets, LF at
    the end of lines, one at the end of the file. A comment stays with the value it stands beside or above.

    Raises:
        EditRefusedError: the file would be read otherwise than before, or would lose a comment.

    """
    model = Site if file == SITE_FILE else model_of(file)
    assert model  # noqa: S101  # a file that loads has a model
    tree, comments = read_commented(data)
    lines = laid_out(tree, model) if tree else comments
    result = ("\n".join(lines) + "\n").encode() if lines else b""
    _hold(file, data, result, [comment for comment in comments if comment])
    return result


def _hold(file: str, data: bytes, result: bytes, comments: list[str]) -> None:
    """Refuse a result that differs in more than its form."""
    (before, _), (after, problems) = parse(file, data), parse(file, result)
    said = [to_plain(node) if node else None for node in (before, after)]
    if problems or said[0] != said[1]:
        raise EditRefusedError(f"{file}: it would be read otherwise in its usual form, so it is left as it is")
    if comments and sorted(comments) != sorted(filter(None, read_commented(result)[1])):
        raise EditRefusedError(f"{file}: a comment would be lost, so it is left as it is")

"""What stands where a file should and cannot be read."""

from typing import Self


class UnreadFile(bytes):
    """No bytes, in the place of those of a file that cannot be read; loading reports it as a problem of that file."""

    message: str
    """What stands there or is wrong with it."""
    hint: str
    """The way out."""
    may_hold_records: bool
    """Whether records may stand in it that would load if it could be read."""

    def __new__(cls, message: str, hint: str, *, may_hold_records: bool = True) -> Self:
        """Return the empty bytes that know why they are."""
        unread = super().__new__(cls)
        unread.message, unread.hint, unread.may_hold_records = message, hint, may_hold_records
        return unread

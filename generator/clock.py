"""The one place that asks what day it is."""

import os
import re
from datetime import UTC, date, datetime

_SECONDS = re.compile("[0-9]{1,12}", re.ASCII)  # 12 digits reach beyond the year 9999, the last that there are dates of

_LONGEST = 40  # characters of a value that is no date, in a message


class NoDateError(Exception):
    """`SOURCE_DATE_EPOCH` does not tell a day; says so in a sentence."""


def today() -> date:
    """Return the date the site is built for: that of `SOURCE_DATE_EPOCH` where it is set, so that builds repeat.

    Raises:
        NoDateError: it is set and is no day from 1970 to 9999.

    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date()
    try:
        if _SECONDS.fullmatch(epoch):
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        pass
    shown = epoch if len(epoch) <= _LONGEST else f"{epoch[:_LONGEST]}…"
    raise NoDateError(
        f"SOURCE_DATE_EPOCH is {shown!r}; write whole seconds since 1970 up to the year 9999, such as 1767225600"
    )

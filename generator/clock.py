"""The one place that asks what day it is."""

import os
import re
from datetime import UTC, date, datetime

_YEAR_10000 = 253_402_300_800  # seconds from 1970


def today() -> date:
    """Return the date the site is built for: that of `SOURCE_DATE_EPOCH` where it is set, so that builds repeat.

    Raises:
        SystemExit: the variable is not a number of seconds between the years 1970 and 9999; says so in one sentence.

    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    if not re.fullmatch("[0-9]{1,12}", epoch) or int(epoch) >= _YEAR_10000:
        raise SystemExit(
            f"SOURCE_DATE_EPOCH is {epoch!r}; a number of seconds since 1970 is needed, before the year 10000."
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()

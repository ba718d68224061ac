"""The one place that asks what day it is."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the date the site is built for: that of `SOURCE_DATE_EPOCH` where it is set, so that builds repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()

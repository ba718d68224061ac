"""What all tests share: how hypothesis looks for examples."""

import os

from hypothesis import settings

# Shared runners pause at will, so no deadline; in CI the same examples every time, elsewhere new ones.
settings.register_profile("briefing", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("briefing")

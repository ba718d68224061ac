"""Facts held against the archived texts they cite."""

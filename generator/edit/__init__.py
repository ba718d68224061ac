"""Changes to what editors wrote, at the places they concern: every other byte stays."""

"""From pages and facts in memory to files."""

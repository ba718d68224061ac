"""The commands of `briefing`; `generator/cli.py` lists all."""

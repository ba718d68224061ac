"""The commands of `briefing` that are more than a few lines; `generator/cli.py` lists all."""

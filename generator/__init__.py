"""A static briefing-site generator: curated YAML facts in, checked and sourced pages out. Start at `pipeline.py`."""

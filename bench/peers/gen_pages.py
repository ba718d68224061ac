"""What mkdocs-gen-files runs in each build: our pipeline and our templates, written as Markdown."""

from pathlib import Path

import mkdocs_gen_files  # type: ignore[import-not-found,unused-ignore]  # only `make bench` installs it

from generator.clock import today
from generator.load.tree import read_content, read_templates
from generator.pipeline import build
from generator.publish.assemble import front_matter, to_markdown
from generator.publish.head import page_metadata

project = Path.cwd()
site = build(read_content(project), read_templates(), today())
for page in site.pages:
    with mkdocs_gen_files.open(page.source_path, "w") as file:
        file.write(to_markdown(page, page_metadata(site, page, has_markdown=False)))
for brief in site.briefs:
    with mkdocs_gen_files.open(brief.source_path, "w") as file:
        file.write(f"{front_matter(page_metadata(site, brief, has_markdown=False))}\n\n{brief.markdown}")

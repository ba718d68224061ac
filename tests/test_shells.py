"""The theme's shells in a real MkDocs: a page in its shell is what the engine makes of it by itself."""

from pathlib import Path

from tests.built import copy_repository, run_mkdocs, tree_of

# Makes the engine build every page, as if its navigation led to each, and keeps what it makes of them.
HOOKS = """
from pathlib import Path
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from generator.mkdocs_plugin.shells import engine_contents
from generator.publish.assemble import to_html
from generator.publish.head import page_metadata
from generator.publish.near_links import with_near_links

class Finished(Page):
    def __init__(self, page, file, config, site):
        super().__init__(None, file, config)
        self.ours, self.site = page, site

    def read_source(self, config):
        self.markdown, self.meta = "", page_metadata(self.site, self.ours)

    def render(self, config, files):
        self.toc = engine_contents(self.ours)
        self.content = with_near_links(to_html(self.ours), self.ours.path)

def on_files(files, config):
    site = config.plugins["briefing"]._built()
    for page in site.pages:
        file = files.get_file_from_path(page.source_path)
        if file is None:
            file = File.generated(config, page.source_path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
        Finished(page, file, config, site)
    return files

def on_post_page(output, page, config):
    path = Path(config.config_file_path).parent / "engine" / page.file.dest_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(output, encoding="utf-8")
"""


def test_every_page_in_its_shell_is_what_the_engine_makes_of_it_to_the_byte(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copy_repository(project)
    (project / "hooks.py").write_text(HOOKS)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("hooks: [hooks.py]\n")
    outcome = run_mkdocs(project, "build", "--strict")
    assert outcome.returncode == 0, outcome.stderr
    by_engine, written = tree_of(project / "engine"), tree_of(project / "site")
    pages = {name for name in written if name.endswith(".html") and name != "404.html"}
    moved = {name for name in pages if b"new-address" in written[name]}
    assert set(by_engine) == pages - moved
    assert [name for name in sorted(by_engine) if by_engine[name] != written[name]] == []

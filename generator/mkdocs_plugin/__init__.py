"""The MkDocs plugin `briefing`: generated pages in the theme's shell."""

from generator.mkdocs_plugin.plugin import BriefingPlugin as BriefingPlugin

"""From dossier to pages in memory: Python decides, templates place."""

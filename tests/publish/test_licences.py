"""The notices of what the site publishes of others stand beside their files."""

from pathlib import Path

TERMS = ("Copyright", "Permission is hereby granted, free of charge", "WITHOUT WARRANTY OF ANY KIND")


def test_the_style_sheet_of_the_theme_and_the_search_have_their_notices_beside_them(real_project: Path) -> None:
    site = real_project / "site"
    for folder, pattern, name in (
        ("assets/stylesheets", "main.*.min.css", "LICENSE-material.txt"),
        ("pagefind", "wasm.*.pagefind", "LICENSE.txt"),
    ):
        assert list((site / folder).glob(pattern)), "what the notice belongs to is published"
        notice = " ".join((site / folder / name).read_text(encoding="utf-8").split())
        assert [term for term in TERMS if term not in notice] == []


def test_the_notice_of_the_search_is_there_once_however_many_volumes_there_are(real_project: Path) -> None:
    assert [path.parent.name for path in (real_project / "site" / "pagefind").rglob("LICENSE.txt")] == ["pagefind"]

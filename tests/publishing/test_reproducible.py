"""The built site holds no trace of when, where and by whom it was built.

`make reproducible` builds twice and compares; here stands what can be seen at once.
"""

import gzip
import re
import zipfile
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from publishing.reproducible import ROOT, copy_sources, differences, files


def test_no_file_names_the_folder_of_the_build(site: Path) -> None:
    home = str(ROOT).encode()
    assert [path for path in files(site) if home in path.read_bytes()] == []


def test_archives_hold_no_time(site: Path) -> None:
    packed = [path for path in files(site) if path.suffix == ".gz"]
    assert len(packed) == 2
    for path in packed:
        assert path.read_bytes()[4:8] == bytes(4), "gzip's own time"
        with zipfile.ZipFile(BytesIO(gzip.decompress(path.read_bytes()))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_fonts_keep_the_time_of_their_makers(site: Path) -> None:
    source = ROOT / "node_modules/@fontsource/noto-sans-khmer/files"
    made = TTFont(source / "noto-sans-khmer-khmer-400-normal.woff2")["head"].modified
    for path in site.glob("assets/fonts/*.woff2"):
        if "-700" not in path.name:
            assert TTFont(BytesIO(path.read_bytes()))["head"].modified == made, path


def test_no_page_says_when_it_was_built(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r"Build Date|lastmod|Last-Modified", path.read_text("utf-8")), path
    assert "lastmod" not in (site / "sitemap.xml").read_text("utf-8")


def test_what_differs_is_named(tmp_path: Path) -> None:
    for site in ("one", "other"):
        for name in ("same", "folder/changed"):
            (tmp_path / site / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / site / name).write_text(name)
    assert differences(tmp_path / "one", tmp_path / "other") == []
    (tmp_path / "one" / "folder" / "changed").write_text("else")
    (tmp_path / "other" / "added").write_text("")
    assert differences(tmp_path / "one", tmp_path / "other") == ["added", "folder/changed"]


def test_a_copy_has_the_sources_and_nothing_that_was_made(tmp_path: Path) -> None:
    copy_sources(tmp_path, 1_000_000_000)
    copied = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert {"calculator", "docs", "Makefile", "package-lock.json"} <= copied
    assert not copied & {".git", ".venv", "node_modules", "site", "build"}
    assert {path.stat().st_mtime for path in files(tmp_path)} == {1_000_000_000}

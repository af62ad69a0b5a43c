"""A lighter site does the same: scripts keep their addresses, styles what pages use."""

import re
from pathlib import Path

import pytest

from publishing import lighter
from publishing.lighter import lighten

PAGE = """<link rel="stylesheet" href="assets/stylesheets/main.0123abcd.min.css">
<script type="module" src="assets/calculator/page.js"></script><p class="used">"""
FILES = {
    "index.html": PAGE,
    "assets/calculator/page.js": "import { day } from './days.js';\nconsole.log(day('ថ្ងៃ'));\n",
    "assets/calculator/days.js": "/** Days. */\nexport const day = (name) => `${name}!`;\n",
    "assets/calculator/worker.js": "import { day } from './days.js';\npostMessage(day('a'));\n",
    "assets/offline/notice.css": "/* Why. */\n.notice {\n  color: red;\n}\n",
    "assets/calculator/page.css": '@import "../offline/notice.css";\n.page { top: 0 }\n',
    "assets/stylesheets/main.0123abcd.min.css": ".used{color:red}.scripted{top:0}.unused{top:1px}",
    "assets/javascripts/bundle.js": "document.body.className = 'scripted'",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    lighten(tmp_path)
    return tmp_path


def test_a_module_gets_what_it_imports(site: Path) -> None:
    folder = site / "assets" / "calculator"
    assert sorted(path.name for path in folder.iterdir()) == ["page.css", "page.js", "worker.js"]
    script = (folder / "page.js").read_text("utf-8")
    assert "import" not in script
    assert "ថ្ងៃ" in script


def test_unused_styles_are_left_out_and_the_file_has_another_name(site: Path) -> None:
    (style,) = (site / "assets" / "stylesheets").iterdir()
    assert re.fullmatch(r"main\.[0-9a-f]{8}\.min\.css", style.name)
    assert style.name != "main.0123abcd.min.css"
    assert style.name in (site / "index.html").read_text("utf-8")
    text = style.read_text("utf-8")
    assert "used" in text
    assert "scripted" in text
    assert "unused" not in text


def test_our_styles_are_short_and_have_what_they_import(site: Path) -> None:
    assert (site / "assets/calculator/page.css").read_text("utf-8") == (
        ".notice{color:red}.page{top:0}\n"
    )
    assert not (site / "assets/offline/notice.css").exists()


def test_what_is_missing_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lighter, "PROGRAMS", tmp_path)
    with pytest.raises(FileNotFoundError, match="make setup"):
        lighter.run(tmp_path, "esbuild")

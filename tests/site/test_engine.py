"""The browser bundle: complete, minimal, and the same whenever its contents are."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publishing import engine
from publishing.engine.archive import pack
from publishing.engine.contents import calculator_files

ROOT = Path(__file__).parents[2]
REQUEST = json.dumps(
    {
        "question": {"valid_until": "10.09.26", "on": "2026-11-23"},
        "language": "km",
        "digits": "latin",
    }
)
ASK = "import sys; from calculator.web import respond; print(respond(sys.argv[1]))"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return calculator_files(ROOT)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    engine.build(folder)
    return folder


def test_an_archive_does_not_depend_on_order_or_time():
    packed = pack({"b": b"2", "a": b"1"})
    assert packed == pack({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["a", "b"]
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_it_holds_the_very_files_of_the_calculator(files):
    own = {name for name in files if name.startswith("calculator/")}
    assert own == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "calculator").rglob("*")
        if path.suffix in {".py", ".toml", ".json"} and not path.name.endswith(".schema.json")
    }
    assert all(files[name] == (ROOT / name).read_bytes() for name in own)


def test_it_holds_nothing_that_the_page_does_not_need(files):
    tops = {name.partition("/")[0] for name in files}
    assert tops == {"calculator", "locales", "dateutil", "licences"}
    assert "dateutil/relativedelta.py" in files
    assert "dateutil/parser.py" not in files
    assert sorted(name for name in files if name.startswith("locales/")) == [
        "locales/en/LC_MESSAGES/calculator.mo",
        "locales/km/LC_MESSAGES/calculator.mo",
    ]


def test_it_is_complete(files, tmp_path):
    """Python without any installed package answers from the archive alone."""
    with zipfile.ZipFile(io.BytesIO(pack(files))) as archive:
        archive.extractall(tmp_path)
    answered = subprocess.run(
        [sys.executable, "-S", "-c", ASK, REQUEST],
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(answered.stdout)["answer"]["act_by"] == "2026-12-08"


def test_the_manifest_tells_where_and_how_large(site):
    home = site / "assets" / "engine"
    manifest = json.loads((home / "engine.json").read_text(encoding="utf-8"))
    folder = home / manifest["folder"]
    written = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert written == manifest["files"]
    assert manifest["archive"] in written
    assert folder.name.startswith(f"{engine.pyodide_version()}-")


def test_a_second_build_replaces_the_first(site):
    old = site / "assets" / "engine" / "0.0.0-old"
    old.mkdir()
    manifest = site / "assets" / "engine" / "engine.json"
    before = manifest.read_bytes()
    engine.build(site)
    assert not old.exists()
    assert manifest.read_bytes() == before


def test_its_address_changes_with_its_content():
    address = engine.content_hash({"a": b"1", "b": b"2"})
    assert address == engine.content_hash({"b": b"2", "a": b"1"})
    assert address != engine.content_hash({"a": b"1", "b": b"3"})
    assert address != engine.content_hash({"a": b"1", "c": b"2"})


def test_a_missing_catalog_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="make messages"):
        calculator_files(tmp_path)

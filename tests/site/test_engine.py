"""The browser bundle: complete, minimal, and the same whenever its contents are."""

import gzip
import io
import json
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest

from calculator.web import TASKS, respond
from publishing import engine
from publishing import files as file_store
from publishing.engine import data_files, pyodide
from publishing.engine.bytecode import SAMPLES

ROOT = Path(__file__).parents[2]
MB = 1_000_000
# What a reader's phone fetches once, with gzip, and how much of Pyodide as it comes that is.
TRANSFER = 4.7 * MB
SHARE = 0.75


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(content))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def manifest(site: Path) -> dict[str, object]:
    return json.loads((site / "assets/engine/engine.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def files(site: Path, manifest: dict[str, object]) -> dict[str, bytes]:
    return file_store.files_in(site / "assets/engine" / manifest["folder"])


def test_it_holds_the_very_data_of_the_calculator(files):
    data = data_files()
    assert data.keys() >= {"calculator/policies/smart.toml", "locales/km/LC_MESSAGES/calculator.mo"}
    here = [files[engine.ARCHIVE], files["table.zip.gz"]]
    assert data.items() <= {k: v for part in here for k, v in members(part).items()}.items()


def test_it_holds_nothing_that_the_page_does_not_need(files):
    names = list(members(files[engine.ARCHIVE]))
    folders = {name.partition("/")[0] for name in names}
    assert folders == {"calculator", "locales", "dateutil"}
    assert not [name for name in names if name.endswith((".py", ".schema.json"))]
    assert not [name for name in names if name.startswith(("calculator/cli", "calculator/__main"))]
    assert "dateutil/relativedelta.pyc" in names
    assert "dateutil/parser.pyc" not in names
    tables = members(files["table.zip.gz"])
    assert {"calculator/table.pyc", "calculator/headings.json"} <= tables.keys()
    assert not tables.keys() & {*names}
    assert not [name for name in names if "table_page" in name or "columns" in name]
    modules = (name.removesuffix(".pyc") for name in members(files["excel.zip.gz"]))
    of_excel = {name.partition("/")[0] for name in modules}
    assert of_excel - sys.stdlib_module_names == {"openpyxl", "et_xmlfile"}
    library = members(files[engine.LIBRARY]).keys()
    assert {"typing.pyc", "tomllib/__init__.pyc"} <= library
    assert not {"argparse.pyc", "ssl.pyc", "unittest/__init__.pyc", "os.pyc"} & library
    assert json.loads(files["pyodide-lock.json"])["packages"] == {}


def test_no_file_names_the_machine_it_was_made_on(files):
    for name in (engine.LIBRARY, engine.ARCHIVE):
        for member, content in members(files[name]).items():
            assert str(ROOT).encode() not in content, member
            assert b"/project" not in content, member


def test_every_task_has_samples_of_which_the_first_is_answered():
    assert SAMPLES.keys() == TASKS.keys()
    for task, (first, *_) in SAMPLES.items():
        asked = {task: first, "language": "en"}
        assert "refusal" not in json.loads(respond(json.dumps(asked)))


def test_the_manifest_tells_where_and_how_large(files, manifest):
    parts = {each["file"]: each["bytes"] for each in manifest["parts"].values()}
    assert parts.keys() == {"table.zip.gz", "excel.zip.gz"}
    at_once = {name: files[name] for name in files.keys() - parts.keys()}
    assert manifest["files"] == {name: len(content) for name, content in at_once.items()}
    assert parts == {name: len(files[name]) for name in parts}
    assert str(manifest["folder"]).startswith(f"{pyodide.version()}-")
    sent = [files[name] if name.endswith(".gz") else gzip.compress(files[name]) for name in at_once]
    assert manifest["transfer"] == sum(map(len, sent))


def test_it_is_light(manifest):
    files = [(pyodide.FOLDER / name).read_bytes() for name in pyodide.STOCK]
    stock = sum(len(gzip.compress(content)) for content in files)
    print(f"{manifest['transfer']} of {stock} bytes")
    assert manifest["transfer"] <= TRANSFER
    assert manifest["transfer"] <= SHARE * stock


def test_what_is_kept_is_made_anew_when_it_is_made_from_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(file_store, "FOLDER", tmp_path / "cache")
    made = []

    def make(content: bytes) -> dict[str, bytes]:
        made.append(content)
        return {"a/b": content}

    for made_from in ({"a": b"1"}, {"a": b"1"}, {"a": b"2"}, {"b": b"2"}):
        content = repr(made_from).encode()
        assert file_store.kept("name", made_from, partial(make, content)) == {"a/b": content}
    assert len(made) == 3

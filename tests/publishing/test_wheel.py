"""`pip install .` elsewhere gives a working `recycle-date`, with nothing of the publishing."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
# Without the network: the builder is the one that is installed here, and so is the only library,
# which is copied.
OFFLINE = ["--no-index", "--no-deps"]
QUESTION = ["answer", "--top-up", "2026-08-01", "--amount", "5 USD", "--on", "2026-09-01"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", *OFFLINE, "--no-build-isolation", f"--wheel-dir={folder}", str(ROOT)]
    subprocess.run(build, check=True)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def command(wheel: Path) -> Path:
    """`recycle-date` in an environment of its own, where nothing else is."""
    home = wheel.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    [packages] = home.glob("lib/python*/site-packages")
    for file in distribution("python-dateutil").files or ():
        if ".." not in file.parts:
            (packages / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), packages / file)
    python = f"--python={home / 'bin' / 'python'}"
    subprocess.run([*PIP, python, "install", *OFFLINE, str(wheel)], check=True)
    return home / "bin" / "recycle-date"


@pytest.mark.parametrize(("language", "said"), [("en", "7 December 2026"), ("km", "7 ធ្នូ 2026")])
def test_the_worked_example_is_answered_elsewhere(
    command: Path, tmp_path: Path, language: str, said: str
) -> None:
    asked = [command, *QUESTION, "--language", language]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answered = subprocess.run(asked, cwd=tmp_path, env=kept, capture_output=True, text=True)
    assert answered.returncode == 0, answered.stderr
    assert said in answered.stdout
    refused = subprocess.run(
        [*asked, "--channel", "x"], cwd=tmp_path, env=kept, capture_output=True
    )
    assert (refused.returncode, refused.stdout) == (2, b"")


def test_a_wheel_has_the_calculator_and_its_catalogs_and_no_more(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"calculator"}
    assert {name for name in names if name.endswith(".mo")} == {
        f"calculator/locales/{language}/LC_MESSAGES/calculator.mo" for language in ("en", "km")
    }
    assert "calculator/policies/smart.toml" in names

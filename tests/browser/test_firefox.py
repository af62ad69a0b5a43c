"""The calculator in Firefox answers at once, and the module itself agrees."""

import json
import subprocess
from typing import Any

import pytest

from tests.browser.asking import TODAY, python_says
from tests.chromium import NOW, ROOT
from tools.browsers import find

# Firefox and Python start twice, on a small machine with other work.
WAIT = 400


@pytest.fixture(scope="module")
def used(server: str) -> dict[str, Any]:
    command = ["node", ROOT / "tests/browser/firefox.mjs", find("firefox"), server, NOW]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=WAIT)
    assert ended.returncode == 0, ended.stderr
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


def test_nothing_goes_wrong_on_its_console(used: dict[str, Any]) -> None:
    assert used["errors"] == []


@pytest.mark.parametrize("language", ["en", "km"])
def test_an_answer_with_which_the_module_agrees(used: dict[str, Any], language: str) -> None:
    seen = used["seen"][language]
    said = python_says({"valid_until": "2026-09-10", "on": TODAY}, language)["wording"]["card"]
    first = said["dates"][0]
    assert (seen["word"], seen["date"]) == (said["word"], first["date"] + first["left"])
    assert seen["checked"] == "checked"

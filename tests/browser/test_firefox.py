"""The calculator in Firefox answers at once, and the module itself agrees."""

import json
import subprocess

from tests.browser.asking import TODAY
from tests.calculator.asking import response
from tests.chromium import ROOT
from tools.browsers import find

# Firefox and Python start twice, on a small machine with other work.
WAIT = 400


def test_both_languages_are_answered_in_firefox_and_the_module_agrees(server: str) -> None:
    command = ["node", ROOT / "tests/browser/firefox.mjs", find("firefox"), server, TODAY]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=WAIT)
    assert ended.returncode == 0, ended.stderr
    used = json.loads(ended.stdout)
    assert used["errors"] == []
    for language, seen in used["seen"].items():
        said = response({"valid_until": "2026-09-10", "on": TODAY}, language)["wording"]["card"]
        first = said["dates"][0]
        assert (seen["word"], seen["date"]) == (said["word"], first["date"] + first["left"])
        assert seen["checked"] == "checked"
    assert set(used["seen"]) == {"en", "km"}

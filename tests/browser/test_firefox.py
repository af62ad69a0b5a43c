"""The calculator in Firefox answers at once, and the module itself agrees."""

import json
import subprocess

from tests.browser.asking import TODAY
from tests.calculator.asking import response
from tests.chromium import ROOT
from tools.browsers import find

# Firefox and Python start, on a small machine with other work.
WAIT = 200


def test_firefox_answers_at_once_and_the_module_agrees(server: str) -> None:
    command = ["node", ROOT / "tests/browser/firefox.mjs", find("firefox"), server, TODAY]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=WAIT)
    assert ended.returncode == 0, ended.stderr
    seen = json.loads(ended.stdout)
    said = response({"valid_until": "2026-09-10", "on": TODAY}, "km")["wording"]["card"]
    first = said["dates"][0]
    assert seen == {
        "word": said["word"],
        "date": first["date"] + first["left"],
        "checked": "checked",
        "errors": [],
    }

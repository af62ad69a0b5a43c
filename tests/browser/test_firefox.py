"""The calculator in Firefox gives the worked example, at once and confirmed by Python."""

import json
import subprocess
from datetime import date
from typing import Any

import pytest

from calculator.sentences import Writer
from tests.browser.calculator_form import TODAY, command_line
from tests.chromium import NOW, ROOT

# Firefox and Python start twice, on a small machine with other work.
WAIT = 400


@pytest.fixture(scope="module")
def firefox() -> str:
    found = subprocess.run([ROOT / "scripts/firefox"], stdout=subprocess.PIPE, text=True)
    if found.returncode:
        pytest.fail("No Firefox for the browser tests; scripts/firefox says why.", pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="module")
def used(firefox: str, server: str) -> dict[str, Any]:
    command = ["node", ROOT / "tests/browser/firefox.mjs", firefox, server, NOW]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=WAIT)
    assert ended.returncode == 0, ended.stderr
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


def test_nothing_goes_wrong_on_its_console(used: dict[str, Any]) -> None:
    assert used["errors"] == []


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_worked_example(used: dict[str, Any], language: str) -> None:
    instant, confirmed = (used["seen"][language][part] for part in ("instant", "confirmed"))
    options = ["--top-up=1.8.2026", "--amount=5 USD", "--channel=scratch-card"]
    expected = json.loads(command_line(*options, "--format=json").stdout)
    write = Writer(language)
    assert write.full_date(date.fromisoformat(expected["act_by"])) in instant["headline"]
    assert write.full_date(date.fromisoformat(TODAY)) in instant["standing"]
    recycle = (date.fromisoformat(expected["recycle_date"][end]) for end in ("earliest", "latest"))
    assert write.date_range(*recycle) in instant["stages"][-1]
    assert (instant.pop("steps"), confirmed.pop("steps") > 0) == (0, True)
    assert confirmed == instant

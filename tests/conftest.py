"""Every test runs without the network, the same each time, and where it is often another day."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from calculator import policy_file
from tests.batch.tables import Batch

# The built site, its server and Chromium, for every folder of tests.
pytest_plugins = ("tests.chromium",)

# Cambodia is 14 or 15 hours ahead: what takes "today" from the device is found out.
os.environ["TZ"] = "America/Los_Angeles"
time.tzset()

# The same examples each time, however slow the machine.
settings.register_profile("steady", deadline=None, derandomize=True)
# What `make verify` runs longer: RECYCLE_DATE_EXAMPLES=verify.
settings.register_profile("verify", settings.get_profile("steady"), max_examples=20_000)
# For `make mutation`: few, and none made smaller, since it only matters whether one fails.
quick = {"max_examples": 10, "phases": [Phase.generate]}
settings.register_profile("quick", settings.get_profile("steady"), **quick)
EXAMPLES = os.environ.get("RECYCLE_DATE_EXAMPLES", "steady")
settings.load_profile(EXAMPLES)


# A changed figure fails here, and nowhere else: what is published, and what is made from it.
OF_THE_REAL_FIGURES = ("browser", "machine_readable", "publishing", "search", "site")
OF_THE_REAL_FIGURES += ("test_smart", "test_snapshot", "test_parity", "test_glossary")
FROZEN = Path(__file__).parent / "policies" / "frozen.toml"


@pytest.fixture(autouse=True)
def _frozen_policy(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of behaviour run on a policy of their own, so that Smart's figures may change."""
    parts = {*request.path.with_suffix("").parts}
    if not parts & {*OF_THE_REAL_FIGURES}:
        monkeypatch.setattr(policy_file, "USUAL", FROZEN)


@pytest.fixture
def uncounted() -> Iterator[None]:
    """For tests of very many questions, of which few reach a branch that no other test does.

    Counting branches takes three times as long. (`no_cover` of pytest-cov does nothing where tests
    run side by side.) `make mutation` has to know what they execute.
    """
    counting = sys.gettrace()
    if EXAMPLES != "quick":
        sys.settrace(None)
    yield
    sys.settrace(counting)


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """The folder in which a table is answered."""
    return Batch(tmp_path)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that speaks to another machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)

"""The folder in which a table is answered."""

from pathlib import Path

import pytest

from tests.batch.tables import Batch


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(tmp_path)

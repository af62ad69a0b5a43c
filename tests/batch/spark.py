"""The same rows from PySpark: `make test-spark`.

It is no part of `make test`, since it is half a gigabyte and needs Java.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars
import pytest
from pyspark.sql import SparkSession

from tests.batch import test_frames
from tests.batch.test_frames import WAYS, by_frame
from tests.calculator.asking import ROOT

WAY = "pyspark"


@pytest.fixture(scope="module", autouse=True)
def spark() -> Iterator[SparkSession]:
    """A session on this machine alone, as one more engine of frames."""
    here = {"host": "127.0.0.1", "bindAddress": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config(map={f"spark.driver.{name}": ip for name, ip in here.items()})
    started = session.getOrCreate()
    WAYS[WAY] = by_frame(
        lambda frame: started.createDataFrame(frame.to_arrow()),
        lambda frame: polars.DataFrame(polars.from_arrow(frame.toArrow())),
    )
    yield started
    del WAYS[WAY]
    started.stop()


@pytest.mark.parametrize("days", ["on", "one day"])
def test_spark_gives_the_rows_of_the_other_engines(days: str) -> None:
    test_frames.test_every_way_gives_the_same_rows(WAY, days, 2_000)


def test_days_amounts_and_other_columns_are_as_for_the_other_engines() -> None:
    test_frames.test_days_and_amounts_may_have_their_types(WAY)
    test_frames.test_other_columns_stay_and_those_of_an_earlier_answer_are_replaced(WAY)


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_call_in_the_guide_gives_what_it_says(
    spark: SparkSession, language: str, tmp_path: Path
) -> None:
    page = (ROOT / "docs" / language / "many-numbers.md").read_text(encoding="utf-8")
    (call,) = re.findall(r"```\n(from calculator.*?)```", page, re.DOTALL)
    days = [date(2026, 9, 10), date(2026, 1, 1), None]
    labels = ["010 xxx 345", "015 xxx 678", "096 xxx 901"]
    numbers = polars.DataFrame({"label": labels, "valid_until": days})
    numbers.write_parquet(tmp_path / "numbers.parquet")
    # Java stays in the folder that it was started in.
    exec(re.sub(r'"(\w+\.parquet)"', rf'"{tmp_path}/\1"', call), {"spark": spark})
    found = polars.read_parquet(tmp_path / "answers.parquet/*.parquet").sort("label")
    assert found["resale_on"].to_list() == ["not-allowed", "allowed", None]
    assert found["reason"].to_list() == [None, None, "question-none"]

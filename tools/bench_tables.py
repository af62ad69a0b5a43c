"""What many numbers cost: `python -m tools.bench_tables [ROWS]`, ten million unless given.

Made-up numbers with a printed date are answered by the command line, by each engine, beside copying
the same Parquet file; in one run and in turns, each in a process of its own. The row reader answers
a thousandth as CSV. Spark is there after `make test-spark`; its memory is that of Python alone. A
figure is a median, with the least and the most of all rounds; trust the ratios, since others may
work on the machine too.
"""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from statistics import median

import duckdb

from publishing import ROOT

FOLDER = ROOT / "build" / "tables"
ROUNDS = 3
NUMBERS = "numbers.parquet"
MADE_UP = """
    printf('010 %07d', range) AS label,
    DATE '2024-01-01' + (hash(range) % 1100)::INT AS valid_until
"""
SPARK = """
from pyspark.sql import SparkSession
from calculator.frames import answer_frame
local = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
spark = SparkSession.builder.master("local[2]").config(map=local).getOrCreate()
answers = answer_frame(spark.read.parquet("numbers.parquet"), on="2026-11-26")
answers.write.mode("overwrite").parquet("spark")
"""
BATCH = [sys.executable, "-m", "calculator", "batch", "--on=2026-11-26"]
WAYS = {
    "copy": [sys.executable, "-c", f"import duckdb; duckdb.read_parquet('{NUMBERS}')"
             ".write_parquet('copy.parquet')"],
    "duckdb": [*BATCH, NUMBERS, "--output=duckdb.parquet"],
    "polars": [*BATCH, NUMBERS, "--output=polars.parquet", "--engine=polars"],
    "rows": [*BATCH, "numbers.csv", "--output=answers.csv"],
    "spark": [sys.executable, "-c", SPARK],
}  # fmt: skip


def main(rows: int = 10_000_000) -> None:
    """Measure, and print it as a table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made_up = duckdb.table_function("range", [rows]).project(MADE_UP)
    made_up.write_parquet(str(FOLDER / NUMBERS))
    made_up.limit(rows // 1000).write_csv(str(FOLDER / "numbers.csv"))
    ways = [name for name in WAYS if name != "spark" or find_spec("pyspark")]
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for number in range(ROUNDS):
        for name in ways[:: 1 if number % 2 else -1]:
            found[name].append(measured(WAYS[name]))
    print(f"{rows:,} rows, {os.cpu_count()} cores\n")
    print("| way | seconds | times copying | memory, MB | rows a second |\n|---|---|---|---|---|")
    copying = median(seconds for seconds, _ in found["copy"])
    for name, rounds in found.items():
        seconds, memory = zip(*rounds, strict=True)
        middle = median(seconds)
        of = rows // 1000 if name == "rows" else rows
        spread = f"{middle:.1f} ({min(seconds):.1f}–{max(seconds):.1f})"
        per = f"{max(memory):,.0f} | {of / middle:,.0f}"
        print(f"| {name} | {spread} | {middle / copying:.1f} | {per} |")


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds, and megabytes at the most, of one process."""
    start = time.perf_counter()
    running = subprocess.Popen(
        command, cwd=FOLDER, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(running.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

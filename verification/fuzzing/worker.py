"""Fuzz one target: `python -m verification.fuzzing.worker TARGET CASES FOLDER`.

Run by `verification.fuzzing.run` in a process of its own: libFuzzer ends it by itself, with a
status that is not 0 for an error, a case that takes too long, or memory that runs out.
"""

import ctypes
import gc
import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

from verification.fuzzing.texts import bytes_of, text_of

LONGEST_CASE = 10  # seconds; the machine may have other work
MOST_MEMORY = 1_500  # MB
LONGEST_TEXT = 400  # bytes that libFuzzer makes up; they may ask for many more
SAMPLES = 20  # how often memory is measured


def memory() -> float:
    """What this process has in memory now, in MB, without what it needs no longer."""
    gc.collect()
    # What one large case freed would look as if small ones had taken it.
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def watched(case: Callable[[str], None], cases: int, record: Path) -> Callable[[bytes], None]:
    """`case` for libFuzzer, which notes in `record` how many were tried and the memory since."""
    samples: list[float] = []
    tried = 0
    step = max(cases // SAMPLES, 1)

    def one(data: bytes) -> None:
        nonlocal tried
        case(text_of(data))
        tried += 1
        if tried % step == 0 or tried == cases:
            samples.append(memory())
            record.write_text(json.dumps({"cases": tried, "memory": samples}), encoding="utf-8")

    return one


def main() -> None:
    """Write the seeds into a corpus and let libFuzzer go on from them."""
    name, cases, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    with atheris.instrument_imports(include=["calculator"]):
        target = importlib.import_module(f"verification.fuzzing.targets.{name}")
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for number, seed in enumerate(target.SEEDS):
        (corpus / str(number)).write_bytes(bytes_of(seed))
    options = [
        f"-runs={cases}",
        f"-timeout={LONGEST_CASE}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-max_len={LONGEST_TEXT}",
        f"-artifact_prefix={folder}/",
        "-seed=1",
        "-verbosity=0",
    ]
    one = watched(target.case, cases, folder / "record.json")
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

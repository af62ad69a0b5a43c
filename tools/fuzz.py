"""Hostile input, guided by coverage: whatever arrives, there is an answer or one sentence.

`python -m tools.fuzz CASES [WAY...]` tries so many inputs, shared out among the ways in (or on
those that are named), and ends with another status than 0 where the contract is broken, a case
takes longer than ten seconds, or memory runs out. libFuzzer says what it did; links are opened in
the built site, by `tools.hostile_links`. The ways in: `tools.ways_in`.
"""

import math
import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["calculator"]):
    from tools import hostile_links
    from tools.ways_in import ODD, WAYS, text_of

LONGEST_CASE = 10  # seconds; the machine may have other work
MOST_MEMORY = 500  # MB
LONGEST_TEXT = 400  # bytes that libFuzzer makes up; a case may ask for many more
CASES_PER_LINK = 100  # a browser takes far longer than a function


def fuzz(name: str, cases: int) -> None:
    """Let libFuzzer try cases on one way in; it ends this process."""
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    for number, seed in enumerate((*ODD, *WAYS[name].seeds)):
        (folder / str(number)).write_bytes(seed.encode("utf-8", "surrogatepass"))
    options = [
        f"-runs={cases}", f"-timeout={LONGEST_CASE}", f"-rss_limit_mb={MOST_MEMORY}", "-seed=1",
        f"-max_len={LONGEST_TEXT}", f"-artifact_prefix={folder}/", "-verbosity=0",
        "-print_final_stats=1",
    ]  # fmt: skip
    command = [sys.argv[0], *options, str(folder)]
    atheris.Setup(command, lambda data: WAYS[name].case(text_of(data)))
    atheris.Fuzz()


def main(cases: int, *named: str) -> None:
    """Every way in by its share, each in a process of its own, and the links."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())  # the command line may read it
    chosen = named or tuple(WAYS)
    shares = sum(WAYS[name].share for name in chosen)
    for name in chosen:
        count = math.ceil(cases * WAYS[name].share / shares)
        print(f"{name}: {count} cases", flush=True)
        child = os.fork()
        if not child:
            fuzz(name, count)
        if os.waitpid(child, 0)[1]:
            sys.exit(f"{name} failed")
    if not named:
        hostile_links.main(math.ceil(cases / CASES_PER_LINK))


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])

"""Write VERIFICATION.md from what the long checks measured: `python -m verification.report`."""

import json
import os
import platform
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "build" / "verification"
HARMLESS = ROOT / "verification" / "mutation" / "harmless.toml"

TEXT = """\
# Verification

What `make verify` measured on {day}, on {machine}. It writes this file; do not edit it.
What `make test` covers stands in the tests themselves.

## Mutation

The code that decides dates (`policy.py`, `timeline.py`, `answer.py` of `calculator/`) was changed
in {tried} small ways, one at a time. The tests noticed **{killed} of {tried}** ({percent:.1f} %),
in {seconds:.0f} s. {left_out} more were left out, which say nothing about dates: in types, or
`is` instead of `==` (see `verification/mutation/cosmic-ray.toml`). The {survivors} that were not
noticed do no harm:

{harmless}

## Hostile input

**{cases:,} inputs**, guided by coverage (but for links, which a browser opens), with unseen marks,
foreign digits, enormous numbers and texts of up to a million characters among them. Each was
answered, or refused in one sentence in both languages. None raised an error, none took longer than
ten seconds, and memory did not go on growing.

| way in | inputs | seconds | memory at the end | growth in the second half |
| --- | ---: | ---: | ---: | ---: |
{targets}
"""


def main() -> None:
    """Fill in the figures."""
    mutation = json.loads((RESULTS / "mutation.json").read_text(encoding="utf-8"))
    fuzzing = json.loads((RESULTS / "fuzzing.json").read_text(encoding="utf-8"))
    text = TEXT.format(
        day=datetime.now(UTC).date(),
        machine=_machine(),
        percent=100 * mutation["killed"] / mutation["tried"],
        harmless=_harmless(),
        cases=sum(target["cases"] for target in fuzzing),
        targets="\n".join(_row(target) for target in fuzzing),
        **mutation,
    )
    (ROOT / "VERIFICATION.md").write_text(text, encoding="utf-8")


def _machine() -> str:
    """The kind of machine, without its name."""
    processors = f"{os.cpu_count()} processors ({platform.machine()})"
    return f"{platform.system()} with {processors}, Python {platform.python_version()}"


def _harmless() -> str:
    listed = tomllib.loads(HARMLESS.read_text(encoding="utf-8"))["survivor"]
    return "\n".join(
        "- `{module}`: `{before}` → `{after}`. {reason}".format(**one) for one in listed
    )


def _row(target: dict[str, Any]) -> str:
    name = target["name"].replace("_", " ")
    figures = "{cases:,} | {seconds:.0f} | {memory:.0f} MB | {growth:+z.0f} MB".format(**target)
    return f"| {name} | {figures} |"


if __name__ == "__main__":
    main()

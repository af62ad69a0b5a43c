"""List the links to other sites that lead nowhere; exit status 1 where a page is gone.

What could not be reached is listed too, and is no reason to fail: it may be back tomorrow.
"""

import sys
from collections.abc import Iterator, Mapping

from publishing.links.ask import Answer, State, ask
from publishing.links.check import check
from publishing.links.collect import addresses
from publishing.policy import ROOT, policy

# What somebody has to do something about comes first.
SHOWN = (State.GONE, State.MOVED, State.UNCLEAR)


def report(answers: Mapping[str, Answer], places: Mapping[str, list[str]]) -> Iterator[str]:
    """The lines of the report, by what became of the links."""
    for state in SHOWN:
        for address, answer in answers.items():
            if answer.state is state:
                detail = f" ({answer.detail})" if answer.detail else ""
                yield f"{state.value}{detail}: {address}"
                yield f"  in {', '.join(places[address])}"
    counted = [
        f"{sum(answer.state is state for answer in answers.values())} {state.value}"
        for state in (State.WELL, *SHOWN)
    ]
    yield f"Links to other sites: {', '.join(counted)}."


def main() -> int:
    """Ask, and print what was found; returns the exit status."""
    places = addresses(policy(), ROOT / "docs")
    answers = check(list(places), ask)
    print("\n".join(report(answers, places)))
    return 1 if any(answer.state is State.GONE for answer in answers.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

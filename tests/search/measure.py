"""How well search answers what readers type, in Chromium: `python -m tests.search.measure`.

The lists stand beside this file: `tuned-*.csv`, written by people who had not seen search, was in
view while it was tuned; an `untuned-*.csv` is a list that nobody who tunes has seen yet.
`second-judge.csv` has what a second judge said to 40 of the queries. A row has what is typed, the
pages that answer it, and the best of them; "-" stands for no page: there the dialog has to say so.
The control is what a search would reach that answers every query with the same pages: the best
such ones.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from publishing.serve import served
from tests.chromium import ROOT
from tests.search.box import SearchBox, Shown
from tools.browsers import running

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "km")
LISTS = sorted(path.stem for path in FOLDER.glob("*tuned-*.csv"))
NOTHING = "-"


@dataclass(frozen=True)
class Query:
    """What somebody types, the pages that answer it, and the best of them."""

    text: str
    pages: frozenset[str]
    best: str


@dataclass(frozen=True)
class Figures:
    """Shares of queries: an expected page first, the best one first, no page, no link at all."""

    count: int
    expected: float
    best: float
    no_page: float
    empty: float
    control_expected: float
    control_best: float
    missed: list[str]

    def __str__(self) -> str:
        return (
            f"{self.count} queries: an expected page first {self.expected:.2f} "
            f"(control {self.control_expected:.2f}), the best page first {self.best:.2f} "
            f"(control {self.control_best:.2f}), no page {self.no_page:.2f}, "
            f"no link at all {self.empty:.2f}"
        )


def queries(name: str) -> list[Query]:
    """One of the lists of queries."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Query(row["query"], frozenset(row["pages"].split()), row["best"]) for row in rows]


def measure(listed: list[Query], ask: Callable[[str], Shown]) -> Figures:
    """The figures of a list; `ask` shows what is found for a text."""
    answers = [(query, ask(query.text)) for query in listed]
    firsts = [(query, _first(query, shown)) for query, shown in answers]
    return Figures(
        count=len(listed),
        expected=_share(first in query.pages for query, first in firsts),
        best=_share(first == query.best for query, first in firsts),
        no_page=_share(not first for _, first in firsts),
        empty=_share(not shown.links for _, shown in answers),
        control_expected=_most(page for query in listed for page in query.pages) / len(listed),
        control_best=_most(query.best for query in listed) / len(listed),
        missed=[
            f"{query.text}: {query.best} wanted, {shown.names[:3]} found"
            for query, shown in answers
            if _first(query, shown) not in query.pages
        ],
    )


def _first(query: Query, shown: Shown) -> str:
    if query.best == NOTHING and shown.is_doubtful:
        return NOTHING
    return shown.names[0] if shown.names else ""


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _most(pages: Iterable[str]) -> int:
    return Counter(pages).most_common(1)[0][1]


def main() -> None:
    """Print the figures of every list, and with `--missed` the queries that go wrong."""
    with served(ROOT / "site") as site, running("chromium-shell") as browser:
        for name in LISTS:
            context = browser.new_context(service_workers="block")
            address = f"{site}/{name.split('-')[1]}/"
            figures = measure(queries(name), SearchBox(context.new_page(), address).ask)
            print(f"{name}, {figures}")
            if "--missed" in sys.argv:
                print(*figures.missed, sep="\n")


if __name__ == "__main__":
    main()

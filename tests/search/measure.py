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
    """Shares of queries: an expected page first, the best one first, no link at all."""

    expected: float
    best: float
    empty: float
    missed: list[str]


def queries(name: str) -> list[Query]:
    """One of the lists of queries."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Query(row["query"], frozenset(row["pages"].split()), row["best"]) for row in rows]


def measure(listed: list[Query], ask: Callable[[str], Shown]) -> Figures:
    """The figures of a list; `ask` shows what is found for a text."""
    answers = [(query, ask(query.text)) for query in listed]
    return Figures(
        expected=_share(_first(query, shown) in query.pages for query, shown in answers),
        best=_share(_first(query, shown) == query.best for query, shown in answers),
        empty=_share(not shown.links for _, shown in answers),
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


def said(name: str, figures: Figures) -> str:
    """The figures of a list, with those of the control."""
    listed = queries(name)
    pages = Counter(page for query in listed for page in query.pages)
    best = Counter(query.best for query in listed)
    expected, best_one = (each.most_common(1)[0][1] / len(listed) for each in (pages, best))
    return (
        f"{name}, {len(listed)} queries: an expected page first {figures.expected:.2f} "
        f"(control {expected:.2f}), the best page first {figures.best:.2f} "
        f"(control {best_one:.2f}), no link at all {figures.empty:.2f}"
    )


def main() -> None:
    """Print the figures of every list, and with `--missed` the queries that go wrong."""
    with served(ROOT / "site") as site, running("chromium-shell") as browser:
        for name in LISTS:
            page = browser.new_context(service_workers="block").new_page()
            figures = measure(queries(name), SearchBox(page, f"{site}/{name.split('-')[1]}/").ask)
            print(said(name, figures))
            if "--missed" in sys.argv:
                print(*figures.missed, sep="\n")


if __name__ == "__main__":
    main()

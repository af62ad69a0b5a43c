"""How well search answers what readers type: `python -m pytest -s tests/search/test_queries.py`.

The lists stand beside this file; nobody who tuned search had seen them before. A row has
what is typed, the pages that answer it, and the best of them, for some also what a second judge
said; "-" stands for no page: there the dialog has to say so. The control is what a search would
reach that answers every query with the same pages: the best such ones.
"""

import csv
from collections import Counter
from pathlib import Path
from statistics import fmean

import pytest
from playwright.sync_api import Page

from tests.search.box import SearchBox

LISTS = {path.stem: path for path in Path(__file__).parent.glob("*.csv")}
NOTHING = "-"


@pytest.mark.parametrize("name", sorted(LISTS))
def test_what_readers_type_leads_to_the_page_that_answers_it(page: Page, name: str) -> None:
    with LISTS[name].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    box = SearchBox(page, f"/{name[-2:]}/about/")
    is_expected, is_best, is_empty, missed = [], [], [], []
    for row in rows:
        shown = box.ask(row["query"])
        is_nothing = row["best"] == NOTHING and shown.is_doubtful
        first = NOTHING if is_nothing else next(iter(shown.names), "")
        is_expected.append(first in row["pages"].split())
        is_best.append(first == row["best"])
        is_empty.append(not shown.links)
        if not is_expected[-1]:
            missed.append(f"{row['query']}: {row['best']} wanted, {shown.names[:3]} found")
    [(_, pages)] = Counter(page for row in rows for page in row["pages"].split()).most_common(1)
    [(_, best)] = Counter(row["best"] for row in rows).most_common(1)
    report = (
        f"{name}, {len(rows)} queries: an expected page first {fmean(is_expected):.2f} "
        f"(control {pages / len(rows):.2f}), the best page first {fmean(is_best):.2f} "
        f"(control {best / len(rows):.2f}), no link at all {fmean(is_empty):.2f}"
    )
    print(report, *missed, sep="\n")
    assert len(rows) >= 75
    assert fmean(is_expected) >= 0.8, report
    assert fmean(is_best) >= 0.6, report
    assert fmean(is_empty) <= 0.02, report

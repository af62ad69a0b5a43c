"""Write drafts of missing rows into the table: `python -m tests.judge.draft`.

Questions and reasons come from `drafts/`, dates from the judge and never from `calculator`. Rows
that are there already are left alone: a row changes by hand only, with its reason.
"""

import csv

from tests.judge.cases import COLUMNS, EXPECTED, FILE, cases
from tests.judge.drafts import calendar, changes, conventions, money, stages
from tests.judge.verdict import verdict


def main() -> None:
    """Add the rows whose ids the table does not have yet."""
    known = {case.id for case in cases()} if FILE.exists() else set()
    with FILE.open("a", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        if not known:
            table.writeheader()
        for topic in (stages, changes, calendar, money, conventions):
            for draft in topic.drafts():
                if draft.id not in known:
                    known.add(draft.id)
                    asked = {f"ask {part}": text for part, text in draft.question.items()}
                    found = verdict(draft.question)
                    expected = {column: found.get(column, "") for column in EXPECTED}
                    told = {"source": draft.source, "reason": draft.reason}
                    table.writerow({"id": draft.id} | asked | expected | told)


if __name__ == "__main__":
    main()

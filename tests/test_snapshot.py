"""The dates of the model subscribers, as they were when somebody last looked at them.

A change of a figure shows in the diff of the snapshot whose dates it moves. Where that is meant,
`python -m tests.test_snapshot` writes the snapshot anew.
"""

from pathlib import Path

import pytest

from publishing import policy
from publishing.blocks import expand
from publishing.blocks.rules import dates_under, subscribers

SNAPSHOT = Path(__file__).parent / "snapshots" / "dates.csv"
HEADING = "rule,asked,act by,recycle date earliest,recycle date latest"


def dates() -> str:
    """One line for each model subscriber under each rule."""
    lines = [HEADING]
    for rule in policy().rules:
        for asked in subscribers():
            found = dates_under(rule, asked)
            days = (found.act_by, found.recycle_date.earliest, found.recycle_date.latest)
            lines.append(",".join((rule.id, " ".join(asked.values()), *map(str, days))))
    return "\n".join(lines) + "\n"


def test_nobodys_dates_moved() -> None:
    assert dates() == SNAPSHOT.read_text(encoding="utf-8"), "python -m tests.test_snapshot"


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_page_of_the_rules_shows_every_one_of_them(language: str) -> None:
    _, _, rows = expand("<!-- generate rule-dates -->", language).partition("<tbody")
    assert rows.count("<tr") == len(list(subscribers()))


if __name__ == "__main__":
    SNAPSHOT.write_text(dates(), encoding="utf-8")

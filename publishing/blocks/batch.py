"""Blocks `batch` and `many-numbers`: the page's form with a table to begin with, and an example."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from calculator.answer import answer
from calculator.cells import as_csv
from calculator.columns import DAYS, NAMES
from calculator.question import ValidUntil
from calculator.sentences import LANGUAGES, Writer
from publishing import policy
from publishing.templates import fill

# Numbers that nobody has, and a day that is in the past for every reader.
LABELS = ("010 xxx 345", "015 xxx 678", "016 xxx 901")
DAY = "01.08.2026"
# One printed date, and the three days around the first on which the number may be sold.
SOLD = ("2027-03-08", "2027-03-09", "2027-03-10")
PRINTED = date(2026, 9, 10)
# A thousand made-up numbers, whose validity ends from this day on, and the weeks that are drawn.
MADE_UP, ENDS_FROM, FIRST_MONDAY, WEEKS = 1_000, date(2026, 8, 26), date(2026, 11, 23), 6


def render(language: str) -> str:
    """The form, its tables, and the sentences that its scripts show."""
    return fill("blocks/batch", language, columns=NAMES, dated=DAYS)


def many_numbers(language: str) -> str:
    """What a table says of a sale on three days, and how many made-up numbers are due in a week."""
    sales = [
        (label, answer(policy(), ValidUntil(PRINTED, date.fromisoformat(on))))
        for label, on in zip(LABELS, SOLD, strict=True)
    ]
    ends = (ENDS_FROM + timedelta(number**2 % 61) for number in range(MADE_UP))
    due = Counter(
        (answer(policy(), ValidUntil(day, FIRST_MONDAY)).act_by - FIRST_MONDAY).days // 7
        for day in ends
    )
    weeks = [(FIRST_MONDAY + timedelta(weeks=week), due[week]) for week in range(WEEKS)]
    return fill("blocks/many-numbers", language, sales=sales, weeks=weeks, most=max(due.values()))


def site_files() -> dict[str, bytes | str]:
    """The table of the example in each language, by its address beside its page."""
    return {f"{each}/many-numbers/example.csv": _example(each) for each in LANGUAGES}


def _example(language: str) -> bytes:
    """The table as spreadsheets read it best, with a row for each of the three questions."""
    write = Writer(language)
    channel = policy().channels[policy().default_channel]
    programme = next(iter(policy().programmes.values()))
    least = channel.amounts[0]
    amount = str(least.smallest)
    questions: list[dict[str, str]] = [
        {"valid_until": DAY},
        {"top_up": DAY, "amount": amount, "channel": channel.name[language]},
        {"activated": DAY, "programme": programme.name[language]},
    ]
    asked = [{"label": label} | each for label, each in zip(LABELS, questions, strict=True)]
    rows = ([each.get(column, "") for column in NAMES] for each in asked)
    return as_csv(rows, ",", [write.text(f"column.{id}") for id in NAMES]).encode()

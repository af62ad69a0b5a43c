"""What a reader may ask: the standard library that the page gets is what answering this loads."""

from __future__ import annotations

from itertools import product
from typing import Any

from calculator.tasks import TASKS
from calculator.wording import LANGUAGES
from calculator.wording.writer import DIGITS

ON = {"on": "2026-11-23"}
PRINTED = {"valid_until": "10.09.26"} | ON
TABLE = 'label;valid_until\n"Shop, 1";10.09.26\n2;31.02.26\n'

# For each task: the first is answered, others are refused; all kinds of dates and of amounts.
GIVEN: dict[str, list[Any]] = {
    "question": [
        {"valid_until": "10.09.26"} | ON,
        {"valid_until": "១០ កញ្ញា ២០២៦"} | ON,
        {"top_up": "1/8/2026", "amount": "5 USD", "channel": "scratch-card"} | ON,
        {"top_up": "2021-08-01", "amount": "4,000៛", "channel": "scratch-card"} | ON,
        {"activated": "1 August 2026", "programme": "free-sim"} | ON,
        {"valid_until": "31.02.2026"} | ON,
        {"valid_until": "10.09.26", "on": "never"},
        {"top_up": "1/8/2026", "amount": "3.21 USD", "channel": "online"} | ON,
        {"top_up": "1/8/2026", "amount": "5 apples", "channel": "shop"} | ON,
        {"history": "2026-08-01,5 USD,scratch-card\n2026-09-01;2 USD;online"} | ON,
        {"history": "date\nnever"} | ON,
        {"question": "?"},
        {},
        None,
    ],
    "plan": [
        {"keep_until": "2027-03-01", "valid_until": "2026-12-10"} | ON,
        {"cut_off": "2026-06-05", "stage": "barred"},
        {"keep_until": "never"} | ON,
        None,
    ],
    "note": [{"question": PRINTED, "made": "2026-11-23"}, {"question": PRINTED, "made": "?"}],
    "calendar": [{"question": PRINTED, "made": "2026-11-23", "label": "Shop"}, None],
    "rows": [
        {"text": TABLE, "last": True, "place": None} | ON,
        {"text": "label\n", "last": True, "place": None} | ON,
        None,
    ],
}


def requests() -> list[dict[str, Any]]:
    """Every sample of every task, in every language and kind of digits.

    A task that has no sample yet gets those of a question.
    """
    return [
        {task: given, "language": language, "digits": digits}
        for task in TASKS
        for given in GIVEN.get(task, GIVEN["question"])
        for language, digits in product(LANGUAGES, DIGITS)
    ]

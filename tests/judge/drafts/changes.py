"""The days on which a rule came into force: 29 May 2021 and 14 August 2023."""

from collections.abc import Iterator

from tests.judge.drafts.drafting import (
    ROWS,
    STATEMENT_SOURCE,
    Draft,
    days_of,
    id_of,
    new_sim,
    printed,
    shifted,
    source_of,
    sum_of,
    top_up,
)

KNOWN_FROM, GUIDELINE_FROM = "2021-05-29", "2023-08-14"

PRINTED = {
    "2021-05-28": "The day before the first known rule: nobody published what held then.",
    "2021-05-29": "The first day for which a rule is known.",
    "2021-05-30": "The day after the first rule is known.",
    "2023-05-15": "For sale on 2023-08-13 or 14: the guideline begins when all is over.",
    "2023-05-16": "Still kept on 2023-08-14 under one reading; its own rule stays.",
    "2023-08-12": "Two days before the guideline: the statement, although its 90 days run into it.",
    "2023-08-13": "The last day on which the statement decides.",
    "2023-08-14": "The first day of the guideline: the rule of the last valid day applies.",
    "2023-08-15": "The day after the guideline began.",
}


def drafts() -> Iterator[Draft]:
    """Numbers on either side of a change, and those that straddle it."""
    for day, why in PRINTED.items():
        question = printed(day)
        source = STATEMENT_SOURCE if day < KNOWN_FROM else source_of(question)
        yield Draft(id_of("rule", question), question, source, why)
    for channel, amount in ROWS:
        yield from _straddling(channel, amount)
        yield from _first_known(channel, amount)
    yield from _asked_early()


def _straddling(channel: str, amount: str) -> Iterator[Draft]:
    days = days_of(top_up(GUIDELINE_FROM, amount, channel))
    both = shifted(GUIDELINE_FROM, -days)
    for day, why in (
        (shifted(both, -1), "Under both readings the last valid day is before the guideline."),
        (both, "The last valid day is the one before the guideline or its first: both rules."),
        (shifted(both, 1), "Under both readings the guideline is in force on the last valid day."),
    ):
        question = top_up(day, amount, channel)
        yield Draft(
            id_of("rule", question), question, source_of(question), f"{why} {sum_of(question)}"
        )


def _first_known(channel: str, amount: str) -> Iterator[Draft]:
    days = days_of(top_up(KNOWN_FROM, amount, channel))
    day = shifted(KNOWN_FROM, -days)
    refused = top_up(day, amount, channel)
    why = f"{days} days from {day} may end on 2021-05-28, for which no rule is known."
    yield Draft(id_of("rule", refused), refused, STATEMENT_SOURCE, why)
    question = top_up(shifted(day, 1), amount, channel)
    why = f"The first day on which {days} days end under a known rule in every reading."
    yield Draft(id_of("rule", question), question, source_of(question), f"{why} {sum_of(question)}")


def _asked_early() -> Iterator[Draft]:
    for programme in ("free-sim", "standard"):
        before = new_sim("2021-05-28", programme)
        why = "Activated before anything is known."
        yield Draft(id_of("rule", before), before, STATEMENT_SOURCE, why)
        question = new_sim(KNOWN_FROM, programme)
        why = f"Activated on the first day that is known. {sum_of(question)}"
        yield Draft(id_of("rule", question), question, source_of(question), why)
    for on, why in (
        ("2021-05-28", "Asked about a day before anything is known."),
        (KNOWN_FROM, "Asked about the first day that is known; the number is still valid."),
    ):
        question = printed("2021-06-30", on)
        yield Draft(id_of("rule", question), question, STATEMENT_SOURCE, why)

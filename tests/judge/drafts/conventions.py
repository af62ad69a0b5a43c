"""Each way of counting: what it moves, and what it leaves alone."""

from collections.abc import Iterator

from tests.judge.drafts.drafting import Draft, id_of, new_sim, printed, source_of, top_up

CASES = [
    (
        top_up("2026-03-10", "1 USD"),
        "top-up-day and validity-end-day: each moves resale by a day, so it has two days of doubt.",
    ),
    (
        printed("2026-03-17"),
        "The printed date settles top-up-day; validity-end-day alone leaves one day of doubt.",
    ),
    (
        new_sim("2026-03-10", "free-sim"),
        "first-use-day: the 14 days end on 2026-03-23 or 24; no other convention matters.",
    ),
    (
        printed("2026-03-17", "2026-03-17"),
        "printed-day: the number works through the printed day, so it is active on it.",
    ),
    (
        printed("2026-03-17", "2026-03-18"),
        "printed-day: on the day after it outgoing calls are barred, whichever day counts first.",
    ),
    (
        printed("2023-08-14"),
        "rule-choice: the rule in force on the last valid day, here the guideline on its first.",
    ),
    (
        printed("2023-08-13"),
        "rule-choice: the statement, although the guideline begins the day after.",
    ),
    (
        top_up("2026-03-10", "50 USD"),
        "stacking: what an earlier top-up left is not known, so the last top-up alone is counted.",
    ),
    (
        top_up("2026-03-10", "50 USD", on="2026-03-10"),
        "stacking: nothing earlier is counted on the day of the top-up either.",
    ),
]


def drafts() -> Iterator[Draft]:
    """One case or two for every convention of Smart's file."""
    for question, reason in CASES:
        yield Draft(id_of("convention", question), question, source_of(question), reason)

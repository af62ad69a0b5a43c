"""What holds for every question, whatever the day."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.calculator import published
from tests.calculator.asking import Values, answer, response
from tests.oracle import answer as lived
from tests.oracle import days_from, in_columns, write

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 5, 29), date(2198, 6, 1))
NEAR_RULE_CHANGE = st.dates(date(2023, 1, 1), date(2023, 9, 30))
CARDS = st.sampled_from(
    [(channel, amount) for channel, rows in published.TABLES.items() for amount in rows]
)
NEW_SIMS = st.sampled_from(list(published.NEW_SIMS))


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """Any question that is answered."""
    day = draw(DAYS | NEAR_RULE_CHANGE).isoformat()
    kind = draw(st.sampled_from(["valid_until", "top_up", "activated"]))
    if kind == "valid_until":
        return {"valid_until": day}
    if kind == "activated":
        return {"activated": day, "programme": draw(NEW_SIMS)}
    channel, amount = draw(CARDS)
    return {"top_up": day, "amount": amount, "channel": channel}


@settings(max_examples=200)
@given(question=questions(), edge=st.integers(0, 50), beside=st.integers(-1, 1))
def test_every_answer_is_that_of_the_oracle_that_lives_each_day(
    question: dict[str, str], edge: int, beside: int
) -> None:
    """Asked on the days around which a stage ends or begins, where it is easiest to be wrong."""
    began, *_ = question.values()
    edges = edges_of(answer(**question))
    on = date.fromisoformat(edges[edge % len(edges)]) + timedelta(days=beside)
    asked = question | {"on": max(began, on.isoformat())}
    said = response(asked)
    assert in_columns(said) == lived(asked)
    sold = [stage == "resale" for stage in said["answer"]["stage_on"].values()]
    allowed = "allowed" if all(sold) else "unclear" if any(sold) else "not-allowed"
    assert said["answer"]["resale_on"] == allowed


def edges_of(found: Values) -> list[str]:
    """The first and last days of all stages, by both readings."""
    spans = (stage[edge] for stage in found["stages"] for edge in ("first_day", "last_day"))
    return sorted({day for span in spans if span for day in span.values()})


def test_the_oracles_calendar_is_the_usual_one() -> None:
    day = date(1999, 12, 1)
    for lived_day in days_from((1999, 12, 1)):
        if day.year == 2202:
            return
        assert write(lived_day) == day.isoformat()
        day += ONE_DAY


def test_the_oracle_shares_no_code_with_the_calculator() -> None:
    source = Path(oracle.__file__).read_text(encoding="utf-8")
    assert not re.search(r"^(from|import) (calculator|tests)", source, re.MULTILINE)

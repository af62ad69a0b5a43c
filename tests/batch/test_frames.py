"""Data frames of every engine get what each row would be told alone."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import duckdb
import polars
import pytest

from calculator.frames import answer_frame
from calculator.table import ANSWER, REFUSAL
from tests.batch.tables import row_of
from tests.calculator.asking import TODAY, response

ROWS = 100_000 if os.environ.get("RECYCLE_DATE_EXAMPLES") == "verify" else 2_000
Rows = list[dict[str, Any]]
PARTS = ("valid_until", "top_up", "amount", "channel", "activated", "programme")
CONNECTION = duckdb.connect()

# An engine -> its frame of what is a frame of Polars, and back.
ENGINES: dict[str, tuple[Callable[[polars.DataFrame], Any], Callable[[Any], polars.DataFrame]]] = {
    "polars": (lambda frame: frame, lambda frame: frame),
    "polars, lazy": (lambda frame: frame.lazy(), lambda frame: frame.collect()),
    "pandas": (lambda frame: frame.to_pandas(), polars.from_pandas),
    "duckdb": (
        lambda frame: CONNECTION.from_arrow(frame.to_arrow()),
        lambda frame: frame.pl(),
    ),
}
each_engine = pytest.mark.parametrize("engine", ENGINES)


def answered(engine: str, frame: polars.DataFrame, **options: Any) -> Rows:
    """The rows that come back, days as dates; in their order, where a frame keeps it in memory."""
    there, back = ENGINES[engine]
    numbered = frame.with_columns(row=polars.int_range(frame.height))
    found = back(answer_frame(there(numbered), TODAY, **options))
    if engine not in ("polars", "pandas"):
        found = found.sort("row")
    assert found["row"].to_list() == [*range(frame.height)]
    days = [name for name, kind in found.schema.items() if isinstance(kind, polars.Datetime)]
    return found.with_columns(polars.col(days).cast(polars.Date)).to_dicts()


def alone(row: dict[str, Any], language: str) -> dict[str, Any]:
    """What the page says to a row, in the columns of a table."""
    question = {part: row[part] for part in PARTS if row.get(part)}
    said = response(question | {"on": row.get("on") or TODAY.isoformat()}, language)
    if refusal := said.get("refusal"):
        reason = {"reason": refusal["id"], "field": refusal["field"]}
        return dict.fromkeys(ANSWER) | reason | {"sentence": refusal["sentence"]}
    found = {name: text or None for name, text in row_of(said["answer"]).items()}
    return found | dict.fromkeys(REFUSAL)


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of the contract, dates as texts."""
    cells = {name: row[name] for name in (*ANSWER, *REFUSAL)}
    return {name: str(cell) if isinstance(cell, date) else cell for name, cell in cells.items()}


def frame_of(days: str, count: int, random: Random) -> polars.DataFrame:
    """Questions of all kinds, many with a fault; each with a day of its own, or all with one."""

    def typed(day: date) -> str:
        forms = ("{0:%Y-%m-%d}", "{0:%d.%m.%y}", "{0:%d/%m/%Y}", "valid till {0:%d.%m.%y} 23:59")
        odd = ("30.02.2026", "soon", "", "1.1.1999", "10.09.2569")
        return random.choice(odd) if random.random() < 0.05 else random.choice(forms).format(day)

    def row() -> dict[str, str]:
        ago = random.choice(((0, 2_500), (-20, 250), (178, 184)))
        began = TODAY - timedelta(days=random.randrange(*ago))
        amount = random.choice(("1 USD", "5 USD", "10 USD", "5000 KHR", "3 USD", "five", ""))
        channel = random.choice(("scratch-card", "online", "", "post"))
        kinds = (
            {"valid_until": typed(began)},
            {"top_up": typed(began), "amount": amount, "channel": channel},
            {"activated": typed(began), "programme": random.choice(("free-sim", "standard", "x"))},
            {"valid_until": typed(began), "top_up": typed(began)},
            {},
        )
        # Often on days when one stage follows another.
        later = random.choice((random.randrange(-20, 300), 59, 60, 89, 90, 179, 180, 181, 182))
        on = typed(began + timedelta(days=later))
        return dict.fromkeys(PARTS) | random.choices(kinds, (8, 8, 4, 1, 1))[0] | {"on": on}

    schema = dict.fromkeys((*PARTS, "on"), polars.String)
    frame = polars.DataFrame([row() for _ in range(count)], schema)
    return frame if days == "on" else frame.drop("on")


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize(("days", "language"), [("on", "en"), ("one day", "km")])
def test_a_row_is_told_what_it_would_be_told_alone(days: str, language: str) -> None:
    frame = frame_of(days, ROWS, Random(days))
    found = answered("duckdb", frame, language=language)
    assert len(found) == ROWS
    kinds = {row["resale_on"] or row["reason"] for row in found}
    assert kinds >= {"allowed", "unclear", "not-allowed", "day-after-asked", "question-none"}
    for row, said in zip(frame.to_dicts(), found, strict=True):
        assert plain(said) == alone(row, language), row


@each_engine
@pytest.mark.parametrize("days", ["on", "one day"])
@pytest.mark.parametrize("count", [300, 0])
def test_every_engine_gives_the_same_rows(engine: str, days: str, count: int) -> None:
    frame = frame_of(days, count, Random(1))
    assert [*map(plain, answered(engine, frame))] == [*map(plain, answered("duckdb", frame))]


@each_engine
def test_days_and_amounts_may_have_their_types(engine: str) -> None:
    day, made = date(2026, 9, 10), datetime.fromisoformat("2026-08-01")
    on = datetime.fromisoformat("2027-03-09")
    typed = polars.DataFrame(
        {
            "valid_until": [day, None, None, None],
            "top_up": [None, made, None, made],
            "amount": [None, Decimal("5.00"), None, None],
            "on": [on, on, None, on],
        }
    )
    first, *others = answered(engine, typed)
    assert (first["read"], first["on"], first["resale_on"]) == (day, on.date(), "unclear")
    reasons = [row["reason"] for row in others]
    assert reasons == ["currency-missing", "question-none", "amount-missing"]


@each_engine
def test_other_columns_stay_and_those_of_an_earlier_answer_are_replaced(engine: str) -> None:
    frame = polars.DataFrame({"Phone": ["010 xxx 345", None], "Expiry": ["10.9.26", ""]})
    once = answered(engine, frame)
    assert [row["Phone"] for row in once] == ["010 xxx 345", None]
    assert [row["act_by"] for row in once] == [date(2026, 12, 8), None]
    again = answered(engine, polars.DataFrame(once))
    assert again == once
    assert list(again[0]) == ["Phone", "Expiry", "row", *ANSWER, *REFUSAL]


def test_each_different_question_is_asked_once() -> None:
    asked: Rows = []

    def watch(questions: Rows) -> Rows:
        asked.extend(questions)
        return questions

    frame = polars.DataFrame({"valid_until": ["10.9.26", "11.9.26"] * 500, "on": ["1.1.27"] * 1000})
    answer_frame(frame, TODAY, watch=watch)
    assert sorted(cell for each in asked for cell in each.values()) == ["10.9.26", "11.9.26"]

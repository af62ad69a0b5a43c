"""The table of audited cases, and answers of the engine in the columns of that table."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("cases.csv")
ASKED = ("valid_until", "top_up", "activated", "amount", "channel", "programme", "on")
STAGES = ("outgoing-barred", "barred", "held", "retained", "unused")
DATES = ("act_by", "recycle_date", "valid_until", *STAGES, "stage_on")
EXPECTED = ("refusal", *DATES, "clauses")
COLUMNS = (
    "id",
    *(f"ask {part}" for part in ASKED),
    *EXPECTED,
    "source",
    "reason",
)


@dataclass(frozen=True)
class Case:
    """One row: what is asked, what has to be answered, and why that is right."""

    id: str
    question: dict[str, str]
    expected: dict[str, str]
    source: str
    reason: str


def cases() -> list[Case]:
    """All rows of the table."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [_case(row) for row in csv.DictReader(stream, strict=True)]


def _case(row: dict[str, str]) -> Case:
    question = {part: row[f"ask {part}"] for part in ASKED if row[f"ask {part}"]}
    expected = {column: row[column] for column in EXPECTED if row[column]}
    return Case(row["id"], question, expected, row["source"], row["reason"])


def in_columns(response: dict[str, Any]) -> dict[str, str]:
    """A response of the page or of Python, as far as it goes, in the columns of the table."""
    if refusal := response.get("refusal"):
        return {"refusal": f"{refusal['id']} {refusal['field']}"}
    found = response["answer"]
    columns = {
        "act_by": found["act_by"],
        "recycle_date": _span(found["recycle_date"]),
        "valid_until": _span(found["valid_until"]),
        "stage_on": _span(found["stage_on"]),
        **{stage["id"]: _span(stage["last_day"]) for stage in found["stages"]},
    }
    del columns["resale"]  # has no last day
    columns.pop("active", "")  # its last day is that of validity
    if "citations" in found:
        clauses = {citation["clause"] for citation in found["citations"]}
        # The law's way to count moves no date of the table; test_by_law.py is about it.
        columns["clauses"] = " ".join(sorted(clauses - {"civil-code-counting"}))
    return {column: text for column, text in columns.items() if text}


def _span(days: dict[str, str] | None) -> str:
    return f"{days['earliest']}/{days['latest']}" if days else ""

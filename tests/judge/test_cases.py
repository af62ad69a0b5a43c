"""The audited cases: the judge, the command line and the door of the page agree with the table."""

import ast
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.calculator.asking import command, options, response
from tests.judge.cases import FILE, Case, cases, in_columns
from tests.judge.days import days_from, write
from tests.judge.figures import figures
from tests.judge.verdict import verdict

CASES = cases()


ALL = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@ALL
def test_the_judge_comes_to_the_audited_answer(case: Case) -> None:
    assert verdict(case.question) == case.expected


@ALL
def test_the_page_is_given_the_audited_answer(case: Case) -> None:
    assert in_columns(response(case.question)) == case.expected


@ALL
def test_the_command_line_gives_the_audited_answer(case: Case) -> None:
    ran = command("answer", "--format=json", *options(case.question))
    if "refusal" in case.expected:
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    else:
        assert (ran.status, ran.err) == (0, "")
        assert in_columns({"answer": json.loads(ran.out)}) == case.expected


def test_every_row_has_its_own_id_its_source_and_its_reason() -> None:
    assert len(CASES) >= 300
    assert len({case.id for case in CASES}) == len(CASES)
    known = {source["id"] for source in figures()["source"]} | {"calendar"}
    for case in CASES:
        assert case.source.split(), case.id
        assert set(case.source.split()) <= known, case.id
        assert case.reason.endswith("."), case.id


def test_every_figure_of_the_policy_has_its_rows() -> None:
    asked = [case for case in CASES if "refusal" not in case.expected]
    for channel in figures()["channel"]:
        amounts = {case.question["amount"] for case in asked if channel["id"] in case.id.split()}
        for row in channel["table"][0]["row"]:
            edges = {row.get("amount"), row.get("from"), row.get("to")} - {None}
            assert {f"{edge} {row['currency']}" for edge in edges} <= amounts
    for kind in ("rule", "programme"):
        cited = {clause for case in asked for clause in case.expected["clauses"].split()}
        assert {owner["clause"] for owner in figures()[kind]} <= cited


def test_the_judges_calendar_is_the_usual_one() -> None:
    day = date(1999, 12, 1)
    for lived in days_from((1999, 12, 1)):
        if day.year == 2202:
            return
        assert write(lived) == day.isoformat()
        day += timedelta(days=1)


def test_the_judge_shares_no_code_with_the_calculator() -> None:
    files = [file for file in Path(FILE).parent.rglob("*.py") if not file.stem.startswith("test_")]
    assert len(files) > 5
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name
                assert name.split(".")[0] != "calculator"
                assert not name.startswith("tests.calculator")

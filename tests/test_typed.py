"""What people type and paste is read alike by the module and by the page, and never guessed."""

import json
import shutil
import subprocess
import time
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.policy_file import usual_policy
from calculator.sentences import Writer
from calculator.tokens import forms
from tests.calculator.asking import ROOT, command, refused, response

LIST = tomllib.loads(Path(__file__).with_name("typed.toml").read_text("utf-8"))
ON = LIST["on"]
CHANNEL = "scratch-card"
ROW = {"channel": CHANNEL, "part": "valid_until"}

Case = dict[str, Any]
Read = list[str | list[str]]

IN_THE_PAGE = """
import { readAmount, readDate } from './calculator/reading.js';
import { readFileSync } from 'node:fs';
const { on, published, cases } = JSON.parse(readFileSync(0, 'utf8'));
const read = ({ what, typed, channel, part }) => what === 'amount'
  ? readAmount(typed, (cents, currency) => published[channel].some(
    ([from, to, of]) => of === currency && from <= cents && cents <= to))
  : readDate(typed, part, Date.parse(on) / 864e5);
const iso = (day) => typeof day === 'string' ? day
  : new Date(day * 864e5).toISOString().slice(0, 10);
const listed = ({ day, text, refusal, offers }) => refusal ? [refusal, offers.map(iso)]
  : [text ?? iso(day), []];
console.log(JSON.stringify(cases.map(read).map(listed)));
"""


def cases() -> Iterator[Case]:
    """Every row of the list, with what it is about and its channel."""
    for what in ("date", "message", "amount"):
        for kind in LIST[what]:
            rows = kind.get("typed") or [kind["text"]]
            yield from (ROW | kind | {"what": what, "typed": row} for row in rows)


def expected(case: Case) -> Read:
    """What was read, or the id of the refusal and its offers."""
    return [case.get("read") or case["refused"], case.get("offers", [])]


def asked(case: Case) -> dict[str, str]:
    """The question with which a row is asked."""
    if case["what"] == "amount":
        return {"top_up": ON, "amount": case["typed"], "channel": case["channel"], "on": ON}
    amount = {"amount": "5 USD"} if case["part"] == "top_up" else {}
    return {case["part"]: case["typed"], "on": ON} | amount


def by_the_module(case: Case) -> Read:
    """What the JSON door makes of a row."""
    said = response(asked(case))
    if "answer" in said:
        question = said["answer"]["question"]
        return [question["amount" if case["what"] == "amount" else case["part"]], []]
    return [said["refusal"]["id"], [each["typed"] for each in said["refusal"].get("offers", [])]]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.get("kind") or case["what"])
def test_the_module_reads_it(case: Case) -> None:
    assert by_the_module(case) == expected(case), case["typed"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's scripts with the file that the build gives them."""
    folder = tmp_path_factory.mktemp("scripts")
    for part in ("calculator", "common"):
        shutil.copytree(ROOT / "docs" / "assets" / part, folder / part)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "calculator" / "forms.json").write_text(json.dumps(forms()))
    (folder / "read.js").write_text(IN_THE_PAGE)
    return folder


def by_the_page(page: Path, rows: list[Case]) -> list[Read]:
    """What the page's script makes of rows, in one run of Node."""
    published = {
        channel.id: [
            [int(row.lowest * 100), int(row.highest * 100), row.currency] for row in channel.amounts
        ]
        for channel in usual_policy().channels.values()
    }
    given = {"on": ON, "published": published, "cases": rows}
    ran = subprocess.run(
        ["node", page / "read.js"], input=json.dumps(given), capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    found: list[Read] = json.loads(ran.stdout)
    return found


def test_the_page_reads_it_alike_without_python(page: Path) -> None:
    rows = list(cases())
    for case, says in zip(rows, by_the_page(page, rows), strict=True):
        assert says == expected(case), case["typed"]


# What people put together; random letters alone would hardly ever meet a form.
PIECES = [
    *" .,:;/-\n\t'+", "10", "9", "26", "2026", "2569", "00", "23", "59", "24", "100926", "10.09.26",
    "2026-09-10", "26-09-10", "១០", "៣", "sep", "September", "កញ្ញា", "ខែ", "ថ្ងៃទី", "ឆ្នាំ", "of",
    "th", "am", "pm", "T", "Z", "valid", "till", "from", "សុពលភាព", "ដល់", "USD", "$", "៛", "riel",
    "sold", "2.50", "1.000", "5", "O", "l", "x", "\u200b", "\ufeff", "İ", "😀", "\ud800", "\x00",
]  # fmt: skip
TYPED = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.usefixtures("uncounted")
@settings(max_examples=5, deadline=None)
@given(st.lists(TYPED, min_size=100, max_size=100), st.data())
def test_any_text_is_read_alike_and_gives_no_traceback(
    page: Path, texts: list[str], data: st.DataObject
) -> None:
    rows: list[Case] = [
        ROW | {"what": data.draw(st.sampled_from(["date", "amount"])), "typed": text}
        for text in texts
    ]
    early = {"no-rule", "amount-not-published", "amount-too-small"}  # read, and refused later
    for case, says in zip(rows, by_the_page(page, rows), strict=True):
        found = by_the_module(case)
        assert found == says or found[0] in early, case["typed"]


DAYS = st.dates(date(2021, 6, 1), date(2199, 12, 31))


@pytest.mark.usefixtures("uncounted")
@settings(max_examples=max(500, settings().max_examples))
@given(DAYS, st.sampled_from(["en", "km"]))
def test_every_date_that_the_product_writes_is_read_back(day: date, language: str) -> None:
    write = Writer(language)
    short = f"{day:%d.%m.%Y}"
    for text in (write.date(day), write.full_date(day), day.isoformat(), short):
        said = response({"valid_until": text, "on": day.isoformat()})
        assert said["answer"]["question"]["valid_until"] == day.isoformat(), text


@pytest.mark.parametrize(
    "text", ["\t" * 60_000, "1 " * 30_000, "valid " * 20_000, "1.1.26 " * 9_000, "ក" * 1_000_000]
)
@pytest.mark.parametrize("part", ["valid_until", "amount"])
def test_a_long_text_is_refused_at_once(text: str, part: str) -> None:
    question = {"top_up": ON, "amount": text} if part == "amount" else {part: text}
    began = time.process_time()
    assert "refusal" in response(question | {"on": ON})
    assert time.process_time() - began < 0.3


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("en", "Did you mean 25 August 2026 or 26 August 2025?"),
        ("km", "តើអ្នកចង់សរសេរ 25 សីហា 2026 ឬ 26 សីហា 2025?"),
    ],
)
def test_the_command_line_says_what_was_likely_meant(language: str, offered: str) -> None:
    ran = command("answer", "--valid-until=26-08-25", f"--on={ON}", f"--language={language}")
    assert refused(ran).endswith(offered)


@pytest.mark.parametrize("typed", ["10.09", "26-08-25"])
def test_the_asked_day_is_refused_where_no_other_day_could_decide(typed: str) -> None:
    assert typed in refused(command("answer", "--valid-until=2026-09-10", f"--on={typed}"))

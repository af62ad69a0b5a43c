"""The ways in that are fuzzed: texts to begin with, and what must hold for any text.

A case gets one text and raises an error where the contract is broken: there is an answer whose
dates are in order, or one sentence. `tools.fuzz` runs them; a new way in is a new line of `WAYS`.
"""

import json
import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from calculator.answer import answer
from calculator.cli import run
from calculator.contract import as_values
from calculator.policy_file import parse
from calculator.policy_table import LARGEST_FILE
from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer, sentence
from calculator.sentences.explanation import explain
from calculator.typed import read_question
from calculator.web import respond

ROOT = Path(__file__).parents[1]
LARGEST = 1_000_000  # characters
LONGEST_SENTENCE = 600
ON = "2026-11-23"
# A case may say how often its text is repeated, so that few bytes make a large input.
REPEATED = re.compile(r"([0-9]{1,6})\*(.+)", re.DOTALL)

# Texts that have made trouble somewhere: unseen marks, foreign digits, enormous numbers.
MARKS = (
    "\0", "\x1b[31m", "\x7f", "\x85", "\u200b", "\u200d", "\u200f", "\u202e", "\u2028", "\u2066",
    "\ufeff", "\udcff", "\U000e0041", "\u17d2", "\u0301", "<b>", "{0}", "%s", "'", '"', "\\",
)  # fmt: skip
NUMBERS = (
    "NaN", "Infinity", "-inf", "1e999999999", "0x10", "1_000", "-0", "1" * 300, "400000*9",
    "0." + "0" * 300 + "1", "1,000,000", "9.999.999,99", "4,50", "០១២៣៤៥៦៧៨៩", "٠١٢٣", "１２３",
    "²", "½", "Ⅷ", "𝟙",
)  # fmt: skip
DATES = (
    "2026-09-10", "10.09.26", "10/9/2026", "១០/៩/២០២៦", "10 កញ្ញា 2026", "7 Sept 2026", "100926",
    "ថ្ងៃទី 7 ខែ ធ្នូ ឆ្នាំ 2026", "19.05.26 23:59", "30.02.2026", "2100-02-29", "9999-12-31",
    "Your balance is 1.37 USD valid till 10.09.26 23:59", "1.1.99", "2026-W10-1", "10.09.2569",
)  # fmt: skip
AMOUNTS = (
    "5 USD", "$2.50", "2.495 USD", "5,000 KHR", "១០០០០ រៀល", "៛5000", "20.000 KHR", "5 dollars",
    "5 EUR", "5", "USD", "-5 USD", "5 USD 5 USD",
)  # fmt: skip
ODD = (*MARKS, *NUMBERS, "", " ", "\n", "300000* ", "300000*\u200b", "300000*១")
HEADINGS = "label,valid_until,top_up,amount,channel,activated,programme"


def text_of(data: bytes) -> str:
    """The text of a case: bytes that are no UTF-8 become halves of characters, as in `sys.argv`."""
    text = data.decode("utf-8", "surrogateescape")
    if match := REPEATED.fullmatch(text):
        return (match[2] * int(match[1]))[:LARGEST]
    return text


def ask(task: str, given: Any, language: str = "en") -> dict[str, Any]:
    """What the page gets; a refusal is one sentence, at a part that there is."""
    return responded(json.dumps({task: given, "language": language}))


def responded(request: str) -> dict[str, Any]:
    """The response to any request, of the agreed form, which can be sent."""
    sent = respond(request)
    sent.encode("utf-8")
    found: dict[str, Any] = json.loads(sent)
    if refusal := found.get("refusal"):
        assert refusal.keys() - {"row", "offers"} == {"id", "field", "sentence"}, refusal.keys()
        check_sentence(refusal["sentence"])
    if dates := found.get("answer"):
        check_answer(dates)
        check_sentence(found["wording"]["headline"])
    return found


def check_sentence(text: str) -> None:
    """A sentence of one line without anything in it that nobody sees."""
    assert 0 < len(text.strip()) <= LONGEST_SENTENCE, len(text)
    unseen = [character for character in text if unicodedata.category(character)[0] == "C"]
    assert not unseen, unseen
    assert len(text.splitlines()) == 1


def check_answer(found: dict[str, Any]) -> None:
    """The dates of an answer are in order, and what was understood gives the same answer."""
    recycle = found["recycle_date"]
    assert found["act_by"] < recycle["earliest"] <= recycle["latest"]
    for stage in found["stages"]:
        for days in (stage["first_day"], stage["last_day"]):
            assert days is None or days["earliest"] <= days["latest"]
    assert found["stages"][-1]["id"] == "resale"


def asked(question: dict[str, str], field: str = "", task: str = "question") -> list[Any]:
    """What is said in both languages to a question, and then to what was understood: the same.

    Nothing where it is refused, in both languages, and at the field if one is at fault.
    """
    found = ask(task, {"on": ON} | question)
    if refusal := found.get("refusal"):
        refused = ask(task, {"on": ON} | question, "km")["refusal"]
        assert refused["id"] == refusal["id"]
        assert refused["field"] == field or not field, refused
        return []
    values = "answer" if task == "question" else task
    again = ask(task, found[values]["question"], "km")
    assert again[values] == found[values]
    return [found, again]


def by_each_channel(text: str) -> None:
    """An amount that people type, by each way to top up."""
    for channel in ("scratch-card", "online"):
        asked({"top_up": "2026-08-01", "amount": text, "channel": channel}, "amount")


def losses(text: str) -> None:
    """A lost number: the day, how, and what is known, one in each line; | parts its top-ups."""
    parts = ("lost_on", "lost_how", "valid_until", "top_up", "amount", "history", "activated")
    given = dict(zip(parts, text.split("\n"), strict=False))
    question = {part: each.replace("|", "\n") for part, each in given.items() if each}
    for said in asked(question, task="lost"):
        check_sentence(said["wording"]["verdict"])
        for each in (*said["wording"]["rulings"], *said["wording"]["phone"]):
            check_sentence(each["text"])
        assert {*said["letters"]} == {"operator", "authority", "mail_subject", "mail_paste"}


def requests(text: str) -> None:
    """JSON as it comes, or the parts of a question, one in each line behind a question mark."""
    if text.startswith("?"):
        parts = ("valid_until", "top_up", "amount", "channel", "activated", "programme", "on")
        given = dict(zip(parts, text[1:].split("\n"), strict=False))
        asked({part: value for part, value in given.items() if value})
    else:
        responded(text)


def tables(text: str) -> None:
    """A table of many numbers: its rows are the same wherever they are cut in two."""
    content = text[:50_000].encode("utf-8", "surrogateescape")  # Larger ones only take longer.
    table = ask("table", {"content": b64encode(content).decode()}).get("table")
    if table:
        cut = len(table["rows"]) // 3
        pieces = answered(table, 0, cut) + answered(table, cut, None)
        assert sorted(pieces) == sorted(answered(table, 0, None))


def answered(table: dict[str, Any], start: int, end: int | None) -> list[str]:
    """What is said of a piece of a table, whose columns are as they were found."""
    piece = {"rows": table["rows"][start:end], "start": start, "dates": "day-first", "on": ON}
    said = ask("rows", table | piece).get("rows")
    return [*map(str, [*said["answered"], *said["refused"]])] if said else []


def command_line(text: str) -> None:
    """Status 0 and something to read, or status 2 and one sentence; an argument in each line."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = run(text.split("\n"), lambda zone: date.fromisoformat(ON))
        except SystemExit as ended:  # argparse has shown the help, and nothing else may end it
            status = 0 if ended.code == 0 and "usage" in out.getvalue() else 1
    assert status in (0, 2)
    assert bool(out.getvalue().strip()) == (status == 0)
    if status == 2:
        check_sentence(err.getvalue().removesuffix("\n"))


GOOD = (ROOT / "calculator/policies/smart.toml").read_text(encoding="utf-8")
# Every second piece is a value.
PIECES = re.split(r"(?<== )(\"[^\"]*\"|[\w-]+|\[.*\]|\{.*\})", GOOD)
PLACES = range(1, len(PIECES), 2)
VALUES = ("0", "7300", "7301", '"unknown"', "true", '"1E+9"', "9999-12-31", "[]", '"\\u202e"')


def policies(text: str) -> None:
    """Any text as a policy file, or Smart's with values replaced: `=PLACE VALUE` in each line."""
    file = _edited(text[1:]) if text.startswith("=") else text
    try:
        policy = parse(file.encode("utf-8", "surrogateescape")[:LARGEST_FILE], "policy.toml")
        for day in ("2026-08-31", "2199-12-31"):
            question = read_question(policy, {"valid_until": day, "on": ON})
            found = answer(policy, question)
            check_answer(as_values(found))
            for language in LANGUAGES:
                check_sentence(explain(found, Writer(language)).headline)
    except Refusal as refusal:
        check_sentence(sentence(refusal, Writer("en")))


def _edited(edits: str) -> str:
    pieces = [*PIECES]
    for number, _, value in (edit.partition(" ") for edit in edits.split("\n")):
        if number.isdecimal():
            pieces[PLACES[int(number[:9]) % len(PLACES)]] = value
    return "".join(pieces)


@dataclass(frozen=True)
class Way:
    """What is done with a case, its part of all cases, and texts to begin with beside `ODD`."""

    case: Callable[[str], object]
    share: int
    seeds: tuple[str, ...]


WAYS = {
    "dates": Way(
        lambda text: asked({"valid_until": text}, "valid_until"), 30,
        (*DATES, *(f"10.{mark}09.2026{mark}" for mark in MARKS)),
    ),
    "amounts": Way(by_each_channel, 30, (*AMOUNTS, *(f"{mark}5{mark} USD" for mark in MARKS))),
    "histories": Way(
        lambda text: asked({"history": text}, "history"), 6,
        (*(f"{day},5 USD\n2026-08-01,2 USD,online" for day in DATES),
         *(f"2026-08-01\t{amount}\tscratch-card\n2026-08-01\t1 USD" for amount in AMOUNTS),
         "date;amount;channel\n1.8.26;5 USD;online\n\n20.8.26;1 USD;", '"1.8.2026","5 USD"\n"1',
         "amount,date\n5 USD,1.8.2026\n1 USD,1.3.2026", "date,date\n", "367*1.8.26,1 USD\n"),
    ),
    "losses": Way(
        losses, 6,
        (*(f"{day}\n{how}" for day in DATES for how in ("sold", "cut-off", "stolen")),
         *(f"20.11.26\nsold\n{day}" for day in (*DATES, *ODD)),
         *(f"20.11.26\ncut-off\n\n1.8.26\n{amount}" for amount in AMOUNTS),
         "20.11.26\nsold\n\n\n\n1.8.26,5 USD|1.6.26,1 USD", "1.6.21\n\n\n\n\n367*1.8.26,1 USD",
         "20.11.26\n\n\n\n\n\n1.8.26", "14.8.23\nsold\n1.3.23", "9.3.27"),
    ),
    "requests": Way(
        requests, 24,
        (*(f"?{day}\n\n\n\n\n\n{ON}" for day in DATES), "{}", "[]", "null", "300000*[",
         *(f"?\n2026-08-01\n{amount}\nonline\n\n\n{ON}" for amount in AMOUNTS),
         "?\n2026-08-01\n5 USD\n\udcff", "?\n\n\n\n2026-08-01\n\udcff",
         *(json.dumps({task: given, "language": "km"}) for task, given in (
             ("question", {"on": "\ud800"}), ("plan", {"keep_until": "1.3.2027", "on": ON}),
             ("plan", {"keep_until": "2031-06-05", "on": ON, "goal": "works"}),
             ("keep", {"question": {"valid_until": "10.9.26", "on": ON}, "made": ON}),
             ("keep", {"question": {"history": "1.8.26,5 USD", "on": ON}, "made": "today"}),
             ("rows", {"rows": [["10.9.26"]], "first": -1, "start": 0, "on": ON, "dates": "",
                       "columns": [[]], "delimiter": ","})))),
    ),
    "tables": Way(
        tables, 4,
        (*(f"{HEADINGS}\na,{day},,,,,\n" for day in DATES), "label,top_up,label\n",
         *(f'{HEADINGS}\na,,1.8.26,"{amount}",online,,\n' for amount in AMOUNTS), '100000*"',
         *(f'label;valid_until\n"{label}";10.9.26\n"{label}";soon\n' for label in ("=1+1", *ODD)),
         'label,valid_until\r\n"a\r\nb""c",10.9.26\r"', "2000*label,valid_until\n,10.9.26\n",
         "PAR1", "PK\3\4", "\udcd0\udccf\x11\udce0", "\udcff\udcfel\0,\0", "\0l", "caf\udce9,on"),
    ),
    "command_line": Way(
        command_line, 3,
        (*(f"answer\n--valid-until\n{text}" for text in (*DATES, *ODD)), "--help", "100000*-v",
         *(f"answer\n--top-up=1.8.2026\n--amount={text}\n--language=km" for text in AMOUNTS),
         *(f"answer\n--valid-until=10.9.26\n--format=ics\n--label={text}" for text in ODD),
         "plan\n--keep-until=1.3.2027\n--goal=kept", "policy\ncheck\n/dev/null\n."),
    ),
    "policies": Way(
        policies, 3,
        ("300000*[", "100000*a.", "30000*[[a]]\n", "30000*a={a=", "a = 1\na = 2", "a = nan",
         *(f"={place} {value}" for place in range(0, len(PLACES), 15) for value in VALUES)),
    ),
}  # fmt: skip

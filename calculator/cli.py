"""The command line `recycle-date`.

It reads no clock: today is handed in by `calculator.__main__`. What was understood is said first:
in the text for people, and on standard error where the output is for a file or a program. A refusal
is one line on standard error; help is in English only.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from calculator.batch_files import Job, answer_table, content_of, targets_of
from calculator.calendar_file import as_calendar
from calculator.cells import decoded
from calculator.contract import KINDS
from calculator.letter import letter_text, letters
from calculator.note import as_loss_note, as_note
from calculator.past_top_ups import made_later
from calculator.policy import Policy
from calculator.policy_file import load, usual_policy
from calculator.policy_table import fault
from calculator.refusal import Refusal, echo
from calculator.sentences import LANGUAGES, Writer, sentence
from calculator.sentences.asked import we_read
from calculator.sentences.explanation import as_text, explain
from calculator.sentences.lost import loss_text
from calculator.sentences.plan import describe_plan, plan_text
from calculator.table import Batch
from calculator.typed import LONGEST_TEXT, MOST_ROWS

ANSWERED, REFUSED = 0, 2
# Python's reader of command lines takes far more time for twice as many arguments.
MOST_ARGUMENTS = 1_000
MOST_BYTES = 4 * LONGEST_TEXT + 1  # UTF-8 needs at most four for a character

Today = Callable[[str], date]  # time zone -> the date there
Command = Callable[[argparse.Namespace, Today, Writer], str]

ABOUT = "How long a prepaid number stays with its subscriber, and by which day to top up."
# Option -> its help. A date is typed as people write it, or stands in a whole pasted message.
QUESTION_HELP = {
    "valid-until": "the date printed in the SMS, or the whole SMS; or what the balance code shows",
    "top-up": "the day of the last top-up",
    "amount": 'the amount of the last top-up with its currency, such as "5 USD"',
    "channel": "how it was topped up, such as scratch-card or online",
    "activated": "the day on which a new SIM that was never topped up was activated",
    "programme": "how the new SIM was handed out, such as free-sim or standard",
    "history": "a CSV file with the columns date, amount and channel, one top-up a line; - is"
    " standard input",
    "on": "the day to answer for; today unless given",
    "lost-on": "the day on which the number was sold or cut off, with what is known of its"
    " validity: the printed date, a top-up, or nothing",
    "lost-how": "sold (the default) or cut-off",
    "label": "your own name for the number, so that reminders of several numbers live side by"
    " side; for --format ics",
}
PLAN_HELP = {
    "keep-until": "the day until which the number is to be kept",
    "valid-until": QUESTION_HELP["valid-until"],
    "goal": "what you want until that day: receives (SMS still arrive; the default), kept (the"
    " number stays yours) or works (nothing is blocked)",
    "channel": "only this way of topping up, such as scratch-card or online",
    "on": "the day from which a top-up can be made; today unless given",
}
BATCH_ABOUT = (
    "Columns, in any order and with their usual headings: label, and for each row valid_until, or"
    " top_up with amount and channel, or activated with programme; which column is read as what is"
    " said on standard error. Exit status 0: the files are written, also where single rows are"
    " refused; 2: everything is as it was, and one sentence says why."
)
BATCH_HELP = {
    "refused": "the file for the refused rows; answers.refused.csv beside answers.csv if not given",
    "reminders": "a calendar file for the reminders of all numbers",
    "on": QUESTION_HELP["on"],
}
COLUMN_HELP = (
    "which column holds what, such as valid_until=C or valid_until=Expiry; amount=- passes it over"
)
ORDERS = ("day-first", "month-first")
ENGINES = ("duckdb", "polars")

# How what was found is written; each is given the day on which that is done.
Formats = dict[str, Callable[[Any, date, Writer], str]]
# Kind of answer -> its formats; JSON is one of each.
FORMATS: dict[str, Formats] = {
    "answer": {
        "text": lambda found, day, write: as_text(explain(found, write, day), write),
        "note": as_note,
        "ics": as_calendar,
    },
    "lost": {
        "text": lambda loss, _, write: loss_text(loss, write),
        "note": as_loss_note,
        "letter": lambda loss, _, write: letter_text(letters(loss, write), write),
    },
    "plan": {"text": lambda found, _, write: plan_text(describe_plan(found, write), write)},
}


def run(arguments: list[str], today: Today) -> int:
    """Run one command; the exit status is 0 for an answer and 2 for a refusal."""
    write = Writer(_language(arguments[:MOST_ARGUMENTS]))
    try:
        if len(arguments) > MOST_ARGUMENTS:
            raise Refusal("usage", None, typed=echo(arguments[MOST_ARGUMENTS]))
        asked = _parser().parse_args(arguments)
        output = COMMANDS[asked.command](asked, today, write)
    except Refusal as refusal:
        print(sentence(refusal, write), file=sys.stderr)
        return REFUSED
    # A calendar file ends its last line itself.
    print(output, end="" if output.endswith("\n") else "\n")
    return ANSWERED


class Parser(argparse.ArgumentParser):
    """A parser that refuses like the rest of the package, in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse for a command line that it cannot read."""
        named = re.search(r"--[\w-]+|'[^']*'", message)
        raise Refusal("usage", None, typed=echo(named[0].strip("'") if named else self.prog))


class Once(argparse.Action):
    """An option that has one value: of two, neither is passed over in silence."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Called by argparse where the option stands."""
        if getattr(namespace, self.dest) is not None:
            parser.error(str(option_string))
        setattr(namespace, self.dest, values)


def _language(arguments: list[str]) -> str:
    """The asked language, found before parsing, so that a refusal is in it too."""
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    finder.add_argument("--language", nargs="?")
    found = finder.parse_known_args(arguments)[0].language
    return found if found in LANGUAGES else LANGUAGES[0]


def _parser() -> Parser:
    parser = Parser(prog="recycle-date", description=ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    add = partial(commands.add_parser, allow_abbrev=False)

    answers = add("answer", help="answer a question about one number")
    _add_options(answers, QUESTION_HELP)
    answers.add_argument("--format", choices=(*FORMATS["answer"], "json", "letter"), default="text")

    plans = add("plan", help="plan the top-ups until a day")
    _add_options(plans, PLAN_HELP)
    plans.add_argument("--format", choices=(*FORMATS["plan"], "json"), default="text")

    tables = add("batch", help="answer a table of numbers", description=BATCH_ABOUT)
    file_help = "the table: CSV or .xlsx, with a row of headings; - is standard input"
    tables.add_argument("file", help=file_help)
    tables.add_argument("--output", help="the file for the answers", required=True)
    tables.add_argument(
        "--column", metavar="NAME=COLUMN", action="append", default=[], help=COLUMN_HELP
    )
    tables.add_argument("--dates", choices=ORDERS, help="how dates such as 1/5/2027 begin")
    engine_help = "what reads and writes large tables, where OUTPUT ends in .parquet"
    tables.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=engine_help)
    _add_options(tables, BATCH_HELP)

    policies = commands.add_parser("policy", help="work with policy files")
    actions = policies.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="say whether policy files are complete")
    check.add_argument("files", nargs="+", metavar="FILE")
    was_help = "the file as it was: name the past top-ups that would move"
    check.add_argument("--was", metavar="OLD", help=was_help)
    check.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    return parser


def _add_options(parser: argparse.ArgumentParser, help: dict[str, str]) -> None:
    """The options of a command, each a text."""
    for option, text in help.items():
        parser.add_argument(f"--{option}", help=text, action=Once)
    parser.add_argument("--policy", help="another operator's policy file", action=Once)
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def _ask(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    policy, day = _load_policy(asked.policy, today)
    parts = [option.replace("-", "_") for option in (*QUESTION_HELP, *PLAN_HELP)]
    given = {part: getattr(asked, part, None) for part in parts}
    typed = {part: text for part, text in given.items() if text is not None}
    label = typed.pop("label", None)
    if "history" in typed:
        typed["history"] = _list_in(typed["history"])
    kind = "lost" if "lost_on" in typed else asked.command
    read, answered, values = KINDS[kind]
    formats: Formats = {
        **FORMATS[kind],
        "json": lambda found, *_: json.dumps(values(found), ensure_ascii=False, indent=2),
    }
    if asked.format == "letter" and kind == "answer":
        raise Refusal("loss-missing", "lost_on")
    if asked.format not in formats:
        raise Refusal("usage", None, typed=asked.format)
    if label is not None:
        if asked.format != "ics":
            raise Refusal("usage", None, typed="--label")
        formats["ics"] = partial(as_calendar, label=label)
    found = answered(policy, read(policy, {"on": day.isoformat(), **typed}))
    output = formats[asked.format](found, day, write)
    # What was understood comes first; to a file or a program goes nothing but the output.
    understood = we_read(found.question, typed, write)
    if asked.format == "text":
        return f"{understood}\n\n{output}"
    print(understood, file=sys.stderr)
    return output


def _batch(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    policy, day = _load_policy(asked.policy, today)
    batch = Batch(policy, asked.on or day.isoformat())
    is_large = asked.output.lower().endswith(".parquet")
    for option in ("refused", "reminders"):
        if is_large and getattr(asked, option):
            raise Refusal("usage", None, typed=f"--{option}")
    targets = targets_of(asked.file, asked.output, asked.refused, asked.reminders)
    job = Job(asked.file, targets, asked.column, asked.dates)
    if not is_large:
        return answer_table(batch, job, write)
    try:
        from calculator.frame_files import answer_large
    except ImportError:
        raise Refusal("batch-frames-missing") from None
    return answer_large(batch, job, asked.engine, write)


def _check(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    """What would move, then one line per file; the first file that is refused ends the check."""
    lines = []
    for file in asked.files:
        policy, day = _load_policy(file, today)
        name = Path(file).name
        for source in policy.sources.values():
            if source.retrieved > day:
                raise fault(name, f"source {source.id}.retrieved", "this day is still to come.")
        if asked.was is not None:
            old, _ = _load_policy(asked.was, today)
            lines += [f"{echo(name)}: {later}" for later in made_later(old, policy, day)]
        lines.append(f"{echo(name)}: complete. Its figures have the digest {policy.digest}")
    return "\n".join(lines)


def _load_policy(file: str | None, today: Today) -> tuple[Policy, date]:
    """The policy in `file`, or the usual one, and today in its time zone.

    Whether there is such a zone is known at the edge only. Raises `Refusal`.
    """
    policy = usual_policy() if file is None else load(Path(file))
    try:
        return policy, today(policy.time_zone)
    except (LookupError, ValueError, OSError):  # OSError: a folder of zones, such as Asia
        why = "no such zone is known; write it such as Asia/Phnom_Penh."
        raise fault(Path(file or policy.operator).name, "time_zone", why) from None


def _list_in(file: str) -> str:
    """The text of the list of top-ups in `file`; `-` is standard input. Raises `Refusal`."""
    unreadable = Refusal("history-unreadable", "history", file=echo(Path(file).name))
    content = content_of(file, MOST_BYTES, unreadable)
    if len(content) > MOST_BYTES:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    return decoded(content)


# What carries a command out, and gives what is printed.
COMMANDS: dict[str, Command] = {"answer": _ask, "plan": _ask, "batch": _batch, "policy": _check}

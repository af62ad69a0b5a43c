"""The instant answer: all that Python says to a single question, written before it is asked.

At build time the same functions that answer on the command line write into a writer that leaves a
hole for each date (`publishing.holes`), for every kind of question, every stretch of typed days
that are followed by the same things, and every day after them. The page finds the entry and fills
the holes: no sentence and no decision about a number is made there.

A document, one for each language, holds

- `parts`: texts, and what is built of them by their numbers: objects, whose first number is that of
  their names in `shapes`, and lists, where it is 0;
- `tables`: stretches of typed days, each with the first day of the stretch, for each rule that can
  be in force on the asked day the states: `[first day after the last valid one, part]`, and how
  many days after the typed day that last valid one is;
- which table belongs to which question, and what is refused before a table is looked up.

A kind of question of which a length is published in calendar months is left out, since its dates
are not a constant number of days away; the page then asks Python itself. A preview, which is made
anew at every change, leaves all of them out but the printed date.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from calculator.answer import answer
from calculator.cldr import locales
from calculator.lost import HOWS
from calculator.policy import CENTS, Channel, Money, Policy, Row
from calculator.question import read_question
from calculator.sentences import Writer
from calculator.sentences.writer import MONEY, ONE_OF, ONE_OF_MANY
from calculator.timeline import ONE_DAY
from calculator.web import response
from publishing import PREVIEW, ROOT, policy
from publishing.files import digest, kept
from publishing.holes import EPOCH, HoleWriter, Template, typed
from publishing.stretches import (
    FIRST_DAY,
    LAST_DAY,
    Table,
    activation,
    changes,
    printed_date,
    stretches,
    top_up,
)

# A number that was lost, by the name of its file.
LOST = "lost"
# The printed date is what most ask about; the rest is fetched when it is asked for.
FILES = {
    "printed": ("question", ("valid_until",)),
    "other": ("question", ("top_up", "activated")),
    "printed-keep": ("keep", ("valid_until",)),
    "other-keep": ("keep", ("top_up", "activated")),
    # What is asked about is the day of the loss.
    LOST: ("lost", HOWS),
}
# Where nothing changes any more, in either direction.
FAR = timedelta(days=1200)
# From the asked day to another one on which something is made: so far that nothing else lies there.
LATER = timedelta(days=9999)
# What of it depends on the asked day; a calendar's entries depend on that of making alone.
ASKED = ("note", "short", "share")
CENTS_IN_UNIT = 10**CENTS
# What the page's script needs of a language's CLDR data.
LOCALE = ("months", "weekdays", "date", "full_date", "day_month", "group", "decimal")
RANGES = {
    "two": ONE_OF[1, True],
    "two.months": ONE_OF[1, False],
    "three": ONE_OF[2, True],
    "three.months": ONE_OF[2, False],
    "many": ONE_OF_MANY,
}


def file_names(language: str) -> dict[str, str]:
    """The names of the files, which change with their contents: browsers may keep them for ever."""
    return {
        file: f"{file}-{language}-{digest({file: content(file, language)})}.json" for file in FILES
    }


def content(file: str, language: str) -> bytes:
    """A file's content; ValueError where what should be alike on some days is not."""
    return _made(file, language)["content"]


@cache
def _made(file: str, language: str) -> dict[str, bytes]:
    """It is made anew only where the calculator, its sentences in the language, or this changed."""
    catalog = ROOT / "locales" / language / "LC_MESSAGES" / "calculator.po"
    ours = [Path(__file__).with_name(f"{name}.py") for name in ("instant", "holes", "stretches")]
    sources = [catalog, *(ROOT / "calculator").rglob("*.*"), *ours]
    read = {str(path): path.read_bytes() for path in sources if path.suffix != ".pyc"}
    read["policy"] = policy().digest.encode()  # which a test may have put in the file's place
    task, kinds = FILES[file]
    where = "preview" if PREVIEW in os.environ else "instant"

    def make() -> dict[str, bytes]:
        quick = [kind for kind in kinds if kind == "valid_until" or where == "instant"]
        found = Document(policy(), language, task, quick).content()
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return {"content": text.encode()}

    return kept(f"{where}-{file}-{language}", read, make)


def counts_in_months(policy: Policy, kind: str) -> bool:
    """Whether a length on which answers of this kind depend is published in calendar months."""
    stages = [stage for rule in policy.rules for stage in rule.stages]
    if kind in ("activated", *HOWS):
        stages += [stage for each in policy.programmes.values() for stage in each.stages]
    periods = [stage.period for stage in stages]
    if kind in ("top_up", *HOWS):
        periods += [row.validity for each in policy.channels.values() for row in each.amounts]
    return any(period is not None and period.unit == "months" for period in periods)


class Document:
    """A document in the making: what occurs more than once is listed once and then numbered."""

    def __init__(self, policy: Policy, language: str, task: str, kinds: Sequence[str]) -> None:
        self._task, self._how = task, HOWS[0]
        self._kinds = [kind for kind in kinds if not counts_in_months(policy, kind)]
        self._policy = policy
        self._write = Writer(language)
        self._parts: dict[str, int] = {}
        self._shapes: dict[tuple[str, ...], int] = {(): 0}
        self._tables: list[Any] = []
        self._eras = [rule.in_force_from for rule in policy.rules]

    def content(self) -> dict[str, Any]:
        """All of it."""
        language = self._write.language
        printed = printed_date(self._policy)
        channels = self._policy.channels.values()
        found: dict[str, Any] = {
            "eras": [_number(day) for day in self._eras],
            "too_early": self._refused(printed, FIRST_DAY, self._eras[0] - ONE_DAY, early=True),
            "locale": {
                name: value for name, value in locales()[language].items() if name in LOCALE
            },
            "ranges": {name: self._write.open(id) for name, id in RANGES.items()},
        }
        if "valid_until" in self._kinds:
            found["ended"] = self._ended(printed)
        if "top_up" in self._kinds or self._task == "lost":
            found["money"] = {currency: self._write.open(id) for currency, id in MONEY.items()}
        for how in self._kinds if self._task == "lost" else ():
            self._how = how
            found[how] = {
                "valid_until": self._table(printed),
                "top_up": {each.id: self._channel(each) for each in channels},
                "activated": self._programmes(),
                "lost_on": self._nothing_known(),
            }
        found |= self._questions()
        if self._task == "keep":
            # The same where another day is asked about than the one on which it is made.
            self._task = "later"
            found["later"] = self._questions()
        parts = [json.loads(part) for part in self._parts]
        return found | {"tables": self._tables, "shapes": [*self._shapes], "parts": parts}

    def _questions(self) -> dict[str, Any]:
        """Which table belongs to a single question."""
        found: dict[str, Any] = {}
        if "valid_until" in self._kinds:
            found["valid_until"] = self._table(printed_date(self._policy))
        if "top_up" in self._kinds:
            channels = self._policy.channels.values()
            found["top_up"] = {each.id: self._channel(each) for each in channels}
        if "activated" in self._kinds:
            found["activated"] = self._programmes()
        return found

    def _ended(self, table: Table) -> dict[str, int]:
        """How many days before the first day of a stage validity has ended, by the strictest count.

        From this follows what somebody asks who only knows what works, and since when.
        """
        day = self._eras[-1] + FAR
        found = answer(self._policy, read_question(self._policy, table.question(day, day)))
        return {
            days.stage.id: (days.first_day.latest - day).days
            for days in found.stages
            if days.first_day
        }

    def _programmes(self) -> dict[str, int]:
        """For each way in which new SIMs are handed out its table."""
        return {
            each: self._table(activation(self._policy, each)) for each in self._policy.programmes
        }

    def _channel(self, channel: Channel) -> dict[str, list[list[int]]]:
        """For each currency of the policy, from how many cents on which table holds."""
        found: dict[str, list[list[int]]] = {}
        every = [row for each in self._policy.channels.values() for row in each.amounts]
        for currency in dict.fromkeys(row.currency for row in every):
            own = [row for row in channel.amounts if row.currency == currency]
            found[currency] = []
            for cents in sorted({0, *(edge for row in own for edge in _edges(row))}):
                amount = str(Money(Decimal(cents) / CENTS_IN_UNIT, currency))
                table = self._table(top_up(self._policy, channel.id, amount))
                found[currency].append([cents, table])
        return found

    def _nothing_known(self) -> int:
        """The number of the table for a lost number of which only the day of the loss is known."""
        table = Table(self._policy, "lost_on")
        milestones = [0, *printed_date(self._policy).milestones(self._eras[-1] + FAR), FAR.days]
        samples = {era + timedelta(days=far) for era in self._eras for far in milestones}
        found = changes(
            sorted(samples),
            lambda day: self._template(table, day, day),
            Template.merged,
        )
        self._tables.append(
            {
                "past": True,
                "future": self._refused(table, self._eras[-1], LAST_DAY, early=True),
                "stretches": [[_number(first), self._part(said)] for first, said in found],
            }
        )
        return len(self._tables) - 1

    def _table(self, table: Table) -> int:
        """The number of a table."""
        found = {
            "past": table.only_past(),
            "stretches": [
                [_number(first), *self._stretch(table, first, last)]
                for first, last in stretches(table)
            ],
        }
        if table.only_past():
            found["future"] = self._refused(table, self._eras[-1], LAST_DAY, early=True)
        self._tables.append(found)
        return len(self._tables) - 1

    def _stretch(self, table: Table, first: date, last: date) -> list[Any]:
        """For each rule its states, and the validity; a part alone where all is refused."""
        if isinstance(table.follows(first), str):
            return [self._refused(table, first, last)]
        # The last stretch has no end; its days behind the last rule's first are all alike.
        last = min(last, self._eras[-1] + 3 * FAR)
        ends = [*(day - ONE_DAY for day in self._eras[1:]), self._eras[-1] + 9 * FAR]
        eras = zip(self._eras, ends, strict=True)
        validity = table.validity(first)
        return [[self._states(table, (first, last), era, validity) for era in eras], validity]

    def _states(
        self, table: Table, days: tuple[date, date], era: tuple[date, date], validity: int
    ) -> list[list[int]]:
        """What is said on which day after the last valid one, each with the first such day."""

        @cache
        def written(day: date, on: date) -> Template:
            return self._template(table, day, on, validity)

        def said(step: int, at: int) -> Template:
            shift = timedelta(days=step)
            day = (max(days[0], era[0] - shift), min(days[1], era[1] - shift))[at]
            return written(day, day + shift)

        low = max((era[0] - days[1]).days, 0 if table.only_past() else -FAR.days)
        high = min((era[1] - days[0]).days, FAR.days)
        if low > high:
            return []
        ends = {far + step for far in table.milestones(days[1]) for step in (0, 1)}
        samples = sorted({low, high, *(step for step in ends if low < step < high)})
        found = changes(samples, lambda step: said(step, 0), Template.merged)
        states = []
        for (first, state), (after, _) in zip(found, [*found[1:], (high + 1, None)], strict=True):
            # Compared on its first and last day, after the first and the last day of the stretch.
            for step, at in ((first, 1), (after - 1, 0), (after - 1, 1)):
                merged = state.merged(said(step, at))
                if not merged:
                    raise ValueError(
                        f"{table.kind} {dict(table.parts)}: {step} days after {days[0]} and after"
                        f" {days[1]} not the same is said; no instant answer can be made of that"
                    )
                state = merged
            states.append([first - validity, self._part(state)])
        return states

    def _template(self, table: Table, day: date, on: date, validity: int = 0) -> Template:
        amount = dict(table.parts).get("amount")
        question = table.question(day, on)
        given = self._given(question)
        is_later = self._task == "later"
        task = "keep" if is_later else self._task
        said = response(task, given, HoleWriter(self._write.language, amount))
        said.pop("lost", None)  # the values: a page shows the sentences
        if is_later and "keep" in said:
            said["keep"] = {name: said["keep"][name] for name in ASKED}
        text = json.dumps(said, ensure_ascii=False)
        if amount:
            # 5000 KHR holds no 0 KHR.
            before, after = (r"(?<![\d.])", "") if "refusal" in said else ('(?<=")', '(?=")')
            text = re.sub(f"{before}{re.escape(amount)}{after}", typed("amount"), text)
            text = text.replace(f"amount={amount.replace(' ', '+')}", f"amount={typed('encoded')}")
        days = {"u": day + timedelta(days=validity), "t": day, "o": on}
        return Template.of(text, days | ({"m": on + LATER} if is_later else {}))

    def _given(self, question: dict[str, str]) -> dict[str, Any]:
        """What the task is given: what is made to be kept is made on the asked day, or later.

        Of a loss the asked day is that of the loss, except where nothing else is known.
        """
        if self._task == "lost":
            return {"lost_on": question["on"], **question, "lost_how": self._how}
        if self._task == "keep":
            return {"question": question, "made": question["on"]}
        if self._task == "later":
            made = date.fromisoformat(question["on"]) + LATER
            return {"question": question, "made": made.isoformat()}
        return question

    def _refused(self, table: Table, first: date, last: date, *, early: bool = False) -> int:
        """The part of a refusal, compared on days that tell typed and asked day apart.

        `early`: it is the asked day that is refused, or that lies before the typed one.
        """
        found = self._template(table, last, last - 7 * ONE_DAY if early else LAST_DAY)
        for day in {first, min(first + FAR, last)}:
            other = self._template(table, day + ONE_DAY * early, day if early else LAST_DAY - FAR)
            merged = found.merged(other)
            if not merged:
                raise ValueError(f"{table.kind}: {first} and {last} are not refused alike")
            found = merged
        return self._part(found)

    def _part(self, template: Template) -> int:
        return self._numbered(json.loads(template.text(self._write)))

    def _numbered(self, value: Any) -> int:
        """The number of a part; lists and objects hold a shape's number and those of theirs."""
        if isinstance(value, dict):
            shape = self._shapes.setdefault(tuple(value), len(self._shapes))
            value = [shape, *map(self._numbered, value.values())]
        elif isinstance(value, list):
            value = [0, *map(self._numbered, value)]
        return self._parts.setdefault(json.dumps(value, ensure_ascii=False), len(self._parts))


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _edges(row: Row) -> tuple[int, int]:
    """Where a row begins and where it has ended, in cents."""
    low, high = row.lowest * CENTS_IN_UNIT, row.highest * CENTS_IN_UNIT
    if low != int(low) or high != int(high):
        raise ValueError(f"{row.lowest} to {row.highest} are no whole numbers of cents")
    return int(low), int(high) + 1

"""The instant answer: all that Python says to a single question, written before it is asked.

At build time the same functions that answer on the command line write into a writer that leaves a
hole for each date (`publishing.holes`), for every kind of question, every stretch of typed days
that are followed by the same things, and every day after them. The page finds the entry and fills
the holes: no sentence and no decision about a number is made there.

A document, one for each language, holds

- `parts`: texts, and what is built of them by their numbers: objects, whose first number is that of
  their names in `shapes`, and lists, where it is 0;
- `tables`: stretches of typed days, each with the first day of the stretch, the states before all
  rules and for each rule that can be in force on the asked day: `[first day after the last valid
  one, part]`, and how many days after the typed day that last valid one is;
- which table belongs to which question.

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

from calculator.cldr import locales
from calculator.lost import HOWS
from calculator.policy import CENTS, Channel, Money, Policy, Row
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.writer import MONEY
from calculator.web import response
from publishing import PREVIEW, ROOT, policy
from publishing.files import digest, kept
from publishing.holes import EPOCH, HoleWriter, Template, typed
from publishing.stretches import FIRST_DAY, LAST_DAY, Table, changes, parted, samples, stretches

# The file of a number that was lost.
LOST = "lost"
OTHER = ("top_up", "activated")
# What is asked, see `said`, of which kinds of question. The printed date is what most ask about;
# the rest is fetched when it is asked for.
FILES = {
    "printed": (("question",), ("valid_until",)),
    "other": (("question",), OTHER),
    "printed-keep": (("keep", "later"), ("valid_until",)),
    "other-keep": (("keep", "later"), OTHER),
    LOST: (HOWS, ("valid_until", *OTHER, "lost_on")),
}
# Where nothing changes any more, in either direction.
FAR = timedelta(days=1200)
# From the asked day to another one on which something is made: so far that nothing else lies there.
LATER = timedelta(days=9999)
# What of it depends on the asked day; a calendar's entries depend on that of making alone.
OF_THE_ASKED_DAY = ("note", "short", "share")
CENTS_IN_UNIT = 10**CENTS
# One of so many days, of which the last may lie in another month.
RANGES = ("2", "2.months", "3", "3.months", "many")


def site_files() -> dict[str, bytes]:
    """The files of all languages by their addresses in the site."""
    return {
        f"{language}/{name}": content(file, language)
        for language in LANGUAGES
        for file, name in file_names(language).items()
    }


def file_names(language: str) -> dict[str, str]:
    """The names of the files, which change with their contents: browsers may keep them for ever."""
    return {
        file: f"{file}-{language}-{digest({file: content(file, language)})}.json" for file in FILES
    }


@cache
def content(file: str, language: str) -> bytes:
    """A file's content; ValueError where what should be alike on some days is not.

    It is made anew only where the calculator, its sentences in the language, or this changed.
    """
    catalog = ROOT / "locales" / language / "LC_MESSAGES" / "calculator.po"
    ours = [Path(__file__).with_name(f"{name}.py") for name in ("instant", "holes", "stretches")]
    sources = [catalog, *(ROOT / "calculator").rglob("*.*"), *ours]
    read = {str(path): path.read_bytes() for path in sources if path.suffix != ".pyc"}
    read["policy"] = policy().digest.encode()  # which a test may have put in the file's place
    asked, kinds = FILES[file]
    where = "preview" if PREVIEW in os.environ else "instant"

    def make() -> dict[str, bytes]:
        made = kinds if where == "instant" or file.startswith("printed") else ()
        found = Document(policy(), language, asked, made).content()
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return {"content": text.encode()}

    return kept(f"{where}-{file}-{language}", read, make)["content"]


def said(asked: str, question: dict[str, str], made: date, write: Writer) -> dict[str, Any]:
    """What Python says to a question, as far as a page shows it.

    `asked`: the `question` itself, what is made of it to `keep` on the asked day, what of that is
    another one where it is made `later`, or how the number was lost.
    """
    if asked == "question":
        return response("question", question, write)
    if asked in HOWS:
        # The asked day is that of the loss, except where nothing else is known.
        lost = {"lost_on": question["on"], **question, "lost_how": asked}
        found = response("lost", lost, write)
        found.pop("lost", None)  # the values: a page shows the sentences
        return found
    found = response("keep", {"question": question, "made": made.isoformat()}, write)
    if asked == "later" and "keep" in found:
        found["keep"] = {name: found["keep"][name] for name in OF_THE_ASKED_DAY}
    return found


def counts_in_months(policy: Policy, kinds: Sequence[str]) -> bool:
    """Whether a length on which answers of these kinds depend is published in calendar months."""
    owners = policy.owners if "activated" in kinds else policy.rules
    periods = [stage.period for owner in owners for stage in owner.stages]
    if "top_up" in kinds:
        periods += [row.validity for each in policy.channels.values() for row in each.amounts]
    return any(period is not None and period.unit == "months" for period in periods)


class Document:
    """A document in the making: what occurs more than once is listed once and then numbered."""

    def __init__(
        self, policy: Policy, language: str, asked: Sequence[str], kinds: Sequence[str]
    ) -> None:
        self._policy = policy
        self._every_asked, self._asked = asked, ""
        # What is said to a loss compares all kinds.
        together = kinds if "lost_on" in kinds else ()
        self._kinds = [kind for kind in kinds if not counts_in_months(policy, together or (kind,))]
        self._write = Writer(language)
        self._parts: dict[str, int] = {}
        self._shapes: dict[tuple[str, ...], int] = {(): 0}
        self._tables: list[Any] = []
        # The asked days before all rules, and those on which each of them is in force.
        firsts = [FIRST_DAY, *(rule.in_force_from for rule in policy.rules)]
        self._eras = parted(firsts, firsts[-1] + 9 * FAR)

    def content(self) -> dict[str, Any]:
        """All of it."""
        found: dict[str, Any] = {
            "eras": [first.toordinal() - EPOCH for first, _ in self._eras[1:]],
            "locale": locales()[self._write.language],
            "ranges": {each: self._write.open(f"days.one_of_{each}") for each in RANGES},
        }
        if "top_up" in self._kinds:
            found["money"] = {currency: self._write.open(id) for currency, id in MONEY.items()}
        for asked in self._every_asked:
            self._asked = asked
            tables = {kind: self._of_kind(kind) for kind in self._kinds}
            found |= tables if asked in ("question", "keep") else {asked: tables}
        if "valid_until" in found:
            found["ended"] = self._ended()
        parts = [json.loads(part) for part in self._parts]
        return found | {"tables": self._tables, "shapes": [*self._shapes], "parts": parts}

    def _of_kind(self, kind: str) -> Any:
        """Which table belongs to a question of this kind."""
        policy = self._policy
        if kind == "top_up":
            return {each.id: self._channel(each) for each in policy.channels.values()}
        if kind == "activated":
            return {
                each: self._table(Table(policy, kind, programme=each)) for each in policy.programmes
            }
        return self._table(Table(policy, kind))

    def _channel(self, channel: Channel) -> dict[str, list[Any]]:
        """For each currency from how many cents on which table holds, and whether it answers."""
        found: dict[str, list[Any]] = {}
        every = [row for each in self._policy.channels.values() for row in each.amounts]
        for currency in dict.fromkeys(row.currency for row in every):
            own = [row for row in channel.amounts if row.currency == currency]
            found[currency] = []
            for cents in sorted({0, *(edge for row in own for edge in _edges(row))}):
                amount = str(Money(Decimal(cents) / CENTS_IN_UNIT, currency))
                asked = Table(self._policy, "top_up", amount=amount, channel=channel.id)
                answers = any(asked.milestones(first) for first, _ in stretches(asked))
                found[currency].append([cents, self._table(asked), answers])
        return found

    def _ended(self) -> dict[str, int]:
        """How many days before the first day of a stage validity has ended, by the strictest count.

        From this follows what somebody asks who only knows what works, and since when.
        """
        stages, _ = Table(self._policy, "valid_until").follows(self._eras[-1][0] + FAR)
        return dict(sorted((stage.id, first) for _, stage, first, _ in stages if first is not None))

    def _table(self, table: Table) -> int:
        """The number of a table: for each stretch its states by era, and the validity."""
        found = []
        for first, last in self._stretches(table):
            # The last stretch has no end; its days behind the last rule's first are all alike.
            days = first, min(last, self._eras[-1][0] + 3 * FAR)
            validity = table.validity(first)
            states = [self._states(table, days, era, validity) for era in self._eras]
            found.append([first.toordinal() - EPOCH, states, validity])
        self._tables.append(found)
        return len(self._tables) - 1

    def _stretches(self, table: Table) -> list[tuple[date, date]]:
        """Its stretches; of a loss alone it shows only in what is said which days move with it."""
        if table.kind != "lost_on":
            return stretches(table)
        found = changes(
            samples(table), lambda day: self._template(table, day, day), Template.merged
        )
        return parted([first for first, _ in found], LAST_DAY)

    def _states(
        self, table: Table, days: tuple[date, date], era: tuple[date, date], validity: int
    ) -> list[list[int]]:
        """What is said on which day after the last valid one, each with the first such day."""

        @cache
        def at_end(step: int, at: int) -> Template:
            shift = timedelta(days=step)
            day = (max(days[0], era[0] - shift), min(days[1], era[1] - shift))[at]
            return self._template(table, day, day + shift, validity)

        lowest, highest = (era[0] - days[1]).days, (era[1] - days[0]).days
        # Where nothing changes any more, one day stands for all.
        low, high = max(lowest, min(highest, -FAR.days)), min(highest, max(lowest, FAR.days))
        # Before the typed day something may be refused.
        ends = {far + step for far in (-1, *table.milestones(days[1])) for step in (0, 1)}
        steps = sorted({low, high, *(step for step in ends if low < step < high)})
        found = changes(steps, lambda step: at_end(step, 0), Template.merged)
        states: list[list[int]] = []
        for (first, state), (after, _) in zip(found, [*found[1:], (high + 1, None)], strict=True):
            # Compared on its first and last day, after the first and the last day of the stretch.
            for step, at in ((first, 1), (after - 1, 0), (after - 1, 1)):
                merged = state.merged(at_end(step, at))
                if not merged:
                    raise ValueError(
                        f"{table}: {step} days after {days[0]} and after {days[1]} not the same is"
                        " said; no instant answer can be made of that"
                    )
                state = merged
            # What is said first is said on all days before.
            part = self._numbered(json.loads(state.finished(self._write)))
            states.append([first - validity if states else -FAR.days, part])
        return states

    def _template(self, table: Table, day: date, on: date, validity: int = 0) -> Template:
        amount, made = table.amount, on + LATER if self._asked == "later" else on
        write = HoleWriter(self._write.language, amount)
        found = said(self._asked, table.question(day, on), made, write)
        text = json.dumps(found, ensure_ascii=False)
        if amount:
            # What was typed is said back in a refusal alone. 5000 KHR holds no 0 KHR.
            before, after = (r"(?<![\d.])", "") if "refusal" in found else ('(?<=")', '(?=")')
            text = re.sub(f"{before}{re.escape(amount)}{after}", typed("amount"), text)
            text = text.replace(f"amount={amount.replace(' ', '+')}", f"amount={typed('encoded')}")
        until = day + timedelta(days=validity)
        return Template.of(text, {"u": until, "t": day, "o": on, "m": made})

    def _numbered(self, value: Any) -> int:
        """The number of a part; lists and objects hold a shape's number and those of theirs."""
        if isinstance(value, dict):
            shape = self._shapes.setdefault(tuple(value), len(self._shapes))
            value = [shape, *map(self._numbered, value.values())]
        elif isinstance(value, list):
            value = [0, *map(self._numbered, value)]
        return self._parts.setdefault(json.dumps(value, ensure_ascii=False), len(self._parts))


def _edges(row: Row) -> tuple[int, int]:
    """Where a row begins and where it has ended, in cents."""
    low, high = row.lowest * CENTS_IN_UNIT, row.highest * CENTS_IN_UNIT
    if low != int(low) or high != int(high):
        raise ValueError(f"{row.lowest} to {row.highest} are no whole numbers of cents")
    return int(low), int(high) + 1

"""Texts with holes: what Python writes, with every date and count left open.

`HoleWriter` writes like the calculator's own `Writer`, but puts a mark where a date or a number
belongs. Which day a mark means is found by comparing: asked about several typed and several asked
days, a date that moves with the typed one is so many days after it, and so on. So no sentence needs
to know that it is written for a page.

A hole in a finished text is `⟦`, a letter for the form, one anchor and distance for each day, `⟧`:

- `D` date, `F` with its weekday, `R` a range of two, `I` as in 2026-12-07, `K` as in 20261207,
  `N` a number;
- anchors: `t` the typed day, `u` the day on which validity ends, which follows from it, `o` the
  asked day, `m` the day on which a text to keep is made, where that is another one, `=` none: days
  since 1970; for numbers `-` and `+`: less or more each day that passes from `u` to `o`, and `v`:
  more each day from `t` to `u`;
- `W` and a name: words as the reader typed them.

A small letter: what fills the hole is escaped, as in a calendar file.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from calculator.policy import Money
from calculator.sentences import Writer

EPOCH = datetime.date(1970, 1, 1).toordinal()
HOLE = re.compile("⟦(.)(.*?)⟧")
# Days that are written without the writer: in links and values, and in calendar files.
WRITTEN = re.compile(
    # The first look ahead is for speed alone: most letters are no digits.
    r"(?=\d)(?:(?<!\d)(?P<I>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?<![\dA-Za-z])(?P<K>2[01]\d{6})(?=T\d{6}Z|\"))"
)
# What a hole can mean, the likeliest first; each is one distance from an anchor.
Meanings = dict[str, tuple[int, ...]]


class HoleWriter(Writer):
    """Writes texts in which dates and numbers are marks, to be understood by `Template.of`.

    `amount`: the amount of the question, such as `5 USD`, which is the reader's.
    """

    def __init__(self, language: str, amount: str | None = None) -> None:
        super().__init__(language)
        self._amount = amount

    def date(self, day: datetime.date) -> str:
        """See `Writer`."""
        return _mark("D", day.toordinal())

    def full_date(self, day: datetime.date) -> str:
        """See `Writer`."""
        return _mark("F", day.toordinal())

    def date_range(self, first: datetime.date, last: datetime.date) -> str:
        """See `Writer`."""
        return (
            _mark("R", first.toordinal(), last.toordinal()) if first != last else self.date(first)
        )

    def number(self, value: Decimal) -> str:
        """See `Writer`; a number that is not whole is no count."""
        return _mark("N", int(value)) if value == int(value) else super().number(value)

    def money(self, amount: Decimal, currency: str) -> str:
        """See `Writer`."""
        asked = str(Money(amount, currency)) == self._amount
        return typed("money") if asked else super().money(amount, currency)


def typed(name: str) -> str:
    """The hole for words of the reader."""
    return f"⟦W{name}⟧"


def _mark(form: str, *values: int) -> str:
    # A calendar file escapes semicolons: so it shows that what fills the hole is to be escaped too.
    return f"⟦{form};{'~'.join(map(str, values))}⟧"


@dataclass(frozen=True)
class Template:
    """A text, and what each of its holes can still mean."""

    texts: tuple[str, ...]
    holes: tuple[tuple[str, Meanings | str], ...]

    @classmethod
    def of(cls, text: str, days: dict[str, datetime.date]) -> Template:
        """The template of a marked text that was written for these days, by their anchors."""
        texts, holes, end = [], [], 0
        marked = WRITTEN.sub(_marked, text)
        for hole in HOLE.finditer(marked):
            form, values = hole[1], hole[2]
            if values.startswith("\\"):
                form = form.lower()
            texts.append(marked[end : hole.start()])
            holes.append((form, values if form == "W" else _meanings(form, values, days)))
            end = hole.end()
        return cls((*texts, marked[end:]), tuple(holes))

    def merged(self, other: Template) -> Template | None:
        """What both can mean, or None where they do not say the same."""
        if self.texts != other.texts or len(self.holes) != len(other.holes):
            return None
        holes = []
        for (form, mine), (other_form, others) in zip(self.holes, other.holes, strict=True):
            both = _both(mine, others)
            if form != other_form or not both:
                return None
            holes.append((form, both))
        return Template(self.texts, tuple(holes))

    def text(self, write: Writer) -> str:
        """The text with each hole as the page fills it; a number that never changes is written."""
        filled = [self.texts[0]]
        for (form, means), after in zip(self.holes, self.texts[1:], strict=True):
            filled += [_written(form, means, write), after]
        return "".join(filled)


def _marked(found: re.Match[str]) -> str:
    form = found.lastgroup or ""
    day = found[0] if form == "I" else f"{found[0][:4]}-{found[0][4:6]}-{found[0][6:]}"
    return _mark(form, datetime.date.fromisoformat(day).toordinal())


def _meanings(form: str, values: str, days: dict[str, datetime.date]) -> Meanings:
    numbers = [int(each) for each in values.lstrip("\\;").split("~")]
    if form in "Nn":
        passed = (days["o"] - days["u"]).days
        valid = (days["u"] - days["t"]).days
        numbers_after = {"=": 0, "-": -passed, "+": passed, "v": valid}
        return {name: (numbers[0] - after,) for name, after in numbers_after.items()}
    starts = {name: day.toordinal() for name, day in days.items()} | {"=": EPOCH}
    return {name: tuple(each - start for each in numbers) for name, start in starts.items()}


def _both(mine: Meanings | str, others: Meanings | str) -> Meanings | str:
    if isinstance(mine, str) or isinstance(others, str):
        return mine if mine == others else ""
    return {anchor: far for anchor, far in mine.items() if others.get(anchor) == far}


def _written(form: str, means: Meanings | str, write: Writer) -> str:
    if isinstance(means, str):
        return f"⟦{form}{means}⟧"
    # Where days differ by a fixed number of days, either would do. A day itself is named as that,
    # and any other by the day that most follows from, so that texts of several tables are the same.
    itself = [name for name in "omutv" if means.get(name) == (0,)]
    anchor = next(iter(itself or means))
    far = means[anchor]
    if form in "Nn" and anchor == "=":
        return write.number(Decimal(far[0]))
    return f"⟦{form}{anchor}{','.join(map(str, far))}⟧"

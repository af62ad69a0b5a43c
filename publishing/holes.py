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
# A mark: form, whether what fills it is escaped, days or a number.
MARK = re.compile(r"⟦(.)(\\*);([^⟧]*)⟧")
# A hole of which it is not written yet what it means.
HOLE = re.compile(r"⟦(.)⟧")
# Days that are written without the writer: in links and values, and in calendar files.
WRITTEN = re.compile(
    # The first look ahead is for speed alone: most letters are no digits.
    r"(?=\d)(?:(?<!\d)(?P<I>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?<![\dA-Za-z])(?P<K>2[01]\d{6})(?=T\d{6}Z|\"))"
)
# What a hole can mean: distances from an anchor, the likeliest first.
Meanings = dict[str, tuple[int, ...]]


class HoleWriter(Writer):
    """Writes texts in which dates and numbers are marks, to be understood by `Template.of`.

    `amount`: the amount of the question, such as `5 USD`, which is the reader's; or empty.
    """

    def __init__(self, language: str, amount: str) -> None:
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


def _marked(found: re.Match[str]) -> str:
    form = found.lastgroup or ""
    return _mark(form, datetime.date.fromisoformat(found[0]).toordinal())


@dataclass(frozen=True)
class Template:
    """A text with a hole for each mark, such as `⟦D⟧`, and what each of them can still mean."""

    text: str
    holes: tuple[Meanings, ...]

    @classmethod
    def of(cls, text: str, days: dict[str, datetime.date]) -> Template:
        """The template of a marked text that was written for these days, by their anchors."""
        starts = {name: day.toordinal() for name, day in days.items()} | {"=": EPOCH}
        passed = starts["o"] - starts["u"]
        counts = {"=": 0, "-": -passed, "+": passed, "v": starts["u"] - starts["t"]}
        holes: list[Meanings] = []

        def opened(mark: re.Match[str]) -> str:
            form, escaped, values = mark.groups()
            numbers = [int(each) for each in values.split("~")]
            anchors = counts if form == "N" else starts
            means = {each: tuple(far - start for far in numbers) for each, start in anchors.items()}
            holes.append(means)
            return f"⟦{form.lower() if escaped else form}⟧"

        return cls(MARK.sub(opened, WRITTEN.sub(_marked, text)), tuple(holes))

    def merged(self, other: Template) -> Template | None:
        """What both can mean, or None where they do not say the same."""
        if self.text != other.text:
            return None
        holes = tuple(
            {anchor: far for anchor, far in mine.items() if others.get(anchor) == far}
            for mine, others in zip(self.holes, other.holes, strict=True)
        )
        return Template(self.text, holes) if all(holes) else None

    def finished(self, write: Writer) -> str:
        """The text with each hole as the page fills it; a number that never changes is written."""
        holes = iter(self.holes)
        return HOLE.sub(lambda hole: _written(hole[1], next(holes), write), self.text)


def _written(form: str, means: Meanings, write: Writer) -> str:
    # Where days differ by a fixed number of days, either would do. A day itself is named as that,
    # and any other by the day that most follows from, so that texts of several tables are the same.
    itself = [name for name in "omutv" if means.get(name) == (0,)]
    anchor = next(iter(itself or means))
    far = means[anchor]
    if form in "Nn" and anchor == "=":
        return write.number(Decimal(far[0]))
    return f"⟦{form}{anchor}{','.join(map(str, far))}⟧"

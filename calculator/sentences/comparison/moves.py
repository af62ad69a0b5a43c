"""The standard subscribers whose dates move, and those whose do not."""

from collections.abc import Iterator
from datetime import date

from calculator.comparison import Comparison, Move, Subscriber
from calculator.comparison.moves import Dates
from calculator.money import read_money
from calculator.sentences.comparison.arrow import NOTHING, arrow
from calculator.sentences.plan.top_ups import money
from calculator.sentences.report import Section
from calculator.sentences.writer import Writer, message


def moves_sections(found: Comparison, write: Writer) -> Iterator[Section]:
    """Whose dates move, and whose do not."""
    moved = tuple(_move(found, each, write) for each in found.moves if each.moved)
    stayed = tuple(
        (subscriber(found, each.subscriber, write),) for each in found.moves if not each.moved
    )
    # Translators: column: a standard subscriber, for whom two rules are compared.
    columns = (write.text(message("diff.column.subscriber")),)
    if moved:
        dates = (
            # Translators: column: the last day to top up, before and after.
            write.text(message("diff.column.act_by")),
            # Translators: column: the day from which the number may be sold, before and after.
            write.text(message("diff.column.recycle_date")),
        )
        # Translators: heading above the standard subscribers whose dates move.
        yield Section(write.text(message("diff.moved")), (), columns + dates, moved)
    # There always are some: before the first known rule nobody has a date.
    # Translators: heading above the standard subscribers whose dates do not move.
    yield Section(write.text(message("diff.stayed")), (), columns, stayed)


def subscriber(found: Comparison, asked: Subscriber, write: Writer) -> str:
    """A standard subscriber in words."""
    question = dict(asked.question)
    if "valid_until" in question:
        day = date.fromisoformat(question["valid_until"])
        # Translators: a standard subscriber, known by the date printed in the SMS.
        return write.text(message("diff.subscriber.valid_until"), day=day)
    if "activated" in question:
        day = date.fromisoformat(question["activated"])
        programmes = found.old.programmes | found.new.programmes
        programme = programmes[question["programme"]].name[write.language]
        # Translators: a standard subscriber: a new SIM, never topped up.
        return write.text(message("diff.subscriber.activated"), day=day, programme=programme)
    channels = found.old.channels | found.new.channels
    return write.text(
        # Translators: a standard subscriber, known by the last top-up.
        message("diff.subscriber.top_up"),
        day=date.fromisoformat(question["top_up"]),
        amount=money(read_money(question["amount"]), write),
        channel=channels[question["channel"]].name[write.language],
    )


def _move(found: Comparison, move: Move, write: Writer) -> tuple[str, ...]:
    shifts = {move.days("recycle_earliest"), move.days("recycle_latest")}
    return (
        subscriber(found, move.subscriber, write),
        _moved(_act_by(move.old, write), _act_by(move.new, write), {move.days("act_by")}, write),
        _moved(_recycle_date(move.old, write), _recycle_date(move.new, write), shifts, write),
    )


def _act_by(dates: Dates | str, write: Writer) -> str:
    return NOTHING if isinstance(dates, str) else write.date(dates.act_by)


def _recycle_date(dates: Dates | str, write: Writer) -> str:
    if isinstance(dates, str):
        return NOTHING
    return write.date_range(dates.recycle_earliest, dates.recycle_latest)


def _moved(old: str, new: str, days: set[int | None], write: Writer) -> str:
    shifts = [_shift(each, write) for each in sorted(filter(None, days))]
    return arrow(old, new) + (f" ({'; '.join(shifts)})" if shifts else "")


def _shift(days: int, write: Writer) -> str:
    # Translators: a date moves to a later day. {days}: such as "90 days".
    later = message("diff.later")
    # Translators: a date moves to an earlier day. {days}: such as "90 days".
    earlier = message("diff.earlier")
    return write.text(later if days > 0 else earlier, days=write.days(abs(days)))

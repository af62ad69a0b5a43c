"""The card: where a number stands, the dates that matter, and the one thing to do."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer, Range
from calculator.sentences.help import Help, ask_by, comes_in_until, help_on, works_until
from calculator.sentences.labels import STAGES, works
from calculator.sentences.writer import Writer, counted, message


@dataclass(frozen=True)
class CardDate:
    """A date with its label; `left`: the days until it or since it in words, or empty."""

    id: str
    label: str
    date: str
    left: str = ""


@dataclass(frozen=True)
class Code:
    """Something to dial. `use`: `call`, `balance`, or `top-up` for a card for another number."""

    use: str
    code: str


@dataclass(frozen=True)
class Action:
    """The one thing to do, in sentences; the codes that these name."""

    id: str
    text: str
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Card:
    """An answer at a glance. `state`: a stage's id, or two of them with `-or-` between."""

    state: str
    word: str
    works: str
    dates: tuple[CardDate, ...]
    action: Action
    basis: str


def card(answer: Answer, write: Writer, today: date | None = None) -> Card:
    """The card of an answer. `today`, if another day than the asked one, is said below it."""
    furthest, least = answer.stage_on
    alike = furthest.id == least.id
    return Card(
        state=least.id if alike else f"{least.id}-or-{furthest.id}",
        word=state_word(answer, write),
        works=write.text(works(least)) if works(least) == works(furthest) else "",
        dates=_dates(answer, write),
        action=_action(answer, write),
        basis=basis(answer, write, today),
    )


def state_word(answer: Answer, write: Writer) -> str:
    """The name of the stage, or of both where two are possible."""
    furthest, least = (write.text(STAGES[stage.id]) for stage in answer.stage_on)
    if furthest == least:
        return furthest
    # Translators: the number is in one of two stages, depending on how days are counted.
    return write.text(message("stage.either"), first=least, second=furthest)


def days_left(answer: Answer, day: date, write: Writer) -> str:
    """How many days there are from the asked day to `day`, or since, in words."""
    on = answer.question.on
    if day < on:
        # Translators: a last day has passed.
        return write.days_between(counted("days.past"), day, on)
    if day == on:
        # Translators: the asked day is the last one.
        return write.text(message("days.today"))
    if (day - on).days == 1:
        # Translators: one day is left after the asked one.
        return write.text(message("days.tomorrow"))
    # Translators: whole days after the asked one, up to a last day; at least two.
    return write.days_between(counted("days.left"), on, day)


def basis(answer: Answer, write: Writer, today: date | None = None) -> str:
    """From which day it is counted, and how old the figures are."""
    sources = answer.policy.sources
    checked = min(sources[each.source].retrieved for each in answer.citations)
    on = answer.question.on
    # Translators: below an answer. {checked}: the day on which the sources were last looked at.
    from_today = message("card.basis")
    # Translators: the same where somebody asked about another day than today.
    from_another = message("card.basis.other_day")
    id = from_today if today in (None, on) else from_another
    return write.text(id, on=write.date(on), checked=checked)


def _dates(answer: Answer, write: Writer) -> tuple[CardDate, ...]:
    """The dates that matter now, the first one most."""
    help, comes_in = help_on(answer), comes_in_until(answer)
    # Translators: label on the card; the date follows.
    last_safe = message("card.last_safe")
    sale = _sale(answer, write)
    if help is Help.TOP_UP:
        act_by = _day("act-by", last_safe, answer.act_by, answer, write)
        if works := works_until(answer):
            # Translators: label on the card; the date follows.
            return (_day("works", message("card.works_until"), works, answer, write), act_by)
        # Translators: label on the card; the date follows.
        until = message("card.comes_in_until")
        return (act_by, _day("comes-in", until, comes_in, answer, write)) if comes_in else (act_by,)
    if help is Help.PERHAPS_TOP_UP:
        # Translators: label on the card; a date that has passed follows.
        return (_day("act-by", message("card.was_safe"), answer.act_by, answer, write), sale)
    if help is Help.ASK:
        # Translators: label on the card; the date follows.
        return (_day("ask-by", message("card.ask_by"), ask_by(answer), answer, write), sale)
    return (sale,)


def _day(id: str, label: str, day: date, answer: Answer, write: Writer) -> CardDate:
    operator = answer.policy.name[write.language]
    # Translators: a date alone on a line of the card, with its weekday.
    text = write.text(message("card.day"), day=write.full_date(day))
    left = days_left(answer, day, write)
    return CardDate(id, write.text(label, operator=operator), text, left)


def _sale(answer: Answer, write: Writer) -> CardDate:
    """From when the number may be sold: one day, or one of several."""
    days, on = answer.recycle_date, answer.question.on
    # Translators: label on the card; the date follows, which lies before the asked day.
    since = message("card.sold_since")
    # Translators: label on the card; the date follows.
    from_day = message("card.sold_from")
    return CardDate(
        "recycle",
        write.text(since if days.latest < on else from_day),
        # Translators: a date without its weekday, or one of several, alone on a line of the card.
        write.text(message("card.days"), days=write.date_range(days.earliest, days.latest)),
        _sale_left(days, on, write),
    )


def _sale_left(days: Range, on: date, write: Writer) -> str:
    if days.latest < on:
        # Translators: for so many whole days already it may be sold, however days are counted.
        return write.days_between(counted("days.since"), days.latest, on)
    if days.latest == on:
        # Translators: from the asked day on it may be sold, however days are counted.
        return write.text(message("days.since_today"))
    if days.earliest <= on:
        # Translators: by one way of counting it may be sold already.
        return write.text(message("days.perhaps_already"))
    # Translators: so many days after the asked one it may be sold, at the earliest.
    return write.days_between(counted("days.until"), on, days.earliest)


def _action(answer: Answer, write: Writer) -> Action:
    help, contact = help_on(answer), answer.policy.contact
    call, balance = Code("call", contact.customer_service), Code("balance", contact.balance_code)
    codes = {
        Help.TOP_UP: (balance,),
        Help.PERHAPS_TOP_UP: (balance, call),
        Help.READ_DATE: (balance, call),
    }.get(help, (call,))
    id = _action_id(answer)
    details = {"code": balance.code, "number": call.code}
    text = write.text(id, operator=answer.policy.name[write.language], **details)
    if help in (Help.TOP_UP, Help.PERHAPS_TOP_UP) and answer.stage_on[0].incoming is False:
        other, code = _by_another_phone(answer, write)
        return Action(help.value, f"{text} {other}", (*code, *codes))
    return Action(help.value, text, codes)


def _by_another_phone(answer: Answer, write: Writer) -> tuple[str, tuple[Code, ...]]:
    """How to top up a number whose own phone is blocked, as far as the policy tells it."""
    contact, operator = answer.policy.contact, answer.policy.name[write.language]
    if not contact.top_up_for_other:
        # Translators: the phone is blocked both ways. {number}: customer service.
        text = message("action.another_phone")
        return write.text(text, operator=operator, number=contact.customer_service), ()
    code = contact.top_up_for_other.format(
        # Translators: stands in a code to dial, where the digits of a phone number belong.
        number=write.text(message("code.number")),
        # Translators: stands in a code to dial, where the digits of a scratch card belong.
        card=write.text(message("code.card")),
    )
    # Translators: the phone is blocked both ways; {code} loads a card for another number.
    text = message("action.another_phone.code")
    return write.text(text, operator=operator, code=code), (Code("top-up", code),)


def _action_id(answer: Answer) -> str:
    help = help_on(answer)
    if help is Help.TOP_UP and works_until(answer):
        # Translators: what to do; two dates stand above it. {code}: shows the printed date.
        return message("action.top_up.works")
    # Translators: what to do for a new SIM that was never topped up; one date stands above it.
    new_sim = message("action.top_up.new_sim")
    # Translators: what to do when something does not work any more.
    now = message("action.top_up.now")
    if help is Help.TOP_UP:
        return now if answer.valid_until else new_sim
    return {
        # Translators: what to do after the last safe day. {number}: customer service.
        Help.PERHAPS_TOP_UP: message("action.perhaps_top_up"),
        # Translators: what to do where only the operator can open the number again.
        Help.ASK: message("action.ask"),
        # Translators: the same where that is not sure.
        Help.PERHAPS_ASK: message("action.perhaps_ask"),
        # Translators: what to do where the number may be sold by one way of counting.
        Help.PERHAPS_SOLD: message("action.perhaps_sold"),
        # Translators: what to do where the number may be sold by every way of counting.
        Help.SOLD: message("action.sold"),
        # Translators: what to do where no known text says what helps.
        Help.NONE_KNOWN: message("action.none_known"),
        # Translators: what to do where it hangs on the reading whether a top-up came in time.
        Help.READ_DATE: message("action.read_date"),
    }[help]

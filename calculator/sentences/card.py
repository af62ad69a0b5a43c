"""The card: where a number stands, the dates that matter, and the one thing to do."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer, Range
from calculator.policy import Policy
from calculator.sentences.stages import (
    Help,
    ask_by,
    comes_in_until,
    help_on,
    stage_name,
    works,
    works_until,
)
from calculator.sentences.writer import Writer, counted, message

# The clause by which a policy says that its operator does not publish this.
BALANCE = "balance-after-expiry"


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
    """An answer at a glance. `state`: a stage's id, or two of them with `-or-` between.

    `basis`: from which day it is counted, and how old the figures are; `basis_other_day` says the
    same where that day is not today, for a page that only then knows which day it is.
    """

    state: str
    word: str
    works: str
    dates: tuple[CardDate, ...]
    action: Action
    basis: str
    basis_other_day: str


def card(answer: Answer, write: Writer, today: date | None = None) -> Card:
    """The card of an answer; where the asked day is not `today`, it says so."""
    furthest, least = answer.stage_on
    work = {works(stage) for stage in answer.stages_on}
    from_today, other_day = _basis(answer, write)
    return Card(
        state=least.id if furthest.id == least.id else f"{least.id}-or-{furthest.id}",
        word=state_word(answer, write),
        works=write.text(*work) if len(work) == 1 else "",
        dates=_dates(answer, write),
        action=_action(answer, write),
        basis=other_day if today not in (None, answer.question.on) else from_today,
        basis_other_day=other_day,
    )


def state_word(answer: Answer, write: Writer) -> str:
    """The name of the stage, or of both where two are possible."""
    furthest, least = (write.text(stage_name(stage)) for stage in answer.stage_on)
    if furthest == least:
        return furthest
    # Translators: the number is in one of two stages, depending on how days are counted.
    return write.text(message("stage.either"), first=least, second=furthest)


def advice(answer: Answer, write: Writer) -> str:
    """What to do, and what is not known about it."""
    act = _action(answer, write).text
    helps = help_on(answer) in (Help.TOP_UP, Help.PERHAPS_TOP_UP)
    if not (helps and _has_ended(answer)):
        return act
    if BALANCE not in answer.policy.clauses:
        return act
    # Translators: validity has ended; what happens to the old balance is not published.
    balance = message("advice.balance")
    return f"{act} {write.text(balance)}"


def when_cut_off(answer: Answer, write: Writer) -> str:
    """What a top-up on the asked day does for a number that was cut off.

    Empty where validity has not ended, so that nothing should have stopped.
    """
    help, act = help_on(answer), _action(answer, write).text
    if help is Help.TOP_UP and (works_until(answer) or not _has_ended(answer)):
        return ""
    if help not in (Help.ASK, Help.PERHAPS_ASK, Help.NONE_KNOWN):
        return act
    # Translators: before what to do instead: {action}, in sentences.
    not_enough = message("action.not_by_top_up")
    return write.text(not_enough, action=act)


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


def _basis(answer: Answer, write: Writer) -> tuple[str, str]:
    """The sentence on the day counted from, if that is today, and if it is another day."""
    sources = answer.policy.sources
    checked = min(sources[each.source].retrieved for each in answer.citations)
    # Translators: below an answer. {checked}: the day on which the sources were last looked at.
    from_today = message("card.basis")
    # Translators: the same where somebody asked about another day than today.
    other_day = message("card.basis.other_day")
    on = write.date(answer.question.on)
    said = [write.text(id, on=on, checked=checked) for id in (from_today, other_day)]
    return said[0], said[1]


def _dates(answer: Answer, write: Writer) -> tuple[CardDate, ...]:
    """The dates that matter now; what is lost first stands first."""
    help, sale = help_on(answer), _sale(answer, write)
    if help is Help.TOP_UP:
        # Translators: label on the card; the date follows.
        dated = [("act-by", message("card.last_safe"), answer.act_by)]
        if works := works_until(answer):
            # Translators: label on the card; the date follows.
            dated.insert(0, ("works", message("card.works_until"), works))
        elif comes_in := comes_in_until(answer):
            # Translators: label on the card; the date follows.
            dated.insert(0, ("comes-in", message("card.comes_in_until"), comes_in))
        dated.sort(key=lambda each: each[2])
        return tuple(_day(*each, answer, write) for each in dated)
    if help is Help.PERHAPS_TOP_UP:
        # Translators: label on the card; a date that has passed follows.
        return (_day("act-by", message("card.was_safe"), answer.act_by, answer, write), sale)
    if help is Help.ASK and (last := ask_by(answer, answer.question.on)):
        # Translators: label on the card; the date follows.
        return (_day("ask-by", message("card.ask_by"), last, answer, write), sale)
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
        at_least = counted("days.since")
        # Translators: the same where days are counted in one way only.
        exactly = counted("days.since.exactly")
        return write.days_between(at_least if days.apart else exactly, days.latest, on)
    if days.latest == on:
        # Translators: from the asked day on it may be sold, however days are counted.
        return write.text(message("days.since_today"))
    if days.earliest <= on:
        # Translators: by one way of counting it may be sold already.
        return write.text(message("days.perhaps_already"))
    # Translators: so many days after the asked one it may be sold, at the earliest.
    earliest = counted("days.until")
    # Translators: the same where days are counted in one way only.
    exactly = counted("days.until.exactly")
    return write.days_between(earliest if days.apart else exactly, on, days.earliest)


def _action(answer: Answer, write: Writer) -> Action:
    help, contact = help_on(answer), answer.policy.contact
    call, balance = Code("call", contact.customer_service), Code("balance", contact.balance_code)
    codes = {
        Help.TOP_UP: (balance,),
        Help.PERHAPS_TOP_UP: (balance, call),
        Help.READ_DATE: (balance, call),
    }.get(help, (call,))
    details = {"operator": answer.policy.name[write.language], "code": balance.code}
    details["number"] = call.code
    id, load = _action_id(answer), code_by_another_phone(answer.policy, write)
    blocked = any(stage.incoming is False for stage in answer.stages_on)
    if help not in (Help.TOP_UP, Help.PERHAPS_TOP_UP) or not blocked:
        return Action(help.value, write.text(id, **details), codes)
    # Translators: the phone is blocked both ways. {number}: customer service.
    another = message("action.another_phone")
    # Translators: the phone is blocked both ways; {load} loads a card for another number.
    with_code = message("action.another_phone.code")
    way = write.text(with_code if load else another, load=load or "", **details)
    # Translators: what to do with a phone that is blocked both ways. {way}: how, as a sentence.
    now = message("action.top_up.blocked")
    # Translators: the same after the last safe day.
    perhaps = message("action.perhaps_top_up.blocked")
    text = write.text(now if help is Help.TOP_UP else perhaps, way=way, **details)
    return Action(help.value, text, (*([Code("top-up", load)] if load else []), *codes))


def _has_ended(answer: Answer) -> bool:
    """Whether validity has ended by the asked day, under some reading."""
    return bool(answer.valid_until and answer.question.on > answer.valid_until.earliest)


def code_by_another_phone(policy: Policy, write: Writer) -> str | None:
    """What another phone dials to load a card for the reader's number, with words for digits."""
    code = policy.contact.top_up_for_other
    # Translators: stands in a code to dial, where the digits of the reader's own number belong.
    number = write.text(message("code.number"))
    # Translators: stands in a code to dial, where the digits of a scratch card belong.
    return code and code.format(number=number, card=write.text(message("code.card")))


def _action_id(answer: Answer) -> str:
    help = help_on(answer)
    if help is Help.TOP_UP and works_until(answer):
        # Translators: what to do; two dates stand above it. {code}: shows the printed date.
        return message("action.top_up.works")
    # Translators: what to do while validity has not ended; one date stands above it.
    in_time = message("action.top_up.in_time")
    # Translators: what to do when validity has ended.
    now = message("action.top_up.now")
    if help is Help.TOP_UP:
        return now if _has_ended(answer) else in_time
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

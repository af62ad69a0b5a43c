"""The card: where a number stands, the dates that matter, and the one thing to do."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer
from calculator.policy import Policy, Range
from calculator.sentences.stages import (
    Help,
    ask_by,
    comes_in_until,
    help_on,
    stage_name,
    works,
    works_until,
)
from calculator.sentences.writer import Detail, Writer, message
from calculator.timeline import ONE_DAY

# The clause by which a policy says that its operator does not publish this.
BALANCE = "balance-after-expiry"
BY_TOP_UP = (Help.TOP_UP, Help.PERHAPS_TOP_UP)


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
    (furthest, least), on = answer.stage_on, answer.question.on
    work = {works(stage) for stage in answer.stages_on}
    sources = answer.policy.sources
    checked = min(sources[each.source].retrieved for each in answer.citations)
    other_day = write.text("card.basis.other_day", on=on, checked=checked)
    is_today = today in (None, on)
    return Card(
        state=least.id if furthest.id == least.id else f"{least.id}-or-{furthest.id}",
        word=state_word(answer, write),
        works=write.text(*work) if len(work) == 1 else "",
        dates=_dates(answer, write),
        action=_action(answer, write),
        basis=write.text("card.basis", on=on, checked=checked) if is_today else other_day,
        basis_other_day=other_day,
    )


def state_word(answer: Answer, write: Writer) -> str:
    """The name of the stage, or of both where two are possible."""
    furthest, least = (write.text(stage_name(stage)) for stage in answer.stage_on)
    if furthest == least:
        return furthest
    return write.text("stage.either", first=least, second=furthest)


def advice(answer: Answer, write: Writer) -> str:
    """What to do, and what is not known about it."""
    act = _action(answer, write).text
    tells_of_balance = BALANCE in answer.policy.clauses and help_on(answer) in BY_TOP_UP
    if tells_of_balance and _has_ended(answer):
        return f"{act} {write.text('advice.balance')}"
    return act


def when_cut_off(answer: Answer, write: Writer) -> str:
    """What a top-up on the asked day does for a number that was cut off.

    Empty where validity has not ended, so that nothing should have stopped.
    """
    help, act = help_on(answer), _action(answer, write).text
    if help is Help.TOP_UP and (works_until(answer) or not _has_ended(answer)):
        return ""
    if help in (Help.ASK, Help.PERHAPS_ASK, Help.NONE_KNOWN):
        return write.text("action.not_by_top_up", action=act)
    return act


def days_left(day: date, on: date, write: Writer) -> str:
    """How many days there are from the asked day `on` to `day`, or since, in words."""
    if day < on:
        return write.days_between("days.past", day, on)
    if day == on:
        return write.text("days.today")
    if day - on == ONE_DAY:
        return write.text("days.tomorrow")
    return write.days_between("days.left", on, day)


def _dates(answer: Answer, write: Writer) -> tuple[CardDate, ...]:
    """The dates that matter now; what is lost first stands first."""
    help, on = help_on(answer), answer.question.on
    days: dict[str, date | None] = {}
    if help is Help.TOP_UP:
        days["works"] = works_until(answer)
        days["comes-in"] = None if days["works"] else comes_in_until(answer)
    if help in BY_TOP_UP:
        days["act-by"] = answer.act_by
    if help is Help.ASK:
        days["ask-by"] = ask_by(answer, on)
    known = sorted(((id, day) for id, day in days.items() if day), key=lambda each: each[1])
    dated = tuple(_day(id, day, answer, write) for id, day in known)
    return dated if help is Help.TOP_UP else (*dated, _sale(answer.recycle_date, on, write))


def _day(id: str, day: date, answer: Answer, write: Writer) -> CardDate:
    on = answer.question.on
    label_id = message("card.was_safe" if day < on else f"card.{id}")
    label = write.text(label_id, operator=answer.policy.name)
    said = write.text("card.day", day=write.full_date(day))
    return CardDate(id, label, said, days_left(day, on, write))


def _sale(days: Range, on: date, write: Writer) -> CardDate:
    """From when the number may be sold: one day, or one of several."""
    label = write.text("card.sold_since" if days.latest < on else "card.sold_from")
    left = _sale_left(days, on, write)
    return CardDate("recycle", label, write.text("card.days", days=days), left)


def _sale_left(days: Range, on: date, write: Writer) -> str:
    exactly = "" if days.apart else ".exactly"
    if days.latest < on:
        return write.days_between(f"days.since{exactly}", days.latest, on)
    if days.latest == on:
        return write.text("days.since_today")
    if days.earliest <= on:
        return write.text("days.perhaps_already")
    return write.days_between(f"days.until{exactly}", on, days.earliest)


def _action(answer: Answer, write: Writer) -> Action:
    help, policy = help_on(answer), answer.policy
    call, balance = policy.contact.customer_service, policy.contact.balance_code
    codes = [Code("balance", balance)] if help in (*BY_TOP_UP, Help.READ_DATE) else []
    if help is not Help.TOP_UP:
        codes.append(Code("call", call))
    details: dict[str, Detail] = {"operator": policy.name, "code": balance, "number": call}
    if not (help in BY_TOP_UP and any(stage.incoming is False for stage in answer.stages_on)):
        return Action(help.value, write.text(_action_id(answer), **details), tuple(codes))
    load = code_by_another_phone(policy, write)
    if load:
        codes.insert(0, Code("top-up", load))
    way_id = message("action.another_phone.code" if load else "action.another_phone")
    way = write.text(way_id, load=load or "", **details)
    text = write.text(f"action.{help.value}.blocked", way=way, **details)
    return Action(help.value, text, tuple(codes))


def _has_ended(answer: Answer) -> bool:
    """Whether validity has ended by the asked day, under some reading."""
    return bool(answer.valid_until and answer.question.on > answer.valid_until.earliest)


def code_by_another_phone(policy: Policy, write: Writer) -> str | None:
    """What another phone dials to load a card for the reader's number, with words for digits."""
    code = policy.contact.top_up_for_other
    number, card = write.text("code.number"), write.text("code.card")
    return code and code.format(number=number, card=card)


def _action_id(answer: Answer) -> str:
    help = help_on(answer)
    if help is not Help.TOP_UP:
        return message(f"action.{help.value}")
    if works_until(answer):
        return message("action.top-up.works")
    return message("action.top-up.now" if _has_ended(answer) else "action.top-up.in_time")

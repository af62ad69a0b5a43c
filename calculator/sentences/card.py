"""The card: where a number stands, the dates that matter, and the one thing to do."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer
from calculator.sentences.stages import Help, Situation, ask_by, either_stage, works
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
    left: str


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


def card(situation: Situation, write: Writer, today: date | None = None) -> Card:
    """The card of an answer; where the asked day is not `today`, it says so."""
    answer, sources = situation.answer, situation.answer.policy.sources
    (furthest, least), on = answer.stage_on, answer.question.on
    work = {works(stage) for stage in answer.stages_on}
    checked = min(sources[each.source].retrieved for each in answer.citations)
    other_day = write.text("card.basis.other_day", on=on, checked=checked)
    is_today = today in (None, on)
    return Card(
        state=least.id if furthest.id == least.id else f"{least.id}-or-{furthest.id}",
        word=state_word(answer, write),
        works=write.text(*work) if len(work) == 1 else "",
        dates=_dates(situation, write),
        action=_action(situation, write),
        basis=write.text("card.basis", on=on, checked=checked) if is_today else other_day,
        basis_other_day=other_day,
    )


def state_word(answer: Answer, write: Writer) -> str:
    """The name of the stage, or of both where two are possible."""
    furthest, least = answer.stage_on
    return either_stage(least, furthest, write)


def advice(situation: Situation, write: Writer) -> str:
    """What to do, and what is not known about it."""
    act = _action(situation, write).text
    tells_of_balance = BALANCE in situation.answer.policy.clauses and situation.help in BY_TOP_UP
    if tells_of_balance and situation.has_ended:
        return f"{act} {write.text('advice.balance')}"
    return act


def when_cut_off(situation: Situation, write: Writer) -> str:
    """What a top-up on the asked day does for a number that was cut off.

    Empty where validity has not ended, so that nothing should have stopped.
    """
    help, act = situation.help, _action(situation, write).text
    if help is Help.TOP_UP and (situation.works_until or not situation.has_ended):
        return ""
    if help in (Help.ASK, Help.PERHAPS_ASK, Help.NONE_KNOWN):
        return write.text("action.not_by_top_up", action=act)
    return act


def _dates(situation: Situation, write: Writer) -> tuple[CardDate, ...]:
    """The dates that matter now; what is lost first stands first."""
    answer, help = situation.answer, situation.help
    days: dict[str, date | None] = {}
    if help is Help.TOP_UP:
        days["works"] = situation.works_until
        days["comes-in"] = None if days["works"] else situation.comes_in_until
    if help in BY_TOP_UP:
        days["act-by"] = answer.act_by
    if help is Help.ASK:
        days["ask-by"] = ask_by(answer, answer.question.on)
    known = sorted(((id, day) for id, day in days.items() if day), key=lambda each: each[1])
    dated = tuple(_day(id, day, answer, write) for id, day in known)
    return dated if help is Help.TOP_UP else (*dated, _sale(answer, write))


def _day(id: str, day: date, answer: Answer, write: Writer) -> CardDate:
    """A day that matters, and how many days there are to it, or since."""
    on = answer.question.on
    label = write.text("card.was_safe" if day < on else f"card.{id}", operator=answer.policy.name)
    if day < on:
        left = write.counted("days.past", (on - day).days)
    elif day == on:
        left = write.text("days.today")
    elif day - on == ONE_DAY:
        left = write.text("days.tomorrow")
    else:
        left = write.counted("days.left", (day - on).days)
    return CardDate(id, label, write.text("card.day", day=write.full_date(day)), left)


def _sale(answer: Answer, write: Writer) -> CardDate:
    """From when the number may be sold: one day, or one of several."""
    days, on = answer.recycle_date, answer.question.on
    exactly = "" if days.apart else ".exactly"
    label = write.text("card.sold_since" if days.latest < on else "card.sold_from")
    if days.latest < on:
        left = write.counted(f"days.since{exactly}", (on - days.latest).days)
    elif days.latest == on:
        left = write.text(f"days.since_today{exactly}")
    elif days.earliest <= on:
        left = write.text("days.perhaps_already")
    else:
        left = write.counted(f"days.until{exactly}", (days.earliest - on).days)
    return CardDate("recycle", label, write.text("card.days", days=days), left)


def _action(situation: Situation, write: Writer) -> Action:
    help, policy = situation.help, situation.answer.policy
    call, balance = policy.contact.customer_service, policy.contact.balance_code
    codes = [Code("balance", balance)] if help in (*BY_TOP_UP, Help.READ_DATE) else []
    if help is not Help.TOP_UP:
        codes.append(Code("call", call))
    details: dict[str, Detail] = {"operator": policy.name, "code": balance, "number": call}
    id, way = _action_id(situation), ""
    if help in BY_TOP_UP and any(stage.incoming is False for stage in situation.answer.stages_on):
        id, load = message(f"action.{help.value}.blocked"), policy.contact.top_up_for_other
        if load:
            # What another phone dials to load a card for the reader's number, in words for digits.
            load = load.format(number=write.text("code.number"), card=write.text("code.card"))
            codes.insert(0, Code("top-up", load))
            way = write.text("action.another_phone.code", load=load, **details)
        else:
            way = write.text("action.another_phone", **details)
    return Action(help.value, write.text(id, way=way, **details), tuple(codes))


def _action_id(situation: Situation) -> str:
    if situation.help is not Help.TOP_UP:
        return message(f"action.{situation.help.value}")
    if situation.works_until:
        return message("action.top-up.works")
    is_last = situation.answer.question.on == situation.answer.act_by
    is_now = situation.has_ended or is_last
    return message("action.top-up.now" if is_now else "action.top-up.in_time")

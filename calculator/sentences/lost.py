"""What is said to a loss: the verdict and its strength, both rules, and what to do in which order.

Nothing here depends on today, so that the page has it without Python; what a top-up still does
today is an answer of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.guide import covers, sentence
from calculator.lost import Loss, as_of_today, said, standing_of
from calculator.policy import Programme, Rule
from calculator.sentences.card import state_word, when_cut_off
from calculator.sentences.reasons import law_of, sources_of, unclear
from calculator.sentences.stages import stage_name
from calculator.sentences.writer import Point, Writer, cited, listed, message

# By what was done, and by the standing of the text it was against or why that is not clear.
VERDICTS = (
    # Translators: verdict. {on}: day of the sale; {rule}: the operator's own text, by its name.
    message("lost.sold.against.operator"),
    # Translators: verdict where the text of {rule} is known from the press only.
    message("lost.sold.against.press"),
    # Translators: verdict where {rule} is a text of the regulator or a law; {standing} says whose.
    message("lost.sold.against.other"),
    # Translators: verdict: some ways to count days forbid the sale on {on}, others allow it.
    message("lost.sold.unclear.reading"),
    # Translators: verdict: it is not known whether {rule}, which came later, holds for the number.
    message("lost.sold.unclear.rule"),
    # Translators: verdict: no text that is known here forbids the sale on {on}.
    message("lost.sold.none-known"),
    # Translators: verdict on a number that was cut off on {on} before its validity had ended.
    message("lost.cut-off.against.operator"),
    # Translators: the same where {rule} is another text; {standing} says whose, or how it is known.
    message("lost.cut-off.against.other"),
    # Translators: verdict: it hangs on how days are counted what could be blocked on {on}.
    message("lost.cut-off.unclear.reading"),
    # Translators: verdict: it is not known whether {rule}, which came later, holds for the number.
    message("lost.cut-off.unclear.rule"),
    # Translators: verdict: only what goes out could be blocked on {on}.
    message("lost.cut-off.unclear.part"),
    # Translators: verdict: nobody has published what may be blocked at that time.
    message("lost.cut-off.unclear.not-published"),
    # Translators: verdict: no known text forbids to block the number on {on}.
    message("lost.cut-off.none-known"),
)
# What each stage allowed: cutting off and selling are two things.
ALLOWED = {
    # Translators: what was allowed in a stage, by what it said to cutting the number off.
    "forbidden": message("lost.allowed.nothing"),
    # Translators: the same: only what goes out could be blocked.
    "part": message("lost.allowed.part"),
    # Translators: the same: everything could be blocked, but the number not be sold.
    "allowed": message("lost.allowed.cut-off"),
    # Translators: the same: it is not published what could be blocked.
    "not-published": message("lost.allowed.not-published"),
    # Translators: the same: cut off and sold.
    "resale": message("lost.allowed.sale"),
}
STEPS = {
    # Translators: first step after a sale. {number}: customer service.
    "sold": message("lost.step.call.sold"),
    # Translators: first step after a number was cut off. {number}: customer service.
    "cut-off": message("lost.step.call.cut-off"),
    # Translators: step: keep the proof; this is advice of the guide.
    "proof": message("lost.step.proof"),
    # Translators: step: the bank, whose codes go to the lost number; this is advice of the guide.
    "bank": message("lost.step.bank"),
    # Translators: step: give the operator the letter; no deadline for its answer is published.
    "letter": message("lost.step.letter"),
}
# The clauses by which one may go on; only the guide's own operator has them.
LADDER = {
    # Translators: step: the regulator. {sentence}: what the guide says of where it takes reports.
    "complaint-regulator": message("lost.step.regulator"),
    # Translators: step: the committee. {sentence}: what the guide says of who may complain there.
    "complaint-committee": message("lost.step.committee"),
    # Translators: step: court. {sentence}: the deadlines, which run from the committee's decision.
    "complaint-deadlines": message("lost.step.court"),
}
NEVER = {
    # Translators: what not to do: top up what may be somebody else's.
    message("lost.never.top-up"): "sold",
    # Translators: what not to do: ask the new holder of the number for codes, or send money.
    message("lost.never.codes"): "sold",
    # Translators: what not to do where a number was cut off: wait.
    message("lost.never.wait"): "cut-off",
}
# What stands below which heading, in this order.
HEADINGS = {
    # Translators: heading above what each rule says of the day of the loss.
    "rulings": message("lost.heading.rules"),
    # Translators: heading above the last top-ups with which a sale was allowed on that day.
    "top_ups": message("lost.heading.top-ups"),
    "unclear": message("heading.unclear"),
    # Translators: heading above what to do after a loss, in this order.
    "steps": message("lost.heading.steps"),
    # Translators: heading above what not to do after a loss.
    "never": message("lost.heading.never"),
    # Translators: heading above three sentences to read out on the telephone.
    "phone": message("lost.heading.phone"),
    "citations": message("heading.citations"),
}
# First and third sentence to say on the telephone, by how the number was lost; the second one says
# what they rest on.
PHONE = (
    # Translators: first sentence to say on the telephone; {day}: when it was seen. Be short.
    message("lost.phone.sold"),
    # Translators: first sentence to say on the telephone; {day}: when it stopped. Be short.
    message("lost.phone.cut-off"),
    # Translators: third sentence to say on the telephone. Keep it short.
    message("lost.phone.sold.asked"),
    # Translators: third sentence to say on the telephone. Keep it short.
    message("lost.phone.cut-off.asked"),
)


@dataclass(frozen=True)
class Blanks:
    """What the reader alone fills in: room to write, or marks for a page where that is typed."""

    name: str = 20 * "…"
    number: str = 6 * "…"
    ticket: str = 8 * "…"


ROOM = Blanks()
MARKS = Blanks(name="⟦Wname⟧", number="⟦Wnumber⟧", ticket="⟦Wticket⟧")


@dataclass(frozen=True)
class LossSaid:
    """All sentences about a loss but the letters; below headings those of `HEADINGS`."""

    verdict: str
    rulings: tuple[Point, ...]
    top_ups: tuple[Point, ...]
    unclear: tuple[Point, ...]
    steps: tuple[Point, ...]
    never: tuple[Point, ...]
    phone: tuple[Point, ...]
    citations: tuple[Point, ...]
    advice: str


def describe_loss(loss: Loss, write: Writer, blanks: Blanks = ROOM) -> LossSaid:
    """What is said to a loss, in the writer's language."""
    found, how = loss.answer, loss.question.lost_how
    named = _named(loss, write)
    phone = _phone(loss, named | {"number": blanks.number}, write)
    return LossSaid(
        verdict=" ".join(_verdict(loss, named, write)),
        rulings=tuple(_rulings(loss, write)),
        top_ups=tuple(Point(text, None) for text in _top_ups(loss, write)),
        unclear=unclear(loss.policy, loss.verdict.hangs_on, write),
        steps=tuple(_steps(loss, write)),
        never=tuple(Point(write.text(id), None) for id, of in NEVER.items() if of == how),
        phone=tuple(Point(text, None) for text in phone),
        citations=sources_of(loss.policy, found.citations, write) if found else (),
        # Translators: said once below a verdict.
        advice=write.text(message("lost.no-legal-advice")),
    )


def loss_text(loss: Loss, write: Writer) -> str:
    """All of it in paragraphs and lists, and what helps today where the number was cut off."""
    found, now = describe_loss(loss, write), as_of_today(loss)
    action = when_cut_off(now, write) if now else ""
    # Translators: behind the verdict. {action}: what to do on the asked day.
    today = message("lost.today")
    help_now = write.text(today, action=action) if action else ""
    lists = [listed(write.text(id), cited(getattr(found, name))) for name, id in HEADINGS.items()]
    return "\n\n".join(filter(None, (found.verdict, help_now, *lists, found.advice)))


def text_of(owner: Rule | Programme, write: Writer) -> str:
    """What a sentence calls the text that a ruling rests on: a programme is none itself."""
    name = owner.name[write.language]
    # Translators: within a sentence: what is known of a new SIM's programme, such as a free SIM.
    published = message("lost.programme")
    return write.text(published, programme=name) if isinstance(owner, Programme) else name


def _named(loss: Loss, write: Writer) -> dict[str, str]:
    """What a sentence may say of the loss, and of the text that the verdict hangs on."""
    ruling = loss.verdict.ruling
    return {
        "on": write.full_date(loss.question.lost_on),
        "day": write.date(loss.question.lost_on),
        "operator": loss.policy.name[write.language],
        "rule": text_of(ruling.owner, write) if ruling else "",
        "standing": write.text(f"standing.{ruling.standing}") if ruling else "",
    }


def _verdict(loss: Loss, named: dict[str, str], write: Writer) -> Iterator[str]:
    verdict, how = loss.verdict, loss.question.lost_how
    if verdict.id == "only-if":
        yield from _only_if(loss, named, write)
        return
    against = verdict.id == "against" and verdict.ruling
    detail = against.standing if against else verdict.why
    id = f"lost.{how}.{verdict.id}" + (f".{detail}" if detail else "")
    yield write.text(id if id in VERDICTS else f"lost.{how}.against.other", **named)
    if verdict.by_law and loss.answer:
        # Translators: behind an unclear verdict: the {stage} of that day as {law} counts days.
        by_law = message("lost.by-law")
        stage, law = write.text(stage_name(verdict.by_law)), law_of(loss.answer, write)
        yield write.text(by_law, **named, stage=stage, law=law)
    for each in loss.rulings:
        if against and each.says(how) == {"allowed"}:
            # Translators: behind a verdict: {rule} allows what another text forbids.
            but = message("lost.but")
            yield write.text(but, **named | {"rule": text_of(each.owner, write)})


def _only_if(loss: Loss, named: dict[str, str], write: Writer) -> Iterator[str]:
    """Where nothing is known of validity: by which day it must have ended."""
    how = loss.question.lost_how
    rules = [each.rule for each in loss.only_if if said(each.rule.stages[0], how) == "forbidden"]
    if how == "cut-off" and rules:
        # Translators: {rules}, one or several, allowed no cutting off on {on} within validity.
        valid = message("lost.only-if.cut-off")
        names = write.each([each.name[write.language] for each in rules])
        yield write.text(valid, rules=names, on=named["on"])
    for each in loss.only_if:
        # Translators: {rule} allowed a sale on {on} only if validity had ended by {by}.
        by = message("lost.only-if")
        # Translators: no end of validity that falls under {rule} allowed a sale on {on}.
        never = message("lost.only-if.never")
        yield write.text(
            by if each.valid_until else never,
            rule=each.rule.name[write.language],
            standing=write.text(f"standing.{standing_of(loss.policy, each.rule)}"),
            on=named["on"],
            by=write.full_date(each.valid_until) if each.valid_until else "",
        )


def _rulings(loss: Loss, write: Writer) -> Iterator[Point]:
    for each in loss.rulings:
        recycle = each.answer.recycle_date
        furthest, least = (
            write.text(ALLOWED["resale" if stage.id == "resale" else said(stage, "cut-off")])
            for stage in each.answer.stage_on
        )
        # Translators: what was allowed, as for the names of two stages: by one count, by another.
        either = message("lost.allowed.either")
        # Translators: what one rule says. {stage}: a stage's name; {allowed}: what was allowed.
        line = message("lost.ruling")
        text = write.text(
            line,
            rule=each.owner.name[write.language],
            standing=write.text(f"standing.{each.standing}"),
            stage=state_word(each.answer, write),
            allowed=least
            if least == furthest
            else write.text(either, first=least, second=furthest),
            days=write.date_range(recycle.earliest, recycle.latest),
        )
        # Translators: behind what a rule says, where it may not hold for this number.
        unsure = message("lost.ruling.unsure")
        yield Point(text if each.sure else f"{text} {write.text(unsure)}", each.owner.clause)


def _top_ups(loss: Loss, write: Writer) -> Iterator[str]:
    for each in loss.top_ups:
        yield write.text(
            # Translators: one of the last top-ups with which a sale was allowed on that day.
            message("lost.top-up"),
            amount=each.amount,
            channel=loss.policy.channels[each.channel].name[write.language],
            day=each.top_up,
        )


def _steps(loss: Loss, write: Writer) -> Iterator[Point]:
    how, contact = loss.question.lost_how, loss.policy.contact
    details = {"operator": loss.policy.name[write.language], "number": contact.customer_service}
    for step in (how, "proof", "bank", "letter"):
        yield Point(write.text(STEPS[step], **details), contact.clause if step == how else None)
    for clause, id in LADDER.items() if covers(loss.policy) else ():
        yield Point(write.text(id, sentence=sentence(clause, write.language)), clause)


def _phone(loss: Loss, named: dict[str, str], write: Writer) -> Iterator[str]:
    # Translators: second sentence to say on the telephone where the verdict is not clear.
    rests_on = message("lost.phone.why")
    if loss.verdict.id == "against" and loss.verdict.ruling:
        # Translators: second sentence to say on the telephone: {operator}'s own text. Be short.
        own = message("lost.phone.against.operator")
        # Translators: the same: {rule}, {standing} says by whom it is known. Be short.
        other = message("lost.phone.against.other")
        rests_on = own if loss.verdict.ruling.standing == "operator" else other
    first = f"lost.phone.{loss.question.lost_how}"
    return (write.text(id, **named) for id in (first, rests_on, f"{first}.asked"))

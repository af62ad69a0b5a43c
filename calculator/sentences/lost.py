"""What is said to a loss: the verdict and its strength, both rules, and what to do in which order.

Nothing here depends on today, so that the page has it without Python; what a top-up still does
today is an answer of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.guide import covers, sentence
from calculator.lost import Loss, Verdict, as_of_today, said, standing_of
from calculator.sentences.card import card, state_word
from calculator.sentences.reasons import STANDINGS, sources_of, unclear
from calculator.sentences.writer import Point, Writer, cited, listed, message

# By what was done and by the standing of the text it was against.
AGAINST = {
    # Translators: verdict. {on}: day of the sale; {rule}: the operator's own text, by its name.
    ("sold", "operator"): message("lost.sold.against.operator"),
    # Translators: verdict where the text of {rule} is known from the press only.
    ("sold", "press"): message("lost.sold.against.press"),
    # Translators: verdict where {rule} is a text of the regulator or a law; {standing} says whose.
    ("sold", "other"): message("lost.sold.against.other"),
    # Translators: verdict on a number that was cut off on {on} before its validity had ended.
    ("cut-off", "operator"): message("lost.cut-off.against.operator"),
    # Translators: the same where the text of {rule} is known from the press only.
    ("cut-off", "press"): message("lost.cut-off.against.press"),
    # Translators: the same where {rule} is a text of the regulator or a law.
    ("cut-off", "other"): message("lost.cut-off.against.other"),
}
UNCLEAR = {
    # Translators: verdict: some ways to count days forbid the sale on {on}, others allow it.
    ("sold", "reading"): message("lost.sold.unclear.reading"),
    # Translators: verdict: it is not known whether {rule}, which came later, holds for the number.
    ("sold", "rule"): message("lost.sold.unclear.rule"),
    # Translators: verdict: it hangs on how days are counted what could be blocked on {on}.
    ("cut-off", "reading"): message("lost.cut-off.unclear.reading"),
    # Translators: verdict: it is not known whether {rule}, which came later, holds for the number.
    ("cut-off", "rule"): message("lost.cut-off.unclear.rule"),
    # Translators: verdict: only what goes out could be blocked on {on}.
    ("cut-off", "part"): message("lost.cut-off.unclear.part"),
    # Translators: verdict: nobody has published what may be blocked at that time.
    ("cut-off", "not-published"): message("lost.cut-off.unclear.not-published"),
}
NONE_KNOWN = {
    # Translators: verdict: no text that is known here forbids the sale on {on}.
    "sold": message("lost.sold.none-known"),
    # Translators: verdict: no known text forbids to block the number on {on}.
    "cut-off": message("lost.cut-off.none-known"),
}
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
PHONE_FACT = {
    # Translators: first sentence to say on the telephone; {day}: when it was seen. Be short.
    "sold": message("lost.phone.sold"),
    # Translators: first sentence to say on the telephone; {day}: when it stopped. Be short.
    "cut-off": message("lost.phone.cut-off"),
}
PHONE_ASKED = {
    # Translators: third sentence to say on the telephone. Keep it short.
    "sold": message("lost.phone.sold.asked"),
    # Translators: third sentence to say on the telephone. Keep it short.
    "cut-off": message("lost.phone.cut-off.asked"),
}


@dataclass(frozen=True)
class LossSaid:
    """All sentences about a loss but the letters."""

    verdict: str
    rulings: tuple[Point, ...]
    top_ups: tuple[str, ...]
    unclear: tuple[Point, ...]
    steps: tuple[Point, ...]
    never: tuple[str, ...]
    phone: tuple[str, ...]
    citations: tuple[Point, ...]
    advice: str


def describe_loss(loss: Loss, write: Writer) -> LossSaid:
    """What is said to a loss, in the writer's language."""
    found = loss.answer
    hangs_on = loss.verdict.hangs_on if loss.verdict else ()
    return LossSaid(
        verdict=_verdict(loss, write),
        rulings=tuple(_rulings(loss, write)),
        top_ups=tuple(_top_ups(loss, write)),
        unclear=unclear(loss.policy, hangs_on, write),
        steps=tuple(_steps(loss, write)),
        never=tuple(_never(loss, write)),
        phone=_phone(loss, write),
        citations=sources_of(loss.policy, found.citations, write) if found else (),
        # Translators: said once below a verdict.
        advice=write.text(message("lost.no-legal-advice")),
    )


def loss_text(loss: Loss, write: Writer) -> str:
    """All of it in paragraphs and lists, and what helps today where the number was cut off."""
    found, now = describe_loss(loss, write), as_of_today(loss)
    # Translators: behind the verdict. {action}: what to do on the asked day.
    today = message("lost.today")
    parts = [
        found.verdict,
        write.text(today, action=card(now, write).action.text) if now else "",
        # Translators: heading above what each rule says of the day of the loss.
        listed(write.text(message("lost.heading.rules")), cited(found.rulings)),
        # Translators: heading above the last top-ups with which a sale was allowed on that day.
        listed(write.text(message("lost.heading.top-ups")), list(found.top_ups)),
        listed(write.text(message("heading.unclear")), cited(found.unclear)),
        # Translators: heading above what to do after a loss, in this order.
        listed(write.text(message("lost.heading.steps")), cited(found.steps)),
        # Translators: heading above what not to do after a loss.
        listed(write.text(message("lost.heading.never")), list(found.never)),
        # Translators: heading above three sentences to read out on the telephone.
        listed(write.text(message("lost.heading.phone")), list(found.phone)),
        listed(write.text(message("heading.citations")), cited(found.citations)),
        found.advice,
    ]
    return "\n\n".join(filter(None, parts))


def _verdict(loss: Loss, write: Writer) -> str:
    verdict, how = loss.verdict, loss.question.lost_how
    if not verdict:
        return _only_if(loss, write)
    id = NONE_KNOWN[how]
    if verdict.id == "against" and verdict.ruling:
        standing = verdict.ruling.standing
        id = AGAINST[how, standing if (how, standing) in AGAINST else "other"]
    elif verdict.why:
        id = UNCLEAR[how, verdict.why]
    text = write.text(id, **_named(verdict, loss, write))
    right = [each for each in loss.rulings if each.says(how) == {"allowed"}]
    if verdict.id != "against" or not right:
        return text
    # Translators: behind a verdict: {rule} allows what another text forbids.
    but = message("lost.but")
    name = right[0].owner.name[write.language]
    return f"{text} {write.text(but, rule=name, operator=loss.policy.name[write.language])}"


def _named(verdict: Verdict | None, loss: Loss, write: Writer) -> dict[str, str]:
    """What a sentence may say of the text that the verdict hangs on."""
    ruling = verdict.ruling if verdict else None
    return {
        "on": write.full_date(loss.question.lost_on),
        "operator": loss.policy.name[write.language],
        "rule": ruling.owner.name[write.language] if ruling else "",
        "standing": write.text(STANDINGS[ruling.standing]) if ruling else "",
    }


def _only_if(loss: Loss, write: Writer) -> str:
    """Where nothing is known of validity: by which day it must have ended."""
    on = write.full_date(loss.question.lost_on)
    texts = []
    for each in loss.only_if:
        # Translators: {rule} allowed a sale on {on} only if validity had ended by {day}.
        by = message("lost.only-if")
        # Translators: no end of validity that falls under {rule} allowed a sale on {on}.
        never = message("lost.only-if.never")
        day = write.full_date(each.valid_until) if each.valid_until else ""
        name = each.rule.name[write.language]
        standing = write.text(STANDINGS[standing_of(loss.policy, each.rule)])
        id = by if day else never
        texts.append(write.text(id, rule=name, standing=standing, on=on, day=day))
    return " ".join(texts)


def _rulings(loss: Loss, write: Writer) -> Iterator[Point]:
    for each in loss.rulings:
        stages = {t.stage_on(each.answer.question.on) for t in each.answer.timelines}
        ids = dict.fromkeys(
            ALLOWED["resale" if stage.id == "resale" else said(stage, "cut-off")]
            for stage in sorted(stages, key=lambda s: loss.policy.stage_order.index(s.id))
        )
        recycle = each.answer.recycle_date
        # Translators: what one rule says. {stage}: a stage's name; {allowed}: what was allowed.
        line = message("lost.ruling")
        text = write.text(
            line,
            rule=each.owner.name[write.language],
            standing=write.text(STANDINGS[each.standing]),
            stage=state_word(each.answer, write),
            allowed=write.either([write.text(id) for id in ids]),
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
            amount=write.money(each.amount.amount, each.amount.currency),
            channel=loss.policy.channels[each.channel].name[write.language],
            day=each.top_up,
        )


def _steps(loss: Loss, write: Writer) -> Iterator[Point]:
    contact = loss.policy.contact
    details = {"operator": loss.policy.name[write.language], "number": contact.customer_service}
    sold = loss.question.lost_how == "sold"
    # Translators: first step after a sale. {number}: customer service.
    call_sold = message("lost.step.call.sold")
    # Translators: first step after a number was cut off. {number}: customer service.
    call_cut = message("lost.step.call.cut-off")
    yield Point(write.text(call_sold if sold else call_cut, **details), contact.clause)
    # Translators: step: keep the proof; this is advice of the guide.
    yield Point(write.text(message("lost.step.proof")), None)
    # Translators: step: the bank, whose codes go to the lost number; this is advice of the guide.
    yield Point(write.text(message("lost.step.bank")), None)
    # Translators: step: give the operator the letter; no deadline for its answer is published.
    yield Point(write.text(message("lost.step.letter"), **details), None)
    if not covers(loss.policy):
        return
    # Translators: step: the regulator. {sentence}: what the guide says of where it takes reports.
    regulator = message("lost.step.regulator")
    # Translators: step: the committee. {sentence}: what the guide says of who may complain there.
    committee = message("lost.step.committee")
    # Translators: step: court. {sentence}: the deadlines, which run from the committee's decision.
    court = message("lost.step.court")
    for id, clause in (
        (regulator, "complaint-regulator"),
        (committee, "complaint-committee"),
        (court, "complaint-deadlines"),
    ):
        yield Point(write.text(id, sentence=sentence(clause, write.language)), clause)


def _never(loss: Loss, write: Writer) -> Iterator[str]:
    if loss.question.lost_how == "sold":
        # Translators: what not to do: top up what may be somebody else's.
        yield write.text(message("lost.never.top-up"))
        # Translators: what not to do: ask the new holder of the number for codes, or send money.
        yield write.text(message("lost.never.codes"))
    else:
        # Translators: what not to do where a number was cut off: wait.
        yield write.text(message("lost.never.wait"))


def _phone(loss: Loss, write: Writer) -> tuple[str, ...]:
    how, verdict = loss.question.lost_how, loss.verdict
    return (
        write.text(PHONE_FACT[how], day=loss.question.lost_on),
        write.text(_phone_text(verdict), **_named(verdict, loss, write)),
        write.text(PHONE_ASKED[how]),
    )


def _phone_text(verdict: Verdict | None) -> str:
    if not verdict or verdict.id != "against" or not verdict.ruling:
        # Translators: second sentence to say on the telephone where the verdict is not clear.
        return message("lost.phone.why")
    # Translators: second sentence to say on the telephone: {operator}'s own text. Keep it short.
    own = message("lost.phone.against.operator")
    # Translators: the same: {rule}, {standing} says by whom it is known. Keep it short.
    other = message("lost.phone.against.other")
    return own if verdict.ruling.standing == "operator" else other

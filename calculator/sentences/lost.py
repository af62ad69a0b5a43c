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
from calculator.sentences.reasons import law_of, of_question, sources_of, unclear
from calculator.sentences.stages import Situation, stage_name
from calculator.sentences.writer import Point, Writer, cited, listed, message

# The standings of a text that a loss was against which are said in a sentence of their own.
OWN_WORDS = {"sold": ("operator", "press"), "cut-off": ("operator",)}
# The clauses by which one may go on; only the guide's own operator has them.
LADDER = ("complaint-regulator", "complaint-committee", "complaint-deadlines")
NEVER = {"sold": ("top-up", "codes"), "cut-off": ("wait",)}
# What stands below which heading, in this order.
HEADINGS = {
    "rulings": message("lost.heading.rules"),
    "top_ups": message("lost.heading.top-ups"),
    "unclear": message("heading.unclear"),
    "steps": message("lost.heading.steps"),
    "never": message("lost.heading.never"),
    "phone": message("lost.heading.phone"),
    "citations": message("heading.citations"),
}


# What the reader alone fills in: room to write, or marks for a page where that is typed.
ROOM = {"name": 20 * "…", "number": 6 * "…", "ticket": 8 * "…"}
MARKS = {blank: f"⟦W{blank}⟧" for blank in ROOM}


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


def describe_loss(loss: Loss, write: Writer, blanks: dict[str, str] = ROOM) -> LossSaid:
    """What is said to a loss, in the writer's language."""
    found, how, details = loss.answer, loss.question.lost_how, _details(loss, write)
    top_ups = (of_question(each, loss.policy) for each in loss.top_ups)
    return LossSaid(
        verdict=" ".join(_verdict(loss, details, write)),
        rulings=tuple(_rulings(loss, write)),
        top_ups=tuple(write.point("lost.top-up", None, **each) for each in top_ups),
        unclear=unclear(loss.policy, loss.verdict.hangs_on, write),
        steps=tuple(_steps(loss, write)),
        never=tuple(write.point(f"lost.never.{each}") for each in NEVER[how]),
        phone=tuple(_phone(loss, details | {"number": blanks["number"]}, write)),
        citations=sources_of(loss.policy, found.citations, write) if found else (),
        advice=write.text("lost.no-legal-advice"),
    )


def loss_text(loss: Loss, write: Writer) -> str:
    """All of it in paragraphs and lists, and what helps today where the number was cut off."""
    found, now = describe_loss(loss, write), as_of_today(loss)
    action = when_cut_off(Situation(now), write) if now else ""
    help_now = write.text("lost.today", action=action) if action else ""
    lists = [listed(write.text(id), cited(getattr(found, name))) for name, id in HEADINGS.items()]
    return "\n\n".join(filter(None, (found.verdict, help_now, *lists, found.advice)))


def text_of(owner: Rule | Programme, write: Writer) -> str:
    """What a sentence calls the text that a ruling rests on: a programme is none itself."""
    name = owner.name[write.language]
    return write.text("lost.programme", programme=name) if isinstance(owner, Programme) else name


def _details(loss: Loss, write: Writer) -> dict[str, str]:
    """What a sentence may say of the loss, and of the text that the verdict hangs on."""
    ruling = loss.verdict.ruling
    return {
        "on": write.full_date(loss.question.lost_on),
        "day": write.date(loss.question.lost_on),
        "operator": loss.policy.name[write.language],
        "rule": text_of(ruling.owner, write) if ruling else "",
        "standing": write.text(f"standing.{ruling.standing}") if ruling else "",
    }


def _verdict(loss: Loss, details: dict[str, str], write: Writer) -> Iterator[str]:
    verdict, how = loss.verdict, loss.question.lost_how
    against = verdict.ruling if verdict.id == "against" else None
    if against:
        standing = against.standing if against.standing in OWN_WORDS[how] else "other"
        yield write.text(f"lost.{how}.against.{standing}", **details)
    elif verdict.id == "only-if":
        yield from _only_if(loss, details["on"], write)
    elif verdict.why:
        yield write.text(f"lost.{how}.unclear.{verdict.why}", **details)
    else:
        yield write.text(f"lost.{how}.none-known", **details)
    if verdict.by_law and loss.answer:
        stage, law = write.text(stage_name(verdict.by_law)), law_of(loss.answer, write)
        yield write.text("lost.by-law", **details, stage=stage, law=law)
    for each in loss.rulings:
        if against and each.says(how) == {"allowed"}:
            yield write.text("lost.but", **details | {"rule": text_of(each.owner, write)})


def _only_if(loss: Loss, on: str, write: Writer) -> Iterator[str]:
    """Where nothing is known of validity: by which day it must have ended."""
    how = loss.question.lost_how
    rules = [rule for rule, _ in loss.only_if if said(rule.stages[0], how) == "forbidden"]
    if how == "cut-off" and rules:
        names = write.each([each.name[write.language] for each in rules])
        yield write.text("lost.only-if.cut-off", rules=names, on=on)
    for rule, last in loss.only_if:
        yield write.text(
            "lost.only-if" if last else "lost.only-if.never",
            rule=rule.name,
            standing=write.text(f"standing.{standing_of(loss.policy, rule)}"),
            on=on,
            by=write.full_date(last) if last else "",
        )


def _rulings(loss: Loss, write: Writer) -> Iterator[Point]:
    for each in loss.rulings:
        furthest, least = (
            "resale" if stage.id == "resale" else said(stage, "cut-off")
            for stage in each.answer.stage_on
        )
        first, second = write.text(f"lost.said.{least}"), write.text(f"lost.said.{furthest}")
        either = write.text("lost.said.either", first=first, second=second)
        text = write.text(
            "lost.ruling",
            rule=each.owner.name,
            standing=write.text(f"standing.{each.standing}"),
            stage=state_word(each.answer, write),
            allowed=first if least == furthest else either,
            days=each.answer.recycle_date,
        )
        unsure = "" if each.sure else f" {write.text('lost.ruling.unsure')}"
        yield Point(text + unsure, each.owner.clause)


def _steps(loss: Loss, write: Writer) -> Iterator[Point]:
    contact = loss.policy.contact
    details = {"operator": loss.policy.name[write.language], "number": contact.customer_service}
    yield write.point(f"lost.step.call.{loss.question.lost_how}", contact.clause, **details)
    for step in ("proof", "bank", "letter"):
        yield write.point(f"lost.step.{step}", None, **details)
    for clause in LADDER if covers(loss.policy) else ():
        says = sentence(clause, write.language)
        yield write.point(f"lost.step.{clause}", clause, sentence=says)


def _phone(loss: Loss, details: dict[str, str], write: Writer) -> Iterator[Point]:
    """Three sentences to say on the telephone."""
    how, why = loss.question.lost_how, "why"
    if loss.verdict.id == "against" and loss.verdict.ruling:
        is_own = loss.verdict.ruling.standing == "operator"
        why = "against.operator" if is_own else "against.other"
    for each in (how, why, f"{how}.asked"):
        yield write.point(f"lost.phone.{each}", None, **details)

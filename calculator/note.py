"""What one takes along: a case note, in a short or a full form, and for the page all the rest.

A note is pasted into a ticket. Ticket systems differ in what they do to a text, so there is no
markup in it, no tab and nothing invisible. Each sentence is one line, which every system breaks as
it likes.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from calculator.answer import Answer
from calculator.calendar_file import calendar_parts
from calculator.guide import clause_address, covers, question_address, sentence
from calculator.lost import Loss
from calculator.policy import Policy
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.asked import asked, asked_about_loss
from calculator.sentences.card import BY_TOP_UP
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.lost import HEADINGS, describe_loss
from calculator.sentences.stages import Help
from calculator.sentences.writer import DASH, Point

# The clause by which both customers have to agree to a transfer.
CONSENT = "transfer-consent"
# What is said of a loss to a support agent; what the subscriber should do is not.
OF_A_LOSS = ("rulings", "top_ups", "unclear")


def as_note(answer: Answer, made: date, write: Writer) -> str:
    """The note in the writer's language; clauses are in both. `made`: the day it is written."""
    return _note(answer, explain(answer, write, made), made, write)


def keep(answer: Answer, made: date, write: Writer) -> dict[str, Any]:
    """What a reader takes along of an answer: the note, a text to share, a day for a calendar.

    All of it as plain values, `note` and `short`, its short form, as lists of lines. The page fills
    in what is left to the reader's device, such as the reader's name for the number.
    """
    found = explain(answer, write, made)
    return {
        "note": _note(answer, found, made, write).split("\n"),
        "short": _note(answer, found, made, write, short=True).split("\n"),
        "share": _share(found, answer.policy, write),
        **calendar_parts(answer, made, write),
    }


def _note(
    answer: Answer, found: Explanation, made: date, write: Writer, *, short: bool = False
) -> str:
    """The short form has question, answer and rule; the full one says why, too, with sources."""
    policy, question = answer.policy, answer.question
    reasons = (
        _cited(write.text("heading.unclear"), found.unclear),
        _cited(write.text("heading.warnings"), found.warnings),
        *_clauses(found.citations, policy, write),
    )
    address = question_address(policy, question, write.language, on=question.on != made)
    parts = (
        _head(policy, made, write),
        _part(write.text("note.question"), asked(question, policy, write)),
        _part(write.text("note.answer"), *_said(answer, found, write)),
        _part(write.text("note.rule"), *_rules(answer, write)),
        *(() if short else reasons),
        _part(write.text("note.link"), address) if address else "",
    )
    return _plain(parts)


def _share(found: Explanation, policy: Policy, write: Writer) -> str:
    """Two lines that hold the facts themselves: the state, and the dates that matter.

    Whoever gets it may want to help with a top-up; where that alone is lost money, or has to be
    today, it says so.
    """
    state = write.text("share.state", operator=policy.name, state=found.card.word)
    dates = [write.text("share.date", **vars(each)) for each in found.card.dates]
    if found.card.action.id == Help.PERHAPS_TOP_UP.value:
        dates[0] = found.headline  # In place of the last safe day alone, which has passed.
    elif found.card.action.id not in {each.value for each in (*BY_TOP_UP, Help.READ_DATE)}:
        dates.append(found.when_cut_off)
    return "\n".join((state, " ".join(dates)))


def as_loss_note(loss: Loss, made: date, write: Writer) -> str:
    """The note about a number that was cut off or sold, with what to check before a release."""
    said = describe_loss(loss, write)
    parts = (
        _head(loss.policy, made, write),
        _part(write.text("note.question"), asked_about_loss(loss.question, loss.policy, write)),
        _part(write.text("note.answer"), said.verdict),
        *(_cited(write.text(HEADINGS[name]), getattr(said, name)) for name in OF_A_LOSS),
        _cited(write.text("note.checks"), _checks(loss, write)),
        *_clauses(said.citations, loss.policy, write),
        said.advice,
    )
    return _plain(parts)


def _checks(loss: Loss, write: Writer) -> Iterator[Point]:
    """What to check before the number is released for sale, as far as the policy has a clause."""
    if loss.answer:
        yield write.point("note.check.valid", loss.policy.rules[0].clause)
        resale, sold_from = loss.answer.stages[-1].stage, loss.answer.recycle_date.latest
        yield write.point("note.check.stages", resale.clause, days=sold_from)
    if CONSENT in loss.policy.clauses:
        yield write.point("note.check.consent", CONSENT)


def _head(policy: Policy, made: date, write: Writer) -> str:
    origin = write.text("note.made", made=made, operator=policy.name)
    return _part(write.text("note.title", operator=policy.name), origin)


def _said(answer: Answer, found: Explanation, write: Writer) -> Iterator[str]:
    yield found.headline
    yield write.text("note.act_by", act_by=found.act_by)
    yield write.text("note.recycle", days=answer.recycle_date)
    yield found.standing
    yield found.card.basis


def _rules(answer: Answer, write: Writer) -> Iterator[str]:
    for owner in answer.owners:
        yield f"{owner.name[write.language]} ({owner.id})"
    policy = answer.policy
    yield write.text("note.policy", operator=policy.operator, digest=policy.digest)


def _cited(heading: str, points: Iterable[Point]) -> str:
    lines = [f"[{each.clause}] {each.text}" if each.clause else each.text for each in points]
    return _part(heading, *lines) if lines else ""


def _clauses(citations: tuple[Point, ...], policy: Policy, write: Writer) -> Iterator[str]:
    """Each clause with its sources; what the guide says of it, where it is about the operator."""
    if citations:
        yield write.text("note.clauses")
    for id in dict.fromkeys(point.clause for point in citations if point.clause):
        lines = [point.text for point in citations if point.clause == id]
        if covers(policy):
            lines += [f"{each.upper()}: {sentence(id, each)}" for each in LANGUAGES]
            lines += [clause_address(id, each) for each in LANGUAGES]
        yield _part(f"[{id}]", *lines)


def _part(heading: str, *lines: str) -> str:
    return "\n".join((heading, *lines))


def _plain(parts: Iterable[str]) -> str:
    """As ticket systems keep it: composed letters, and no dash beyond ASCII.

    Invisible marks are in no policy, catalog or page that the checks let through.
    """
    text = "\n\n".join(filter(None, parts))
    return unicodedata.normalize("NFC", text).replace(DASH, "-")

"""A case note: one answer as a plain text to be pasted into a ticket, in a short or a full form.

Ticket systems differ in what they do to a text, so there is no markup in it, no tab and nothing
invisible. Each sentence is one line, which every system breaks as it likes.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from calculator.answer import Answer
from calculator.guide import clause_address, covers, question_address, sentence
from calculator.lost import Loss
from calculator.policy import Policy
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.asked import asked, asked_about_loss
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.lost import HEADINGS, describe_loss
from calculator.sentences.writer import DASH, Point, message

# The clause by which both customers have to agree to a transfer.
CONSENT = "transfer-consent"
# What is said of a loss to a support agent; what the subscriber should do is not.
OF_A_LOSS = ("rulings", "top_ups", "unclear")


def as_note(answer: Answer, made: date, write: Writer, *, short: bool = False) -> str:
    """The note in the writer's language; clauses are in both. `made`: the day it is written.

    The short form has question, answer and rule; the full one also says why, with the sources.
    """
    found = explain(answer, write, made)
    parts = [
        _head(answer.policy, made, write),
        # Translators: heading in a case note, above the question.
        _part(write.text(message("note.question")), [asked(answer.question, answer.policy, write)]),
        # Translators: heading in a case note, above the answer.
        _part(write.text(message("note.answer")), _said(answer, found, write)),
        # Translators: heading in a case note, above the rule that was applied.
        _part(write.text(message("note.rule")), _rules(answer, write)),
        *([] if short else _reasons(answer, found, write)),
        _again(answer, made, write),
    ]
    return _plain("\n\n".join(filter(None, parts)))


def as_loss_note(loss: Loss, made: date, write: Writer) -> str:
    """The note about a number that was cut off or sold, with what to check before a release."""
    said, question = describe_loss(loss, write), asked_about_loss(loss.question, loss.policy, write)
    # Translators: heading in a case note, above what to check before a number is sold.
    checks = message("note.checks")
    clauses = _clauses(said.citations, loss.policy)
    parts = [
        _head(loss.policy, made, write),
        _part(write.text(message("note.question")), [question]),
        _part(write.text(message("note.answer")), [said.verdict]),
        *(_cited(HEADINGS[name], getattr(said, name), write) for name in OF_A_LOSS),
        _cited(checks, _checks(loss, write), write),
        # Translators: heading in a case note, above the clauses of the guide.
        *((_part(write.text(message("note.clauses")), []), *clauses) if said.citations else ()),
        said.advice,
    ]
    return _plain("\n\n".join(filter(None, parts)))


def _checks(loss: Loss, write: Writer) -> Iterator[Point]:
    """What to check before the number is released for sale, as far as the policy has a clause."""
    if loss.answer:
        days = loss.answer.recycle_date
        free = write.date_range(days.latest, days.latest)
        # Translators: to check: validity by the operator's own record.
        yield Point(write.text(message("note.check.valid")), loss.policy.rules[0].clause)
        # Translators: to check: whether all stages are over. {days}: the latest recycle date.
        stages = message("note.check.stages")
        yield Point(write.text(stages, days=free), loss.answer.stages[-1].stage.clause)
    if CONSENT in loss.policy.clauses:
        # Translators: to check: consent of both customers to a transfer.
        yield Point(write.text(message("note.check.consent")), CONSENT)


def _head(policy: Policy, made: date, write: Writer) -> str:
    operator = policy.name[write.language]
    # Translators: first line of a case note.
    title = write.text(message("note.title"), operator=operator)
    # Translators: second line of a case note. {made}: the day on which it was written.
    origin = write.text(message("note.made"), made=made, operator=operator)
    return f"{title}\n{origin}"


def _said(answer: Answer, found: Explanation, write: Writer) -> Iterator[str]:
    yield found.headline
    # Translators: line of a case note: the last sure day to top up.
    yield write.text(message("note.act_by"), act_by=found.act_by)
    recycle = write.date_range(answer.recycle_date.earliest, answer.recycle_date.latest)
    # Translators: line of a case note. {days}: the recycle date, or one of several days.
    yield write.text(message("note.recycle"), days=recycle)
    yield found.standing
    yield found.card.basis


def _reasons(answer: Answer, found: Explanation, write: Writer) -> Iterator[str]:
    # Translators: heading above what the published texts leave open.
    yield _cited(message("heading.unclear"), found.unclear, write)
    # Translators: heading above warnings.
    yield _cited(message("heading.warnings"), found.warnings, write)
    # Translators: heading in a case note, above the clauses of the guide.
    yield _part(write.text(message("note.clauses")), [])
    yield from _clauses(found.citations, answer.policy)


def _rules(answer: Answer, write: Writer) -> Iterator[str]:
    for owner in answer.owners:
        yield f"{owner.name[write.language]} ({owner.id})"
    # Translators: line of a case note. {digest} tells the version of the figures.
    policy_id = message("note.policy")
    yield write.text(policy_id, operator=answer.policy.operator, digest=answer.policy.digest)


def _cited(heading_id: str, points: Iterable[Point], write: Writer) -> str:
    lines = [f"[{each.clause}] {each.text}" if each.clause else each.text for each in points]
    return _part(write.text(heading_id), lines) if lines else ""


def _clauses(citations: Iterable[Point], policy: Policy) -> Iterator[str]:
    """Each clause with its sources; what the guide says of it, where it is about the operator."""
    points = list(citations)
    for id in dict.fromkeys(point.clause for point in points if point.clause):
        lines = [point.text for point in points if point.clause == id]
        if covers(policy):
            lines += [f"{each.upper()}: {sentence(id, each)}" for each in LANGUAGES]
            lines += [clause_address(id, each) for each in LANGUAGES]
        yield _part(f"[{id}]", lines)


def _again(answer: Answer, made: date, write: Writer) -> str:
    if not covers(answer.policy):
        return ""
    other_day = answer.question.on != made
    address = question_address(answer.question, write.language, on=other_day)
    # Translators: last line of a case note; the address of the calculator's page follows.
    return _part(write.text(message("note.link")), [address])


def _part(heading: str, lines: Iterable[str]) -> str:
    return "\n".join((heading, *lines))


def _plain(text: str) -> str:
    """As ticket systems keep it: composed letters, and no dash beyond ASCII.

    Invisible marks are in no policy, catalog or page that the checks let through.
    """
    return unicodedata.normalize("NFC", text).replace(DASH, "-")

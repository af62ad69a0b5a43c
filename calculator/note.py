"""A case note: one answer as a plain text to be pasted into a ticket, in a short or a full form.

Ticket systems differ in what they do to a text, so there is no markup in it, no tab and nothing
invisible. Each sentence is one line, which every system breaks as it likes.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from calculator.answer import Answer
from calculator.guide import clause_address, covers, question_address, sentence
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.asked import asked
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.writer import DASH, Point, message


def as_note(answer: Answer, made: date, write: Writer, *, short: bool = False) -> str:
    """The note in the writer's language; clauses are in both. `made`: the day it is written.

    The short form has question, answer and rule; the full one also says why, with the sources.
    """
    found = explain(answer, write, made)
    parts = [
        _head(answer, made, write),
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


def _head(answer: Answer, made: date, write: Writer) -> str:
    operator = answer.policy.name[write.language]
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
    yield from _clauses(found, answer)


def _rules(answer: Answer, write: Writer) -> Iterator[str]:
    for owner in answer.owners:
        yield f"{owner.name[write.language]} ({owner.id})"
    # Translators: line of a case note. {digest} tells the version of the figures.
    policy_id = message("note.policy")
    yield write.text(policy_id, operator=answer.policy.operator, digest=answer.policy.digest)


def _cited(heading_id: str, points: Iterable[Point], write: Writer) -> str:
    lines = [f"[{point.clause}] {point.text}" for point in points]
    return _part(write.text(heading_id), lines) if lines else ""


def _clauses(found: Explanation, answer: Answer) -> Iterator[str]:
    """Each clause with its sources; what the guide says of it, where it is about the operator."""
    for id in dict.fromkeys(point.clause for point in found.citations if point.clause):
        lines = [point.text for point in found.citations if point.clause == id]
        if covers(answer.policy):
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
    """Without what a ticket system may spoil: invisible marks, and dashes beyond ASCII."""
    seen = (each for each in text if each == "\n" or unicodedata.category(each)[0] != "C")
    return unicodedata.normalize("NFC", "".join(seen)).replace(DASH, "-")

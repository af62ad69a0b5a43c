"""The letters of complaint: to the operator, and to the regulator or the committee.

Each is one page in the form usual for letters in Cambodia. It says what the reader saw, and accuses
nobody. Dates come from the answer; each text that it rests on names its standing where that is not
the operator's or the regulator's own.
"""

from collections.abc import Iterator
from dataclasses import asdict

from calculator.guide import covers, sentence
from calculator.lost import Loss, Ruling
from calculator.question import Activated, TopUp, TopUps, ValidUntil
from calculator.sentences.lost import ROOM, Blanks, text_of
from calculator.sentences.reasons import law_of
from calculator.sentences.writer import Writer, message

# The clauses that a rule's own text is cited by in a letter, where it is more than the rule's own.
CITED = {"guideline-8021": ("guideline-8021", "guideline-resale")}
# What is said of numbers that are still valid: cited unless validity had surely ended.
OF_VALID_NUMBERS = ("transfer-consent", "penalties-2024")
# Subject, fact and first request: `letter.PART.HOW` by how the number was lost.
SAID = (
    # Translators: letter: the subject; {number}: the reader's.
    message("letter.subject.sold"),
    # Translators: letter: the subject, where the number was cut off; {number}: the reader's.
    message("letter.subject.cut-off"),
    # Translators: letter: what the reader saw on {day}; nobody is accused.
    message("letter.saw.sold"),
    # Translators: letter: what the reader saw on {day}.
    message("letter.saw.cut-off"),
    # Translators: letter: first request, where somebody else uses the number.
    message("letter.ask.sold"),
    # Translators: letter: first request, where the number was cut off.
    message("letter.ask.cut-off"),
)
# A mail begins with `mail_subject`, and `mail_paste` says where the copied letter belongs.
LETTERS = {
    # Translators: the letter to the operator. {name}, {number}: the reader's; other blanks are
    # filled in by hand. {validity}, {saw}: facts; {texts}: what it rests on; {ask}: first request.
    "operator": message("letter.operator"),
    # Translators: the letter to the regulator or the committee; {ticket}: the operator's number.
    "authority": message("letter.authority"),
    # Translators: subject of a mail to the regulator. Be short.
    "mail_subject": message("letter.mail.subject"),
    # Translators: last line of a mail, in whose place the copied letter belongs. Be short.
    "mail_paste": message("letter.mail.paste"),
}


def letters(loss: Loss, write: Writer, blanks: Blanks = ROOM) -> dict[str, str]:
    """The letters of `LETTERS` about a loss, in the writer's language."""
    named = {**asdict(blanks), "operator": loss.policy.name[write.language]}
    subject, saw, ask = (
        write.text(f"letter.{part}.{loss.question.lost_how}", **named, day=loss.question.lost_on)
        for part in ("subject", "saw", "ask")
    )
    written = {
        name: write.text(
            id,
            **named,
            subject=subject,
            validity=_validity(loss, write),
            saw=saw,
            texts="\n".join(filter(None, _texts(loss, write))),
            ask=ask,
            compensation=_compensation(loss, write),
        )
        for name, id in LETTERS.items()
    }
    # Without texts to rest on there is no gap.
    return {name: text.replace("\n\n\n", "\n") for name, text in written.items()}


def letter_text(found: dict[str, str], write: Writer) -> str:
    """Both letters, one below the other."""
    # Translators: between two letters: when the second one is sent.
    between = write.text(message("letter.then"))
    return f"{found['operator']}\n\n---- {between} ----\n\n{found['authority']}"


def _validity(loss: Loss, write: Writer) -> str:
    """What the reader knows of validity, and no more."""
    known, policy = loss.question.known, loss.policy
    if isinstance(known, ValidUntil):
        # Translators: letter: the date in the SMS.
        return write.text(message("letter.valid_until"), day=known.valid_until)
    if isinstance(known, Activated):
        return write.text(
            # Translators: letter: a new SIM ({programme}) that was never topped up.
            message("letter.activated"),
            programme=policy.programmes[known.programme].name[write.language],
            day=known.activated,
        )
    if not isinstance(known, TopUp | TopUps):
        # Translators: letter: last top-up and date in the SMS, with blanks.
        return write.text(message("letter.validity"))
    # Translators: letter: the last top-up, and until when it is valid by the table.
    one = message("letter.top_up")
    # Translators: letter: the last one of several top-ups, and until when the number is valid.
    several = message("letter.top_ups")
    last, days = known.top_ups[-1], loss.answer and loss.answer.valid_until
    assert days, "whoever tops up has a number that is valid until some day"
    return write.text(
        one if known == last else several,
        amount=last.amount,
        channel=policy.channels[last.channel].name[write.language],
        day=last.top_up,
        validity=last.row.validity,
        days=write.date_range(days.earliest, days.latest),
    )


def _texts(loss: Loss, write: Writer) -> Iterator[str]:
    """The texts that the letter rests on, each with the days that follow from it."""
    sold = loss.question.lost_how == "sold"
    for ruling in loss.rulings:
        yield " ".join((*_cited(ruling.owner.clause, loss, write), *_days(ruling, write)))
    for each in loss.only_if:
        yield " ".join(_cited(each.rule.clause, loss, write))
    if sold and loss.answer and loss.verdict.by_law and loss.answer.by_law.recycle_date:
        yield write.text(
            # Translators: letter: from when the number may be sold as {law} counts; an inference.
            message("letter.by_law"),
            law=law_of(loss.answer, write),
            sold_from=loss.answer.by_law.recycle_date,
            operator=loss.policy.name[write.language],
        )
    if sold and (not loss.answer or "active" in (each.id for each in loss.answer.stages_on)):
        yield " ".join(text for each in OF_VALID_NUMBERS for text in _cited(each, loss, write))


def _cited(clause: str, loss: Loss, write: Writer) -> list[str]:
    """The guide's sentences about a clause, where the guide is about this operator."""
    ids = CITED.get(clause, (clause,)) if covers(loss.policy) else ()
    return [sentence(each, write.language) for each in ids]


def _days(ruling: Ruling, write: Writer) -> Iterator[str]:
    recycle = ruling.answer.recycle_date
    # Translators: letter: from when {rule} allows a sale; the days are counted, not published.
    counted = message("letter.counted")
    days = write.date_range(recycle.earliest, recycle.latest)
    yield write.text(counted, rule=text_of(ruling.owner, write), days=days)
    if not ruling.sure:
        # Translators: letter: behind a rule of which it is not known whether it holds here.
        yield write.text(message("letter.unsure"))


def _compensation(loss: Loss, write: Writer) -> str:
    # Translators: letter: request for fair compensation, with a blank for the loss.
    plain = message("letter.ask.compensation")
    # Translators: letter: the same, with the law that it rests on.
    by_law = message("letter.ask.compensation.law")
    return write.text(by_law if "complaint-committee" in loss.policy.clauses else plain)

"""The letters of complaint: to the operator, and to the regulator or the committee.

Each is one page in the form usual for letters in Cambodia. It says what the reader saw, and accuses
nobody. Dates come from the answer; each text that it rests on names its standing where that is not
the operator's or the regulator's own.
"""

from collections.abc import Iterator

from calculator.guide import covers, sentence
from calculator.lost import Loss, Ruling
from calculator.sentences.lost import ROOM, text_of
from calculator.sentences.reasons import law_of, of_question
from calculator.sentences.writer import Writer, message

# The clauses that a rule's own text is cited by in a letter, where it is more than the rule's own.
CITED = {"guideline-8021": ("guideline-8021", "guideline-resale")}
# What is said of numbers that are still valid: cited unless validity had surely ended.
OF_VALID_NUMBERS = ("transfer-consent", "penalties-2024")
# A mail begins with `mail_subject`, and `mail_paste` says where the copied letter belongs.
LETTERS = ("operator", "authority", "mail_subject", "mail_paste")


def letters(loss: Loss, write: Writer, blanks: dict[str, str] = ROOM) -> dict[str, str]:
    """The letters of `LETTERS` about a loss, in the writer's language."""
    named = {**blanks, "operator": loss.policy.name[write.language]}
    subject, saw, ask = (
        write.text(f"letter.{part}.{loss.question.lost_how}", **named, day=loss.question.lost_on)
        for part in ("subject", "saw", "ask")
    )
    by_law = "complaint-committee" in loss.policy.clauses
    compensation = message(f"letter.ask.compensation{'.law' if by_law else ''}")
    written = {
        name: write.text(
            f"letter.{name}",
            **named,
            subject=subject,
            validity=_validity(loss, write),
            saw=saw,
            texts="\n".join(filter(None, _texts(loss, write))),
            ask=ask,
            compensation=write.text(compensation),
        )
        for name in LETTERS
    }
    # Without texts to rest on there is no gap.
    return {name: text.replace("\n\n\n", "\n") for name, text in written.items()}


def letter_text(found: dict[str, str], write: Writer) -> str:
    """Both letters, one below the other."""
    between = f"---- {write.text('letter.then')} ----"
    return "\n\n".join((found["operator"], between, found["authority"]))


def _validity(loss: Loss, write: Writer) -> str:
    """What the reader knows of validity, and no more."""
    known = loss.question.known
    if not (known and loss.answer):
        return write.text("letter.unknown")
    details = of_question(known, loss.policy)
    return write.text(f"letter.{known.kind}", **details, days=loss.answer.valid_until or "")


def _texts(loss: Loss, write: Writer) -> Iterator[str]:
    """The texts that the letter rests on, each with the days that follow from it."""
    sold = loss.question.lost_how == "sold"
    for ruling in loss.rulings:
        yield " ".join((*_cited(ruling.owner.clause, loss, write), *_days(ruling, write)))
    for rule, _ in loss.only_if:
        yield " ".join(_cited(rule.clause, loss, write))
    if sold and loss.answer and loss.verdict.by_law and loss.answer.by_law.recycle_date:
        yield write.text(
            "letter.by_law",
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
    rule, days = text_of(ruling.owner, write), ruling.answer.recycle_date
    yield write.text("letter.counted", rule=rule, days=days)
    if not ruling.sure:
        yield write.text("letter.unsure")

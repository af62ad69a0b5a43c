"""The letters of complaint: to the operator, and to the regulator or the committee.

Each is one page in the form usual for letters in Cambodia. It says what the reader saw, and accuses
nobody; dates come from the answer, and names and numbers are blanks for the reader to fill in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.guide import covers, sentence
from calculator.lost import Loss, Ruling
from calculator.question import TopUp, ValidUntil
from calculator.sentences.writer import Writer, message

# The clauses that each rule's own text is cited by in a letter, where the guide has them.
CITED = {
    "statement-2021": ("statement-2021",),
    "guideline-8021": ("guideline-8021", "guideline-resale"),
}
FACT = {
    # Translators: letter: what the reader saw on {day}; nobody is accused.
    "sold": message("letter.saw.sold"),
    # Translators: letter: what the reader saw on {day}.
    "cut-off": message("letter.saw.cut-off"),
}
SUBJECT = {
    # Translators: letter: the subject, where somebody else uses the number. {operator}.
    "sold": message("letter.subject.sold"),
    # Translators: letter: the subject, where the number was cut off. {operator}.
    "cut-off": message("letter.subject.cut-off"),
}
ASKED = {
    # Translators: letter: first request to the operator, where somebody else uses the number.
    "sold": message("letter.ask.sold"),
    # Translators: letter: first request to the operator, where the number was cut off.
    "cut-off": message("letter.ask.cut-off"),
}


@dataclass(frozen=True)
class Letters:
    """The letters to the operator and to an authority.

    A mail begins with `mail_subject`, and `mail_paste` says where the copied letter belongs.
    """

    operator: str
    authority: str
    mail_subject: str
    mail_paste: str


def letters(loss: Loss, write: Writer) -> Letters:
    """The letters about a loss, in the writer's language."""
    operator = loss.policy.name[write.language]
    # Translators: subject of a mail to the regulator. Be short.
    subject = write.text(message("letter.mail.subject"), operator=operator)
    # Translators: last line of a mail, in whose place the copied letter belongs. Be short.
    paste = write.text(message("letter.mail.paste"))
    return Letters(_to_operator(loss, write), _to_authority(loss, write), subject, paste)


def letter_text(found: Letters, write: Writer) -> str:
    """Both letters, one below the other."""
    # Translators: between two letters: when the second one is sent.
    between = write.text(message("letter.then"))
    return f"{found.operator}\n\n---- {between} ----\n\n{found.authority}"


def _to_operator(loss: Loss, write: Writer) -> str:
    operator = loss.policy.name[write.language]
    # Translators: letter: the writer of the letter, with blanks.
    sender = write.text(message("letter.sender"))
    # Translators: letter: to the operator's customer service. {operator}.
    to = write.text(message("letter.to.operator"), operator=operator)
    # Translators: letter: first sentence to the operator.
    greeting = write.text(message("letter.greeting.operator"))
    # Translators: letter: what is asked of the operator; the requests follow.
    asked = write.text(message("letter.asked.operator"))
    # Translators: letter: second request: a reason in writing.
    why = write.text(message("letter.ask.why"))
    # Translators: letter: third request: a complaint number and a day for the answer.
    ticket = write.text(message("letter.ask.ticket"))
    asks = [write.text(ASKED[loss.question.lost_how]), why, ticket, _compensation(loss, write)]
    # Translators: letter: how it goes on where the operator does not solve it; end of the letter.
    closing = write.text(message("letter.closing.operator"), operator=operator)
    # Translators: letter: what is enclosed, to be ticked; place and date, signature.
    end = write.text(message("letter.end.operator"))
    texts = list(_texts(loss, write))
    facts = _numbered(_facts(loss, write))
    return _page(
        [sender, to, _subject(loss, write), greeting, facts, *texts, asked, _numbered(asks)],
        [closing, end],
    )


def _to_authority(loss: Loss, write: Writer) -> str:
    operator = loss.policy.name[write.language]
    # Translators: letter: heading and writer of a letter to a body of the State, with blanks.
    sender = write.text(message("letter.sender.state"))
    # Translators: letter: the regulator or the committee, to be ticked.
    to = write.text(message("letter.to.authority"))
    # Translators: letter: first sentence to the head of a body of the State.
    greeting = write.text(message("letter.greeting.authority"))
    # Translators: letter: fact: when the reader complained to {operator}, and what it answered.
    complained = write.text(message("letter.complained"), operator=operator)
    # Translators: letter: what is asked of the authority; the requests follow.
    asked = write.text(message("letter.asked.authority"))
    # Translators: letter: request to examine it.
    examine = write.text(message("letter.ask.examine"))
    # Translators: letter: request for help to get the number back from {operator}.
    help = write.text(message("letter.ask.help"), operator=operator)
    # Translators: letter: request to be told of the result.
    result = write.text(message("letter.ask.result"))
    # Translators: letter: end of a letter to the head of a body of the State.
    closing = write.text(message("letter.closing.authority"))
    # Translators: letter: what is enclosed, to be ticked; place and date, signature.
    end = write.text(message("letter.end.authority"), operator=operator)
    facts = _numbered([*_facts(loss, write), complained])
    asks = _numbered([examine, help, _compensation(loss, write), result])
    texts = list(_texts(loss, write))
    return _page(
        [sender, to, _subject(loss, write), greeting, facts, *texts, asked, asks], [closing, end]
    )


def _page(parts: list[str], end: list[str]) -> str:
    return "\n\n".join(filter(None, (*parts, *end)))


def _numbered(lines: list[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _subject(loss: Loss, write: Writer) -> str:
    operator = loss.policy.name[write.language]
    return write.text(SUBJECT[loss.question.lost_how], operator=operator)


def _facts(loss: Loss, write: Writer) -> list[str]:
    """What the reader knows, and no more."""
    known = loss.question.known
    # Translators: letter: in whose name the number is registered, with a blank.
    registered = write.text(message("letter.registered"))
    saw = write.text(FACT[loss.question.lost_how], day=loss.question.lost_on)
    # Translators: letter: whether an SMS came before, to be ticked.
    warned = write.text(message("letter.warned"))
    if isinstance(known, ValidUntil):
        # Translators: letter: the date in the SMS.
        validity = write.text(message("letter.valid_until"), day=known.valid_until)
    elif isinstance(known, TopUp) and loss.answer and loss.answer.valid_until:
        days = loss.answer.valid_until
        validity = write.text(
            # Translators: letter: the last top-up, and until when it is valid by the table.
            message("letter.top_up"),
            amount=write.money(known.amount.amount, known.amount.currency),
            channel=loss.policy.channels[known.channel].name[write.language],
            day=known.top_up,
            validity=write.period(known.row.validity),
            days=write.date_range(days.earliest, days.latest),
        )
    else:
        # Translators: letter: last top-up and date in the SMS, with blanks.
        validity = write.text(message("letter.validity"))
    return [registered, validity, saw, warned]


def _texts(loss: Loss, write: Writer) -> Iterator[str]:
    """The texts that the letter rests on, each with the days that follow from it."""
    if loss.rulings:
        yield "\n".join(_ruling(each, loss, write) for each in loss.rulings)
    elif covers(loss.policy):
        rules = [each.rule for each in loss.only_if]
        yield "\n".join(_sentences(rule.clause, write) for rule in rules)


def _ruling(ruling: Ruling, loss: Loss, write: Writer) -> str:
    text = _sentences(ruling.owner.clause, write) if covers(loss.policy) else ""
    recycle = ruling.answer.recycle_date
    # Translators: letter: from when {rule} allows a sale; the days are counted, not published.
    counted = message("letter.counted")
    days = write.text(
        counted,
        rule=ruling.owner.name[write.language],
        days=write.date_range(recycle.earliest, recycle.latest),
    )
    # Translators: letter: behind a rule of which it is not known whether it holds here.
    unsure = write.text(message("letter.unsure")) if not ruling.sure else ""
    return " ".join(filter(None, (text, days, unsure)))


def _sentences(clause: str, write: Writer) -> str:
    ids = CITED.get(clause, (clause,))
    return " ".join(sentence(each, write.language) for each in ids)


def _compensation(loss: Loss, write: Writer) -> str:
    # Translators: letter: request for fair compensation, with a blank for the loss.
    plain = message("letter.ask.compensation")
    # Translators: letter: the same, with the law that it rests on.
    by_law = message("letter.ask.compensation.law")
    return write.text(by_law if "complaint-committee" in loss.policy.clauses else plain)

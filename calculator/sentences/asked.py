"""A question in words, as a reader would say it."""

from collections.abc import Container
from datetime import date
from decimal import Decimal

from calculator.lost import LostQuestion
from calculator.policy import Policy
from calculator.question import Activated, Question, TopUp, TopUps, ValidUntil
from calculator.sentences.writer import Writer, message

# The parts of questions and plans that are dates, but for the asked day: what was read of them.
DATED = {
    # Translators: within what was read: the day on which a number was lost.
    "lost_on": message("read.lost_on"),
    # Translators: within what was read: the date in the SMS.
    "valid_until": message("read.valid_until"),
    # Translators: within what was read: the day of a top-up.
    "top_up": message("read.top_up"),
    # Translators: within what was read: the day on which a new SIM was activated.
    "activated": message("read.activated"),
    # Translators: within what was read: the day that a plan is to reach.
    "keep_until": message("read.keep_until"),
}
LOST = {
    # Translators: the question in words: somebody else has the number since {day}.
    "sold": message("question.sold"),
    # Translators: the question in words: the number stopped working on {day}.
    "cut-off": message("question.cut-off"),
}


def asked(question: Question, policy: Policy, write: Writer) -> str:
    """What was asked, with the asked day; `question.js` says the same on the page."""
    match question:
        case ValidUntil():
            # Translators: the question in words. {day}: the date printed in the SMS.
            id = message("question.valid_until")
            return write.text(id, day=question.valid_until, on=question.on)
        case TopUp():
            # Translators: the question in words. {amount} was topped up by {channel} on {day}.
            return _top_up(message("question.top_up"), question, policy, write)
        case Activated():
            return write.text(
                # Translators: the question in words. {programme}: how the new SIM was handed out.
                message("question.activated"),
                programme=policy.programmes[question.programme].name[write.language],
                day=question.activated,
                on=question.on,
            )
        case _:
            assert isinstance(question, TopUps), "every question has its words"
            # Translators: one of several top-ups, within the question in words.
            one = message("question.history.top_up")
            top_ups = tuple(_top_up(one, each, policy, write) for each in question.top_ups)
            # Translators: the question in words. {top_ups}: several top-ups, with commas between.
            return write.text(message("question.history"), top_ups=top_ups, on=question.on)


def asked_about_loss(question: LostQuestion, policy: Policy, write: Writer) -> str:
    """What was asked about a loss, with what is known of the number's validity."""
    text = write.text(LOST[question.lost_how], day=question.lost_on)
    # Translators: the question in words: neither a date nor a top-up is known.
    nothing = message("question.nothing-known")
    known = question.known
    return f"{text} {asked(known, policy, write) if known else write.text(nothing)}"


def _top_up(id: str, top_up: TopUp, policy: Policy, write: Writer) -> str:
    return write.text(
        id,
        amount=top_up.amount,
        channel=policy.channels[top_up.channel].name[write.language],
        day=top_up.top_up,
        on=top_up.on,
    )


def we_read(parts: dict[str, str], typed: Container[str], write: Writer) -> str:
    """What was understood of a question, to be said first.

    `parts`: the question in one spelling; of the asked day only what was `typed` is said.
    """
    texts = [
        write.text(id, day=date.fromisoformat(parts[name]))
        for name, id in DATED.items()
        if name in parts
    ]
    if "amount" in parts:
        amount, currency = parts["amount"].split(" ")
        texts.append(write.money(Decimal(amount), currency))
    if "history" in parts:
        days = [date.fromisoformat(line.split(",")[0]) for line in parts["history"].split("\n")]
        # Translators: of several top-ups it is said how many were read, and the days they span.
        id = message("read.top-ups")
        texts.append(write.text(id, count=len(days), first=days[0], last=days[-1]))
    if "on" not in typed:
        # Translators: said first: {what}, a date and perhaps an amount, was understood.
        return write.text(message("read"), what=tuple(texts))
    # Translators: the same where a day was typed about which is asked.
    id = message("read.on")
    return write.text(id, what=tuple(texts), on=date.fromisoformat(parts["on"]))

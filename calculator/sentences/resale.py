"""Whether the number could be sold to somebody else on the asked day."""

from calculator.answer import Answer
from calculator.sentences.writer import Writer, message

RESALE_ON = {
    # Translators: {rule} is the name of the rule that was in force on the asked day, {on}.
    "not-allowed": message("resale_on.not-allowed"),
    # Translators: the same where only some ways to understand the texts allow the sale.
    "unclear": message("resale_on.unclear"),
    # Translators: the same where every way to understand the texts allows the sale.
    "allowed": message("resale_on.allowed"),
}


def resale(answer: Answer, write: Writer) -> str:
    """What the texts say to a sale on the asked day, and the rule in force on that day."""
    on = answer.question.on
    rule = answer.policy.rule_on(on)
    assert rule, "a day before the first rule is refused"
    return write.text(
        RESALE_ON[answer.resale_on], on=write.full_date(on), rule=rule.name[write.language]
    )

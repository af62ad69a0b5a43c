"""Lists of several top-ups, as they are pasted."""

from calculator.answer import answer
from calculator.contract import as_values
from calculator.default_policy import policy
from calculator.question import read_question
from calculator.refusal import Refusal
from verification.fuzzing.contract import check_answer, check_refusal
from verification.fuzzing.seeds import AMOUNTS, DATES, ODD

WEIGHT = 6
SEEDS = [
    *ODD,
    *(f"{day},5 USD\n2026-08-01,2 USD,online" for day in DATES),
    *(f"2026-08-01\t{amount}\tscratch-card\n2026-08-01\t1 USD" for amount in AMOUNTS),
    "date;amount;channel\n1.8.26;5 USD;online\n\n20.8.26;1 USD;",
    "amount,date\n5 USD,1.8.2026\n1 USD,1.3.2026\n1 USD,1.9.2022",
    '"1.8.2026","5 USD"\n"1.8.2026',
    "date,date\n",
    "367*1.8.26,1 USD\n",
    "366*1.8.26,1 USD\n",
    "60000*,",
]


def case(text: str) -> None:
    """The list is answered, and so is what was understood of it, or refused with its row."""
    try:
        question = read_question(policy(), {"history": text, "on": "2026-11-23"})
        found = as_values(answer(policy(), question))
    except Refusal as refusal:
        check_refusal(refusal, "", "history")
        return
    check_answer(found)
    again = read_question(policy(), question.normalised())
    assert again.normalised() == question.normalised()

"""What a draft of a row is, and the sentences that several topics need."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.judge.figures import named, row_or_refusal
from tests.judge.life import Question
from tests.judge.verdict import verdict

LATE = "2199-12-31"  # an asked day after every top-up
CARD, ONLINE = "scratch-card", "online"
GUIDELINE_SOURCE = "58cam-8021 phnom-penh-post-8021"
STATEMENT_SOURCE = "smart-statement-2021"
TABLE_SOURCE = "smart-top-up"
NEW_SIM_SOURCE = "smart-flexi1000"

# Every row of both tables, at its lower end.
ROWS = [
    *((CARD, f"{amount} USD") for amount in (1, 2, 5, 10, 20, 50)),
    *((CARD, f"{amount} KHR") for amount in (5000, 10000)),
    *((ONLINE, f"{amount} USD") for amount in ("1", "2", "2.50")),
]


@dataclass(frozen=True)
class Draft:
    """A row without its expectation."""

    id: str
    question: Question
    source: str
    reason: str


def top_up(day: str, amount: str, channel: str = CARD, on: str = LATE) -> Question:
    return {"top_up": day, "amount": amount, "channel": channel, "on": on}


def printed(day: str, on: str = LATE) -> Question:
    return {"valid_until": day, "on": on}


def new_sim(day: str, programme: str, on: str = LATE) -> Question:
    return {"activated": day, "programme": programme, "on": on}


def id_of(topic: str, question: Question) -> str:
    """The question in short, after its topic."""
    parts = [text.replace(" ", "") for part, text in question.items() if part != "on"]
    asked = [] if question["on"] == LATE else [f"on:{question['on']}"]
    return " ".join([topic, *parts, *asked])


def shifted(day: str, distance: int) -> str:
    """The day some days later, or earlier."""
    return (date.fromisoformat(day) + timedelta(days=distance)).isoformat()


def days_of(question: Question) -> int:
    """The published days of a top-up or of a new SIM."""
    if "programme" in question:
        return int(named("programme", question["programme"])["stage"][0]["days"])
    row = row_or_refusal(question["channel"], question["amount"])
    assert not isinstance(row, str)
    return int(row["days"])


def sum_of(question: Question) -> str:
    """How an auditor works out the dates of an answer with a calendar and a pencil."""
    found = verdict(question)
    return " ".join([_first(question, found), _then(found)]).strip()


def _first(question: Question, found: dict[str, str]) -> str:
    if "valid_until" in question:
        return f"Valid through {question['valid_until']}, as printed."
    days = days_of(question)
    day = question.get("top_up") or question["activated"]
    first, last = (found.get("valid_until") or found["unused"]).split("/")
    return f"{days} days from {day}: {first} if that day is day 1, {last} if it is not."


def _then(found: dict[str, str]) -> str:
    texts = {
        "held": "Guideline: 60 + 30 + 90 days, the last valid day counting or not.",
        "retained": "Statement: 90 days, the last valid day counting or not.",
    }
    return " ".join(text for stage, text in texts.items() if stage in found)


def source_of(question: Question) -> str:
    """The sources of the figures that the dates rest on."""
    found = verdict(question)
    sources = [TABLE_SOURCE] if "top_up" in question else []
    sources += [NEW_SIM_SOURCE] if "programme" in question else []
    sources += [STATEMENT_SOURCE] if "retained" in found else []
    sources += [GUIDELINE_SOURCE] if "held" in found else []
    return " ".join(sources) or "calendar"

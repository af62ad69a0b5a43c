"""The door of the page: JSON as it comes, and questions with anything in their parts."""

import json

from calculator.web import respond
from verification.fuzzing.contract import PARTS, check_answer, check_sentence
from verification.fuzzing.seeds import AMOUNTS, DATES, ODD

WEIGHT = 24
QUESTION = "?"  # begins a case that gives the parts of a question, one in each line
# What a response to each task holds, but for a refusal.
TASKS = ({"answer", "wording"}, {"plan", "wording"}, {"note"}, {"calendar", "file"}, {"rows"})
FIELDS = (None, *PARTS, "history", "keep_until", "goal")
SEEDS = [
    *ODD,
    *(f"?{day}\n\n\n\n\n\n2026-11-23" for day in DATES),
    *(f"?\n2026-08-01\n{amount}\nonline\n\n\n2026-11-23" for amount in AMOUNTS),
    "?\n\n\n\n2026-08-01\nfree-sim\n2026-11-23",
    "{}",
    "[]",
    "null",
    "NaN",
    "300000*[",
    '60000*{"question":',
    '{"question": {"valid_until": "10.9.26", "on": "2026-11-23"}, "language": "km",'
    ' "digits": "khmer"}',
    '{"question": {}, "language": ["en"], "digits": {"latin": 1e999}}',
    '{"plan": {"keep_until": "1.3.2027", "on": "1.12.2026", "channel": ""}, "language": "en",'
    ' "digits": "latin"}',
    '{"plan": {"keep_until": "5.6.2031", "on": "2026-12-01", "goal": "kept"}, "language": "km",'
    ' "digits": "khmer"}',
    '{"note": {"question": {"valid_until": "10.9.26", "on": "2026-11-23"}, "made": "2026-11-23"},'
    ' "language": "km", "digits": "khmer"}',
    '{"calendar": {"question": {"history": "1.8.26,5 USD", "on": "2026-11-23"},'
    ' "made": "2026-11-23", "label": "\u202e"}, "language": "en", "digits": "latin"}',
    '{"rows": {"text": "label,valid_until\\na,10.9.26", "last": true, "on": "2026-11-23",'
    ' "place": null}, "language": "km", "digits": "khmer"}',
    '{"rows": {"text": "", "last": false, "on": "2026-11-23", "place": {"row": -1,'
    ' "columns": [[]], "delimiter": ","}}, "language": "en", "digits": "latin"}',
    '{"question": 1, "question": {"on": "\\ud800"}, "language": "en", "digits": "latin"}',
]


def case(text: str) -> None:
    """There is an answer or a refusal of the agreed form, and it can be sent."""
    if text.startswith(QUESTION):
        typed = dict(zip(PARTS, text[1:].split("\n"), strict=False))
        question = {part: value for part, value in typed.items() if value}
        language = "km" if len(text) % 2 else "en"
        text = json.dumps({"question": question, "language": language, "digits": "khmer"})
    sent = respond(text)
    sent.encode("utf-8")
    responded = json.loads(sent)
    if "refusal" not in responded:
        assert responded.keys() in TASKS
        if "answer" in responded:
            check_answer(responded["answer"])
            check_sentence(responded["wording"]["headline"])
        return
    assert responded.keys() == {"refusal"}
    assert responded["refusal"].keys() - {"row", "offers"} == {"id", "field", "sentence"}
    assert responded["refusal"]["field"] in FIELDS
    check_sentence(responded["refusal"]["sentence"])

"""One piece of a table as a page asks for it, and its rows as the page shows them.

Given: `{"text", "last", "on", "place"}`, of which `place` is null at first and then what came
back with the piece before, unchanged. Back: `place`, `rest`, which belongs before the next text,
`answered` and `refused` for showing, and the pieces `answers` and `refusals` of the two files.
"""

from dataclasses import asdict
from typing import Any

from calculator.answer import Range
from calculator.batch.place import DELIMITERS, HEADINGS, Place
from calculator.batch.reading import Answered, Batch, Refused
from calculator.batch.table import answers_csv, refusals_csv
from calculator.policy import Stage
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.stages import STAGES
from calculator.sentences.writer import message


def check(given: Any) -> None:
    """Raise `Refusal` for what is no piece of a table."""
    if not isinstance(given, dict) or given.keys() != {"text", "last", "on", "place"}:
        raise Refusal("request-garbage")
    if not (type(given["text"]) is type(given["on"]) is str and type(given["last"]) is bool):
        raise Refusal("request-garbage")


def respond(batch: Batch, given: dict[str, Any], write: Writer) -> dict[str, Any]:
    """What is said on one checked piece."""
    place = _place(given["place"])
    part = batch.read(given["text"], given["last"], place)
    begins = place is None
    return {
        "place": asdict(part.place) if part.place else None,
        "rest": part.rest,
        "answered": [_answered(each, write) for each in part.answered],
        "refused": [_refused(each, write) for each in part.refused],
        "answers": answers_csv(part, batch, begins),
        # For other programs, whichever digits the page shows.
        "refusals": refusals_csv(part, Writer(write.language), begins),
    }


def _place(given: Any) -> Place | None:
    """A place that was handed out before."""
    if given is None:
        return None
    try:
        place = Place(given["delimiter"], tuple(given["columns"]), given["row"])
        sound = place.delimiter in DELIMITERS and {*HEADINGS, ""}.issuperset(place.columns)
    except (KeyError, TypeError):
        raise Refusal("request-garbage") from None
    if not sound or type(place.row) is not int:
        raise Refusal("request-garbage")
    return place


def _answered(answered: Answered, write: Writer) -> dict[str, Any]:
    """Each column as the reader reads it, and by what it is sorted."""
    found = answered.found
    furthest, least = found.stage_on
    return {
        "row": answered.row,
        "label": echo(answered.label),
        "act_by": {"text": write.date(found.act_by), "sort": found.act_by.isoformat()},
        "stage": {
            "text": _stages(furthest, least, write),
            "sort": found.progress,
        },
        "recycle_date": _days(found.recycle_date, write),
    }


def _days(days: Range, write: Writer) -> dict[str, str]:
    text = write.date_range(days.earliest, days.latest)
    return {"text": text, "sort": days.earliest.isoformat()}


def _stages(furthest: Stage, least: Stage, write: Writer) -> str:
    names = [write.text(STAGES[stage.id]) for stage in (least, furthest)]
    if furthest == least:
        return names[0]
    # Translators: the number stands in one of two stages, as the texts are unclear; their names.
    return write.text(message("stage.either"), first=names[0], second=names[1])


def _refused(refused: Refused, write: Writer) -> dict[str, Any]:
    return {
        "row": refused.row,
        "label": echo(refused.label),
        "sentence": sentence(refused.refusal, write),
    }

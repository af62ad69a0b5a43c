"""The catalog ids of names: stages, what works in them, standings."""

from calculator.policy import Stage
from calculator.sentences.writer import message

STAGES = {
    # Translators: stage of a new SIM that was never topped up.
    "unused": message("stage.unused"),
    # Translators: stage in which everything works, until validity ends.
    "active": message("stage.active"),
    # Translators: stage in which calls, SMS and data out are barred and only incoming works.
    "outgoing-barred": message("stage.outgoing-barred"),
    # Translators: stage in which nothing goes out or comes in.
    "barred": message("stage.barred"),
    # Translators: stage in which the number is cut off but kept and restored on request.
    "held": message("stage.held"),
    # Translators: the 90 days of the operator's statement of 2021, in which the number stays.
    "retained": message("stage.retained"),
    # Translators: from now on the number may be sold to somebody else.
    "resale": message("stage.resale"),
}

STANDINGS = {
    # Translators: standing of a source: the operator's own text.
    "operator": message("standing.operator"),
    # Translators: standing of a source: the regulator's or a ministry's own text.
    "regulator": message("standing.regulator"),
    # Translators: standing of a source: a general law of the country.
    "law": message("standing.law"),
    # Translators: standing of a source: press, forum or blog, that is second-hand.
    "press": message("standing.press"),
    # Translators: standing of a statement: our own inference.
    "inference": message("standing.inference"),
    # Translators: standing of a statement: looked for and not found.
    "unknown": message("standing.unknown"),
}


def works(stage: Stage) -> str:
    """The id of the text that says what works in a stage."""
    if stage.id == "resale":
        # Translators: what works in the stage of resale: the number is no longer yours.
        return message("works.resale")
    if stage.outgoing is None or stage.incoming is None:
        # Translators: it is not published what works in a stage.
        return message("works.unknown")
    if stage.outgoing:
        # Translators: everything works.
        return message("works.everything")
    if stage.incoming:
        # Translators: calls, SMS and data out are barred; calls and SMS still come in.
        return message("works.incoming")
    # Translators: no calls, no SMS, no data, in either direction.
    return message("works.nothing")


def help_in(stage: Stage) -> str | None:
    """The id of the text that says how the number is kept in a stage, if anything does."""
    if stage.top_up_restores:
        # Translators: in this stage an ordinary top-up keeps the number.
        return message("help.top_up")
    if stage.restorable_on_request:
        # Translators: in this stage a top-up is not enough; the operator has to be asked.
        return message("help.request")
    return None

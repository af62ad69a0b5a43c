"""The catalog ids of what is said beside the dates: unclear texts and warnings."""

from calculator.sentences.writer import message

UNCLEAR = {
    # Translators: unclear whether the day of the top-up counts as the first day of its validity.
    "top-up-day": message("unclear.top-up-day"),
    # Translators: unclear whether the day on which validity ends counts as day 1 of what follows.
    "validity-end-day": message("unclear.validity-end-day"),
    # Translators: unclear whether the day of activation counts as day 1 for a new SIM.
    "first-use-day": message("unclear.first-use-day"),
    # Translators: unclear whether the days of several top-ups add up.
    "stacking": message("unclear.stacking"),
    # Translators: unclear what happens to a day that is missing in a shorter month (31 June).
    "month-end": message("unclear.month-end"),
}

WARNINGS = {
    # Translators: the last top-up was entered; an earlier one may reach further.
    "earlier-top-up": message("warning.earlier-top-up"),
    # Translators: under some reading the number was cut off already when a top-up came.
    "top-up-too-late": message("warning.top-up-too-late"),
    # Translators: under one reading the old rule applies, under the other one the new rule.
    "rule-depends-on-reading": message("warning.rule-depends-on-reading"),
    # Translators: a newer rule came into force while the number's old period was running.
    "rule-changed-meanwhile": message("warning.rule-changed-meanwhile"),
    # Translators: the lengths of the stages are known from the press only.
    "second-hand": message("warning.second-hand"),
    # Translators: unknown whether the regulator's guideline covers a SIM never topped up.
    "rule-may-not-cover": message("warning.rule-may-not-cover"),
}

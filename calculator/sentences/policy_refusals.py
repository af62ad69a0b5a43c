"""Refusals of policy files: each names file and key, and says what to do."""

from calculator.sentences.writer import message

POLICY_REFUSALS = {
    # Translators: the file cannot be opened.
    "policy-unreadable": message("policy.unreadable"),
    # Translators: the file is far larger than any policy. {kilobytes}: how large it may be.
    "policy-too-large": message("policy.too-large"),
    # Translators: a line of the file is far too long. {key}: line and column, such as 12:1000.
    "policy-long-line": message("policy.long-line"),
    # Translators: the file is not encoded in UTF-8.
    "policy-not-utf8": message("policy.not-utf8"),
    # Translators: the file is not TOML. {key}: line and column, such as 12:5.
    "policy-not-toml": message("policy.not-toml"),
    # Translators: {key} is not known in the format.
    "policy-unknown-key": message("policy.unknown-key"),
    # Translators: {key} is required and missing.
    "policy-missing-key": message("policy.missing-key"),
    # Translators: {key} must be a text in quotation marks.
    "policy-not-text": message("policy.not-text"),
    # Translators: {key} holds a line break, a direction mark or another mark nobody sees.
    "policy-invisible": message("policy.invisible"),
    # Translators: {key} must be a short name of small letters, digits and hyphens.
    "policy-not-id": message("policy.not-id"),
    # Translators: {key} must be a list of texts.
    "policy-not-list": message("policy.not-list"),
    # Translators: {key} must be a positive whole number.
    "policy-not-whole": message("policy.not-whole"),
    # Translators: {key} must be true or false.
    "policy-not-flag": message("policy.not-flag"),
    # Translators: {key} must be a date without quotation marks.
    "policy-not-date": message("policy.not-date"),
    # Translators: {key} is a placeholder such as 9999-12-31.
    "policy-sentinel-date": message("policy.sentinel-date"),
    # Translators: {key} must be a table or a list of tables.
    "policy-not-table": message("policy.not-table"),
    # Translators: {key} must be one of {choices}.
    "policy-not-a-choice": message("policy.not-a-choice"),
    # Translators: {key} must be an amount written as text, so that it stays exact.
    "policy-float-money": message("policy.float-money"),
    # Translators: {twice} stands twice.
    "policy-duplicate": message("policy.duplicate"),
    # Translators: a source was published after it was looked at.
    "policy-published-late": message("policy.published-late"),
    # Translators: settled needs one reading, unclear needs several.
    "policy-readings": message("policy.readings"),
    # Translators: "from" must be smaller than "to".
    "policy-empty-range": message("policy.empty-range"),
    # Translators: the stages are not in order. {first}: the id of the first stage.
    "policy-stage-order": message("policy.stage-order"),
    # Translators: stages in which a top-up helps must come first.
    "policy-restore-order": message("policy.restore-order"),
    # Translators: {named} is not among the sources.
    "policy-missing-source": message("policy.missing-source"),
    # Translators: {named} is not among the clauses.
    "policy-missing-clause": message("policy.missing-clause"),
    # Translators: the rows of a table are not in rising order.
    "policy-unsorted": message("policy.unsorted"),
    # Translators: a row covers amounts that another row covers too.
    "policy-overlap": message("policy.overlap"),
    # Translators: two rules come into force on the same day.
    "policy-same-day": message("policy.same-day"),
    # Translators: {key} names no time zone that is known.
    "policy-time-zone": message("policy.time-zone"),
    # Translators: the convention {named} must be declared.
    "policy-missing-convention": message("policy.missing-convention"),
}

"""Refusals of tables of numbers, as a whole or of single rows."""

from calculator.sentences.writer import message

BATCH_REFUSALS = {
    # Translators: the file cannot be opened.
    "batch-unreadable": message("batch.unreadable"),
    # Translators: the file cannot be written there.
    "batch-unwritable": message("batch.unwritable"),
    # Translators: the unfinished file of another run is there.
    "batch-in-the-way": message("batch.in-the-way"),
    # Translators: the same file was named twice: one would be written over.
    "batch-same-file": message("batch.same-file"),
    # Translators: the table has no row of headings. {known}: the headings there are.
    "batch-empty": message("batch.empty"),
    # Translators: {unknown}: headings that are not known; {known}: those that there are.
    "batch-columns": message("batch.columns"),
    # Translators: {columns}: headings of columns that have the same meaning.
    "batch-columns-twice": message("batch.columns-twice"),
    # Translators: no column has a date. {known}: the columns with dates.
    "batch-no-date": message("batch.no-date"),
    # Translators: quotation marks in this row do not match up, so that it has no end.
    "batch-quotes": message("batch.quotes"),
    # Translators: the row has characters that were broken when the file was saved.
    "batch-not-utf8": message("batch.not-utf8"),
    # Translators: the row has more cells than there are headings.
    "batch-cells": message("batch.cells"),
}

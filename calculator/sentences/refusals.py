"""Refusals as sentences: one clear sentence each, with what to do."""

from calculator.refusal import Refusal
from calculator.sentences.writer import Writer, message

REFUSALS = {
    # Translators: a date field was left empty.
    "date-missing": message("refusal.date-missing"),
    # Translators: {typed} is no date that could be read.
    "date-garbage": message("refusal.date-garbage"),
    # Translators: {typed} names a day that does not exist, such as 30.02.2026.
    "date-impossible": message("refusal.date-impossible"),
    # Translators: the two-digit year of {typed} could be of another century.
    "date-two-digit-year": message("refusal.date-two-digit-year"),
    # Translators: {typed} is too far in the past or in the future.
    "date-out-of-range": message("refusal.date-out-of-range"),
    # Translators: {typed} names day and month, but no year.
    "date-year-missing": message("refusal.date-year-missing"),
    # Translators: {typed} holds several dates, and no word such as "valid till" decides.
    "date-several": message("refusal.date-several"),
    # Translators: {typed}, such as 26-08-25, may begin with the day or with the year.
    "date-unclear": message("refusal.date-unclear"),
    # Translators: {typed} ends at 00:00, where one day ends and the next one begins.
    "date-midnight": message("refusal.date-midnight"),
    # Translators: {typed} has a time that does not exist, or that of another time zone.
    "date-time": message("refusal.date-time"),
    # Translators: the year of {typed} is one of the Buddhist era, such as 2569.
    "date-buddhist": message("refusal.date-buddhist"),
    # Translators: a top-up or activation on {day} lies after the asked day {on}.
    "day-after-asked": message("refusal.day-after-asked"),
    # Translators: no rule is known for {day}; the first one is known from {first}.
    "no-rule": message("refusal.no-rule"),
    # Translators: the amount was left empty.
    "amount-missing": message("refusal.amount-missing"),
    # Translators: {typed} is no amount that could be read.
    "amount-garbage": message("refusal.amount-garbage"),
    # Translators: {typed} can be read in two ways, such as 4,50.
    "amount-unclear": message("refusal.amount-unclear"),
    # Translators: {typed} has no currency.
    "currency-missing": message("refusal.currency-missing"),
    # Translators: {currency} is no currency that is known here.
    "currency-unknown": message("refusal.currency-unknown"),
    # Translators: no table in {currency} for this way of topping up; {known}: those there are.
    "currency-not-published": message("refusal.currency-not-published"),
    # Translators: {typed} is below the smallest amount {smallest} of the table.
    "amount-too-small": message("refusal.amount-too-small"),
    # Translators: no validity is published for {typed}. {code}: a code to dial, such as *888#.
    "amount-not-published": message("refusal.amount-not-published"),
    # Translators: {typed} is no way of topping up; {known} lists those there are.
    "channel-unknown": message("refusal.channel-unknown"),
    # Translators: {typed} is no SIM programme; {known} lists those there are.
    "programme-unknown": message("refusal.programme-unknown"),
    # Translators: a list of several top-ups is empty.
    "history-empty": message("refusal.history-empty"),
    # Translators: the list has more than {most} top-ups.
    "history-too-long": message("refusal.history-too-long"),
    # Translators: the first line of the list names columns, but not these. {known}: their names.
    "history-columns": message("refusal.history-columns"),
    # Translators: {typed} is a line of the list that cannot be taken apart into its columns.
    "history-row": message("refusal.history-row"),
    # Translators: an early top-up ran out on {day}, before the first known rule ({first}).
    "history-before-rules": message("refusal.history-before-rules"),
    # Translators: the number was cut off already when it was topped up on {day}.
    "top-up-too-late": message("refusal.top-up-too-late"),
    # Translators: the file with the list cannot be opened. {file}: its name.
    "history-unreadable": message("refusal.history-unreadable"),
    # Translators: the file with the list is not encoded in UTF-8. {file}: its name.
    "history-not-utf8": message("refusal.history-not-utf8"),
    # Translators: no table is known for a top-up on {day}; the first is in force from {first}.
    "no-table": message("refusal.no-table"),
    # Translators: a policy file cannot be used. {fault}: key and remedy, in English.
    "policy-fault": message("refusal.policy-fault"),
    # Translators: none of the three questions was asked.
    "question-none": message("refusal.question-none"),
    # Translators: more than one of the three questions was asked at once.
    "question-several": message("refusal.question-several"),
    # Translators: {part} does not belong to the question that was asked.
    "question-part": message("refusal.question-part"),
    # Translators: no reminder is made: nothing is sure to keep the number any more.
    "reminder-none": message("refusal.reminder-none"),
    # Translators: {typed} is no way to lose a number; {known} lists those there are.
    "lost-how": message("refusal.lost-how"),
    # Translators: a letter was asked for without the day on which the number was lost.
    "loss-missing": message("refusal.loss-missing"),
    # Translators: the request of a page or program is not of the agreed form.
    "request-garbage": message("refusal.request-garbage"),
    # Translators: the command line was not understood. {typed}: the part at fault.
    "usage": message("refusal.usage"),
}

# Of plans: which top-up reaches a day.
PLAN_REFUSALS = {
    # Translators: it was not said until which day the number is to be kept.
    "plan-day-missing": message("refusal.plan-day-missing"),
    # Translators: the number is to be kept until {day}, which lies before {on}.
    "plan-past": message("refusal.plan-past"),
    # Translators: {day} is more than five years after {on}.
    "plan-too-far": message("refusal.plan-too-far"),
    # Translators: a top-up surely kept the number until {day} only. {number}: customer service.
    "plan-too-late": message("refusal.plan-too-late"),
    # Translators: {typed} is no goal of a plan; {known} lists those there are.
    "plan-goal": message("refusal.plan-goal"),
}

# Of tables of numbers, as a whole or of single rows.
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
    # Translators: {columns} hold the same. {option}: what to write to choose one of them.
    "batch-columns-twice": message("batch.columns-twice"),
    # Translators: {typed} names no column of the table, or not what it holds ({known}).
    "batch-column": message("batch.column"),
    # Translators: the dates of {column} seem to begin with the month.
    "batch-month-first": message("batch.month-first"),
    # Translators: some dates of the column begin with the day, others with the month.
    "batch-two-orders": message("batch.two-orders"),
    # Translators: the file is no table: neither CSV nor a workbook that Excel saves today.
    "batch-no-table": message("batch.no-table"),
    # Translators: the file is larger than 64 MB.
    "batch-too-large": message("batch.too-large"),
    # Translators: the part that reads files of Excel is not installed.
    "batch-excel-missing": message("batch.excel-missing"),
    # Translators: no column has a date. {known}: the columns with dates.
    "batch-no-date": message("batch.no-date"),
    # Translators: quotation marks in this row do not match up, so that it has no end.
    "batch-quotes": message("batch.quotes"),
    # Translators: the row has characters that were broken when the file was saved.
    "batch-not-utf8": message("batch.not-utf8"),
    # Translators: the row has more cells than there are headings.
    "batch-cells": message("batch.cells"),
}

# Behind a refusal: the question whether one day or amount is meant, or which of several.
OFFERS = (
    # Translators: behind a refusal; {offers} is a date or an amount that was likely meant.
    message("refusal.offer.one"),
    # Translators: the same with several meanings: "Did you mean 6 or 7 December 2026?"
    message("refusal.offer.several"),
)


def sentence(refusal: Refusal, write: Writer) -> str:
    """What is said to the reader whose question was refused, and what was likely meant."""
    ids = REFUSALS | PLAN_REFUSALS | BATCH_REFUSALS
    text = write.text(ids[refusal.id], **refusal.details)
    if refusal.offers:
        meanings = [write.detail(each) for each in refusal.offers]
        offer = OFFERS[len(meanings) > 1]
        text = f"{text} {write.text(offer, offers=write.either(meanings))}"
    # Translators: a refusal that is about one line of a list. {text}: the whole sentence.
    in_row = message("refusal.in-row")
    return text if refusal.row is None else write.text(in_row, row=refusal.row, text=text)

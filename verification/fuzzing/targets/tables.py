"""Tables of many numbers: any text at all, cut into two pieces somewhere."""

import csv
from io import StringIO

from calculator.batch import Batch, Part, answers_csv, refusals_csv
from calculator.default_policy import policy
from calculator.refusal import Refusal
from verification.fuzzing.contract import PARTS, WRITERS, check_refusal
from verification.fuzzing.seeds import AMOUNTS, DATES, ODD

WEIGHT = 2
# Read four times, with every branch counted; larger ones only take longer.
LARGEST = 50_000
BATCH = Batch(policy(), "2026-11-23")
HEADINGS = "label,valid_until,top_up,amount,channel,activated,programme"
FORMULAS = ("=1+1", "+855 12", "-1", "@x", "\t=1", "\u200b=1", "a,=1", "＝1")
SEEDS = [
    *ODD,
    *(f"{HEADINGS}\na,{day},,,,,\n" for day in DATES),
    *(f'{HEADINGS}\na,,1.8.26,"{amount}",online,,\n' for amount in AMOUNTS),
    *(f'label;valid_until\n"{label}";10.9.26\n"{label}";soon\n' for label in (*FORMULAS, *ODD)),
    "ស្លាក\tថ្ងៃបើកប្រើស៊ីម\tស៊ីមបានមកពីណា\r\nថ្មី\t១៦.១១.២០២៦\tfree-sim\r\n",
    'label,valid_until\r\n"a\r\nb""c",10.9.26\r"',
    "2000*label,valid_until\n,10.9.26\n",
    '100000*"',
    "300000*,",
    "label,top_up,label\n",
]


def case(text: str) -> None:
    """Every row is answered or refused, or the whole table is, wherever it is cut."""
    text = text[:LARGEST]
    whole = read(text, len(text))
    assert outline(read(text, len(text) // 3)) == outline(whole)
    if isinstance(whole, Part):
        for answered in whole.answered:
            assert answered.found.act_by < answered.found.recycle_date.earliest
        for refused in whole.refused[:20]:
            check_refusal(refused.refusal, "", None, *PARTS)
        check_files(whole)


def read(text: str, cut: int) -> Part | str:
    """All rows, or why the table is refused."""
    try:
        first = BATCH.read(text[:cut], False, None)
        last = BATCH.read(first.rest + text[cut:], True, first.place)
    except Refusal as refusal:
        check_refusal(refusal, "batch-", None, *PARTS)
        return refusal.id
    assert last.rest == ""
    answered, refused = first.answered + last.answered, first.refused + last.refused
    return Part(last.place, "", answered, refused)


def outline(found: Part | str) -> object:
    """What must be the same; of two reasons to refuse a table, the first to be met is given."""
    if isinstance(found, str):
        return "refused"
    return found.answered, [(each.row, each.label, each.refusal.id) for each in found.refused]


def check_files(part: Part) -> None:
    """Both files have a row for each row, and no cell that a spreadsheet computes."""
    for write in WRITERS:
        files = answers_csv(part, BATCH, True), refusals_csv(part, write, True)
        for text, rows in zip(files, (part.answered, part.refused), strict=True):
            assert part.place
            lines = list(csv.reader(StringIO(text, newline=""), delimiter=part.place.delimiter))
            assert len(lines) == len(rows) + 1
            assert not [
                cell for line in lines for cell in line if cell.lstrip()[:1] in tuple("=+-@")
            ]

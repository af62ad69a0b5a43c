"""The forms in which spreadsheets and people write a table."""

from itertools import permutations

import pytest

from calculator.sentences import Writer
from tests.batch.tables import MIXED, Batch, rows

DATES = "label,valid_until\nDara,10.09.2026\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_every_kind_of_csv_gives_the_same(
    batch: Batch, mark: str, end: str, delimiter: str
) -> None:
    expected = batch.answers(MIXED)
    table = mark + MIXED.replace(",", delimiter).replace("\n", end)
    assert batch.run(table).status == 0
    assert rows(batch.output, delimiter) == expected


def test_columns_may_stand_in_any_order(batch: Batch) -> None:
    cells = {"label": "Dara", "top_up": "1.8.2026", "amount": "5 USD"}
    found = [
        batch.answers(f"{','.join(order)}\n{','.join(cells[name] for name in order)}\n")
        for order in permutations(cells)
    ]
    assert all(each == found[0] for each in found)
    assert found[0][0]["act_by"] == "2026-12-07"


@pytest.mark.parametrize("language", ["en", "km"])
def test_headings_may_be_in_either_language(batch: Batch, language: str) -> None:
    write = Writer(language)
    names = [write.text(f"column.{name}") for name in ("number", "top_up", "amount", "channel")]
    (row,) = batch.answers(f"{','.join(names)}\n010 xxx,១.៨.២០២៦,៥ ដុល្លារ,កាតកោស\n")
    assert (row["label"], row["act_by"]) == ("010 xxx", "2026-12-07")


@pytest.mark.parametrize(
    "heading", ["Valid until", "VALID_UNTIL", " valid-until ", '"Valid  until"']
)
def test_headings_are_compared_as_people_write_them(batch: Batch, heading: str) -> None:
    assert batch.answers(f"{heading}\n10.9.26\n")


def test_quoted_cells_may_hold_separators_quotes_and_line_breaks(batch: Batch) -> None:
    label = 'Sok, "Dara"\r\nshop; two'
    quoted = label.replace('"', '""')
    found = batch.answers(f'label,valid_until\n"{quoted}",10.9.26\nnext,11.9.26\n')
    assert [(row["label"], row["row"]) for row in found] == [(label, "2"), ("next", "3")]


def test_columns_without_heading_may_be_there_if_they_are_empty(batch: Batch) -> None:
    found = batch.answers("label,valid_until,,\na,10.9.26,,\nb,10.9.26,,x\n,,,\n")
    assert [row["label"] for row in found] == ["a"]
    assert [row["reason"] for row in rows(batch.refused)] == ["batch-cells"]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("", "valid_until"),
        ("\n\n", "valid_until"),
        ("label,amout,valid_until\na,5 USD,10.9.26\n", "amout"),
        ("010 xxx 345,10.9.26\n", "010 xxx 345"),
        ("label,amount\na,5 USD\n", "activated"),
        ("valid_until,Valid until\n10.9.26,10.9.26\n", "Valid until"),
        ('label,valid_until\na,10.9.26\n"b,10.9.26\nc,10.9.26\n', "3"),
        ('label,valid_until\n"a"b,10.9.26\nc,10.9.26\n', "2"),
        ("label,valid_until\n" + "a" * 200_000, "2"),
        ('label,valid_until\n"' + "a,b\n" * 50_000, "2"),
        ("ឈ្មោះ,valid_until\n".encode("utf-16"), "1"),
        ("label\xa0é,valid_until\n".encode("latin-1"), "1"),
    ],
)
def test_a_table_that_is_not_understood_is_refused_as_a_whole(
    batch: Batch, table: str | bytes, named: str, language: str
) -> None:
    assert named in batch.reason(table, f"--language={language}")


@pytest.mark.parametrize("heading", ["amout", "label"])
def test_of_many_wrong_headings_the_first_are_named(batch: Batch, heading: str) -> None:
    reason = batch.reason(",".join([heading] * 9_000))
    assert f"{', '.join([heading] * 5)}, …" in reason


def test_a_row_with_broken_letters_is_refused_and_the_others_are_answered(batch: Batch) -> None:
    found = batch.answers(DATES.encode() + b"caf\xe9,10.9.26\nSok,10.9.26\n")
    assert [row["label"] for row in found] == ["Dara", "Sok"]
    (refused,) = rows(batch.refused)
    assert (refused["row"], refused["reason"]) == ("3", "batch-not-utf8")

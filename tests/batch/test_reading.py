"""The forms in which spreadsheets and people write a table, and which column is read as what."""

from datetime import date, datetime
from itertools import product

import pytest

from tests.batch.tables import MIXED, Batch, rows, workbook

SHARED = 'Sok, "Dara"\r\nshop; two'
QUOTED = '"Sok, ""Dara""\r\nshop; two"'


def test_every_kind_of_csv_gives_the_same(batch: Batch) -> None:
    expected = batch.answers(MIXED)
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    for mark, end, delimiter in product(("", "\ufeff"), ("\n", "\r\n", "\r"), ",;\t|"):
        table = mark + MIXED.replace(",", delimiter).replace("\n", end)
        for encoding in encodings:
            found = batch.answers(table.encode(encoding))
            assert found == expected, (mark, end, delimiter, encoding)


def test_a_workbook_gives_what_its_csv_gives(batch: Batch) -> None:
    headings = ["label", "valid_until", "top_up", "amount"]
    expected = batch.answers(f"{','.join(headings)}\n{10**22},10.9.26,,\nb,,1.8.26,5 USD\n")
    when = datetime.fromisoformat("2026-09-10")
    # A whole number so large that Excel writes it as a float.
    table = workbook(headings, [1e22, when], ["b", None, date(2026, 8, 1), "5 USD"])
    assert batch.answers(table) == expected


@pytest.mark.parametrize(
    ("table", "read"),
    [
        # Excel's first line names the separator, and counts as a row.
        ("sep=;\nName;Valid till\na, b;10.09.2026\n", {"3": ("a, b", "2026-09-10")}),
        ("Name,Valid Till (from SMS)\nDara,10.9.26\n", {"2": ("Dara", "2026-09-10")}),
        ("label,valid_until\ncafé,10.9.26\n".encode("cp1252"), {"2": ("café", "2026-09-10")}),
        ("My numbers,\n\nName,Valid till\nDara,10.9.26\n", {"4": ("Dara", "2026-09-10")}),
        ("My numbers\n\nName;Valid till\nDara;10.9.26\n", {"4": ("Dara", "2026-09-10")}),
        (
            f"label,valid_until\n{QUOTED},10.9.26\nb,11.9.26\n",
            {"2": (SHARED, "2026-09-10"), "3": ("b", "2026-09-11")},
        ),
        # Dates as spreadsheets write them.
        (
            "valid_until\n46235\n10-Sep-26\n2026-09-10 00:00:00\n១០.០៩.២០២៦\n",
            {"2": ("", "2026-08-01")} | dict.fromkeys("345", ("", "2026-09-10")),
        ),
        # What needs no order of day and month proves none.
        (
            "valid_until\n2026-12-31\n26-12-31\n10.9.26\nvalid till 10.09.26 23:59\n",
            {"2": ("", "2026-12-31"), "4": ("", "2026-09-10"), "5": ("", "2026-09-10")},
        ),
    ],
)
def test_a_table_is_read_as_it_is_written(
    batch: Batch, table: str | bytes, read: dict[str, tuple[str, str]]
) -> None:
    found = {row["row"]: (row["label"], row["read"]) for row in batch.answers(table)}
    assert found == read


@pytest.mark.parametrize(
    "headings",
    [
        "Phone;Name;Valid till",
        "Label;;Valid till",
        "លេខទូរស័ព្ទ;ឈ្មោះ;សុពលភាព",
        "Tel.;Shop;EXPIRY DATE",
        "MSISDN;Notes;Valid until:",
        "Client;Branch;SMS",
    ],
)
def test_columns_have_their_usual_headings_and_others_are_passed_over(
    batch: Batch, headings: str
) -> None:
    ran = batch.run(headings + "\n010 xxx 345;Dara;10.09.2026\n")
    (row,) = rows(batch.output)
    assert (row["label"], row["read"]) == ("010 xxx 345", "2026-09-10")
    assert "A = Label, C = Valid until" in ran.err
    second = headings.split(";")[1]
    assert not second or f"Passed over: B ({second})." in ran.err


def test_the_reader_says_which_column_holds_what(batch: Batch) -> None:
    table = "a,b,Valid till,Expiry\nDara,11.9.26,10.9.26,12.9.26\n"
    assert "C Valid till, D Expiry" in (reason := batch.reason(table))
    assert "--column valid_until=C" in reason
    for choice, day in (("C", "10"), ("expiry", "12"), ("b", "11")):
        (row,) = batch.answers(table, f"--column=valid_until={choice}", "--column=label=A")
        assert (row["label"], row["read"]) == ("Dara", f"2026-09-{day}")
    both = "valid_until,top_up,amount\n10.9.26,1.8.26,5 USD\n"
    options = [f"--column={name}=-" for name in ("top_up", "amount")]
    assert batch.answers(both, *options)[0]["read"] == "2026-09-10"
    for letter, before in (("Z", 25), ("AA", 26), ("BA", 52)):
        said = batch.run("," * before + "Expiry\n" + "," * before + "10.9.26\n").err
        assert f"Columns: {letter} = Valid until" in said
    for count, last in ((5, "E Expiry."), (6, "E Expiry, …")):
        assert f"D Expiry, {last}" in batch.reason(",".join(["Expiry"] * count))
    for heading, label in (("Client", "Dara"), ("Xyz", "")):
        below = f"My numbers\n\n{heading};Finish\nDara;10.9.26\n"
        (row,) = batch.answers(below, "--column=valid_until=finish")
        assert (row["label"], row["read"]) == (label, "2026-09-10")
    for day, order in (("1/13/2027", "month-first"), ("2027-01-13", "day-first")):
        without_headings = f"My numbers\nDara,{day}\nSok,11.9.26\n"
        found = batch.answers(without_headings, "--column=valid_until=B", f"--dates={order}")
        assert (found[0]["row"], found[0]["read"], len(found)) == ("2", "2027-01-13", 2)
    months = "Dara,1/13/2027\nSok,2/13/2027\n"
    assert "column B the" in batch.reason(months, "--column=valid_until=B")
    for wrong in ("valid_until=Z", "day=C", "C", "valid_until="):
        assert wrong in batch.reason(table, f"--column={wrong}")


MONTH_FIRST = "valid_until\n1/5/2027\n12/13/2026\n5/5/2027\n"


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_column_that_proves_month_first_is_asked_about(batch: Batch, language: str) -> None:
    reason = batch.reason(MONTH_FIRST, f"--language={language}")
    assert "A (valid_until)" in reason
    assert "--dates month-first" in reason
    found = batch.answers(MONTH_FIRST, "--dates=month-first", f"--language={language}")
    assert [row["read"] for row in found] == ["2027-01-05", "2026-12-13", "2027-05-05"]
    found = batch.answers(MONTH_FIRST, "--dates=day-first", f"--language={language}")
    assert [row["read"] for row in found] == ["2027-05-01", "2027-05-05"]
    (refused,) = rows(batch.refused)
    assert refused["reason"] == "date-impossible"
    assert "12/13/2026" in refused["sentence"]
    batch.run("valid_until\n2/30/2027\n", "--dates=month-first", f"--language={language}")
    assert "2/30/2027" in rows(batch.refused)[0]["sentence"]
    # Where another column proves that its days stand first, that stays.
    table = "valid_until,on\n12/13/2026,31/12/2026\n1/5/2027,1/2/2027\n"
    found = batch.answers(table, "--dates=month-first", f"--language={language}")
    days = [(row["read"], row["on"]) for row in found]
    assert days == [("2026-12-13", "2026-12-31"), ("2027-01-05", "2027-02-01")]


def test_a_column_of_both_orders_refuses_its_doubtful_rows(batch: Batch) -> None:
    table = MONTH_FIRST + "13/12/2026\n"
    for options in ([], ["--dates=month-first"]):
        found = batch.answers(table, *options)
        assert [row["read"] for row in found] == ["2026-12-13", "2027-05-05", "2026-12-13"]
        (refused,) = rows(batch.refused)
        assert (refused["row"], refused["reason"]) == ("2", "batch-two-orders")
        assert "1/5/2027" in refused["sentence"]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("", "valid_until"),
        ("\n\n", "valid_until"),
        ("010 xxx 345,10.9.26\n", "--column valid_until=C"),
        ("label,amount\na,5 USD\n", "activated"),
        ('label,valid_until\na,10.9.26\n"b,10.9.26\nc,10.9.26\n', "3"),
        ('label,valid_until\n"a"b,10.9.26\nc,10.9.26\n', "2"),
        ("label,valid_until\n" + "a" * 200_000, "2"),
        ("label,valid_until\n1," + '"' + "a,b\n" * 50_000, "2"),
        (b"PAR1", "--output answers.parquet"),
        (b"PK\x03\x04", ".xlsx"),
        (workbook(["valid_until"])[:-40], ".xlsx"),
        (b"\xd0\xcf\x11\xe0 as Excel saved until 2007", ".xlsx"),
    ],
)
def test_a_table_that_is_not_understood_is_refused_as_a_whole(
    batch: Batch, table: str | bytes, named: str, language: str
) -> None:
    assert named in batch.reason(table, f"--language={language}")

"""Other operators' policies, without touching code."""

import random
import re
from pathlib import Path

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    LANGUAGES,
    POLICIES,
    SMART,
    Values,
    by_command,
    command,
    options,
    span,
)

MONTHS = POLICIES / "good" / "months.toml"
SMALL = POLICIES / "good" / "no-programmes.toml"
GOOD = sorted((POLICIES / "good").glob("*.toml"))
ON = {"on": "2199-12-31"}


def digest(file: Path) -> str:
    ran = command("policy", "check", str(file))
    assert (ran.status, ran.err) == (0, "")
    found = re.search("sha256:[0-9a-f]{64}$", ran.out.strip())
    assert found
    return found[0]


def last_days(found: Values) -> dict[str, tuple[str, str]]:
    return {
        stage["id"]: tuple(stage["last_day"].values())
        for stage in found["stages"]
        if stage["last_day"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_names_each_good_file_and_its_digest(language: str) -> None:
    ran = command("policy", "check", *map(str, GOOD), str(SMART), f"--language={language}")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert len(lines) == len(GOOD) + 1
    for file, line in zip([*GOOD, SMART], lines, strict=True):
        assert line.startswith(file.name)
        assert line.endswith(digest(file))


def test_the_answer_bears_the_digest_of_the_check() -> None:
    assert by_command({"valid_until": "2026-09-10"})["policy"]["digest"] == digest(SMART)


def test_months_end_where_the_declared_convention_says() -> None:
    """Validity ends on 30 January; the periods begin on the 31st, which February does not have."""
    found = by_command({"valid_until": "2026-01-30"} | ON, f"--policy={MONTHS}")
    assert found["unclear"] == []
    assert last_days(found) == {
        "active": ("2026-01-30", "2026-01-30"),
        "outgoing-barred": ("2026-02-27", "2026-02-27"),
        "barred": ("2026-03-30", "2026-03-30"),  # one short month does not shorten the next
        "held": ("2026-04-09", "2026-04-09"),
    }


def unclear_months(folder: Path) -> Path:
    """The same operator, which does not say what happens to a missing day."""
    file = folder / "unclear.toml"
    settled = 'status = "settled"\nreadings = ["last-day"]'
    text = MONTHS.read_text(encoding="utf-8")
    assert settled in text
    unclear = 'status = "unclear"\nreadings = ["next-month", "last-day"]'
    file.write_text(text.replace(settled, unclear), encoding="utf-8")
    return file


def test_where_that_is_unclear_both_readings_are_computed(tmp_path: Path) -> None:
    file = unclear_months(tmp_path)
    question = {"valid_until": "2026-01-30"} | ON
    found = by_command(question, f"--policy={file}")
    assert [unclear["convention"] for unclear in found["unclear"]] == ["month-end"]
    assert last_days(found)["outgoing-barred"] == ("2026-02-27", "2026-02-28")
    assert last_days(found)["barred"] == ("2026-03-30", "2026-03-30")
    for language in LANGUAGES:
        ran = command("answer", *options(question), f"--policy={file}", f"--language={language}")
        assert ran.out.count("[months]") > 0


@pytest.mark.parametrize(
    ("valid_until", "outgoing_barred"),
    [
        ("2026-01-15", ("2026-02-15", "2026-02-15")),
        ("2026-01-31", ("2026-02-28", "2026-02-28")),  # begins on 1 February
        ("2024-01-29", ("2024-02-28", "2024-02-29")),  # begins on the 30th of a leap year
        ("2024-01-28", ("2024-02-28", "2024-02-28")),
        ("2023-01-28", ("2023-02-27", "2023-02-28")),
        ("2100-01-28", ("2100-02-27", "2100-02-28")),
        ("2026-03-30", ("2026-04-29", "2026-04-30")),
        ("2026-12-30", ("2027-01-30", "2027-01-30")),
    ],
)
def test_only_a_missing_day_makes_the_readings_differ(
    tmp_path: Path, valid_until: str, outgoing_barred: tuple[str, str]
) -> None:
    file = unclear_months(tmp_path)
    found = by_command({"valid_until": valid_until} | ON, f"--policy={file}")
    assert last_days(found)["outgoing-barred"] == outgoing_barred
    doubtful = any(earliest != latest for earliest, latest in last_days(found).values())
    assert bool(found["unclear"]) == doubtful


def test_months_and_days_may_follow_each_other(tmp_path: Path) -> None:
    file = tmp_path / "mixed.toml"
    text = MONTHS.read_text(encoding="utf-8")
    text = text.replace('id = "barred", months = 1', 'id = "barred", days = 10')
    text = text.replace('id = "held", days = 10', 'id = "held", months = 2')
    file.write_text(text, encoding="utf-8")
    found = by_command({"valid_until": "2026-01-15"} | ON, f"--policy={file}")
    assert last_days(found) == {
        "active": ("2026-01-15", "2026-01-15"),
        "outgoing-barred": ("2026-02-15", "2026-02-15"),
        "barred": ("2026-02-25", "2026-02-25"),
        "held": ("2026-04-25", "2026-04-25"),
    }


@pytest.mark.parametrize(
    ("top_up", "amount", "valid_until"),
    [
        ("2026-01-31", "1 USD", ("2026-02-27", "2026-02-28")),
        ("2026-02-28", "1 USD", ("2026-03-27", "2026-03-27")),
        ("2024-02-29", "12 USD", ("2025-02-27", "2025-02-28")),
        ("2023-03-01", "12 USD", ("2024-02-29", "2024-02-29")),
    ],
)
def test_a_validity_may_be_in_months_too(
    tmp_path: Path, top_up: str, amount: str, valid_until: tuple[str, str]
) -> None:
    file = unclear_months(tmp_path)
    found = by_command({"top_up": top_up, "amount": amount} | ON, f"--policy={file}")
    assert found["valid_until"] == span(*valid_until)


@pytest.mark.parametrize(
    ("language", "one", "twelve"), [("en", "1 month", "12 months"), ("km", "1 ខែ", "12 ខែ")]
)
def test_months_are_written_as_months(language: str, one: str, twelve: str) -> None:
    for amount, written in (("1 USD", one), ("12 USD", twelve)):
        ran = command(
            "answer",
            "--top-up=2026-01-01",
            f"--amount={amount}",
            f"--policy={MONTHS}",
            f"--language={language}",
        )
        assert re.search(rf"\b{written}(?!s)", ran.out)


def test_a_policy_needs_neither_programmes_nor_reminders_nor_stages_between() -> None:
    found = by_command({"top_up": "2026-09-10", "amount": "1 USD"} | ON, f"--policy={SMALL}")
    assert found["valid_until"] == span("2026-09-10", "2026-09-10")
    assert found["act_by"] == "2026-09-10"
    assert found["recycle_date"] == span("2026-09-11", "2026-09-11")
    assert found["unclear"] == []
    assert found["warnings"] == []  # one rule, and stacking is settled


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_without_doubts_has_no_list_of_doubts(language: str) -> None:
    question = options({"valid_until": "2026-09-10", "on": "2026-09-10"})
    ran = command("answer", *question, f"--policy={SMALL}", f"--language={language}")
    assert ran.status == 0
    assert len(ran.out.strip().split("\n\n")) == 4  # the sentences, stages, steps, sources


@pytest.mark.parametrize("programme", ["gift", "free-sim"])
def test_a_programme_of_another_operator_is_not_known(programme: str) -> None:
    question = options({"activated": "2026-09-10", "programme": programme} | ON)
    ran = command("answer", *question, f"--policy={SMALL}")
    assert (ran.status, ran.out) == (2, "")
    assert programme in ran.err


def shuffled(file: Path, chance: random.Random) -> str:
    """The tables of a policy file in another order; a rule keeps its stages."""
    head, *blocks = re.split(r"^(?=\[(?!\[\w+\.))", file.read_text("utf-8"), flags=re.MULTILINE)
    chance.shuffle(blocks)
    return head + "\n".join(blocks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("published = 2020-01-01", "published = 1990-01-01"),
        ("published = 2020-01-01", "published = 2026-11-23"),  # looked at on the same day
        ("retrieved = 2026-11-23", "retrieved = 2099-12-31"),
        ("days = 60", "days = 36500"),
        ("days = 60", "days = 1"),
    ],
)
def test_a_figure_at_the_edge_of_what_is_allowed_is_allowed(
    old: str, new: str, tmp_path: Path
) -> None:
    assert changed(EXAMPLE, tmp_path, old, new)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("file", [SMART, EXAMPLE, MONTHS], ids=lambda file: file.stem)
def test_the_order_of_the_tables_in_the_file_does_not_matter(
    file: Path, seed: int, tmp_path: Path
) -> None:
    other = tmp_path / file.name
    other.write_text(shuffled(file, random.Random(seed)), encoding="utf-8")
    assert other.read_text(encoding="utf-8") != file.read_text(encoding="utf-8")
    assert digest(other) == digest(file)
    for question in (
        {"valid_until": "2023-12-31"},
        {"valid_until": "2026-01-31"},
        {"top_up": "2026-09-10", "amount": "1 USD"},
    ):
        asked = question | ON
        assert by_command(asked, f"--policy={other}") == by_command(asked, f"--policy={file}")
        for language in LANGUAGES:
            arguments = ["answer", *options(asked), f"--language={language}"]
            assert command(*arguments, f"--policy={other}") == command(
                *arguments, f"--policy={file}"
            )


def changed(file: Path, tmp_path: Path, old: str, new: str) -> str:
    """The digest of a policy in which one text was changed."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    other = tmp_path / "changed.toml"
    other.write_text(text.replace(old, new, 1), encoding="utf-8")
    return digest(other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("days = 8", "days = 9"),
        ("days = 30", "days = 31"),
        ("days = 14", "days = 15"),
        ('amount = "1"', 'amount = "1.50"'),
        ('to = "2.99"', 'to = "2.49"'),
        ('currency = "KHR", amount', 'currency = "USD", amount'),
        ("in_force_from = 2024-01-01", "in_force_from = 2024-01-02"),
        ("emergency = true, top_up_restores = true", "emergency = false, top_up_restores = true"),
        ("outgoing = false", 'outgoing = "unknown"'),
        (
            'status = "settled"\nreadings = ["next-day"]',
            'status = "settled"\nreadings = ["day-one"]',
        ),
        ('id = "retained"', 'id = "held"'),
        ('id = "gift"', 'id = "present"'),
    ],
)
def test_the_digest_changes_with_every_figure(old: str, new: str, tmp_path: Path) -> None:
    assert changed(EXAMPLE, tmp_path, old, new) != digest(EXAMPLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# An operator", "# Some operator"),
        ('en = "Page"', 'en = "Another title"'),
        ('en = "First rule"', 'en = "The first rule"'),
        ('url = "https://example.com/"', 'url = "https://example.com/new"'),
        ("retrieved = 2026-11-23", "retrieved = 2026-11-24"),
        ('customer_service = "100"', 'customer_service = "101"'),
        ('doubt = "help"\n', ""),
        ('id = "help"\nsources', 'id = "help"\nstanding = "inference"\nsources'),
        ('readings = ["day-one", "next-day"]', 'readings = ["next-day", "day-one"]'),
        ("number = 3", 'number = "unknown"'),
    ],
)
def test_the_digest_does_not_change_with_what_is_no_figure(
    old: str, new: str, tmp_path: Path
) -> None:
    assert changed(EXAMPLE, tmp_path, old, new) == digest(EXAMPLE)


def test_the_digest_does_not_change_with_the_order_of_the_currencies(tmp_path: Path) -> None:
    riel = '  { currency = "KHR", amount = "5000", days = 8, source = "page" },\n'
    text = EXAMPLE.read_text(encoding="utf-8")
    file = tmp_path / "riel-first.toml"
    file.write_text(text.replace(riel, "").replace("row = [\n", "row = [\n" + riel), "utf-8")
    assert file.read_text(encoding="utf-8") != text
    assert digest(file) == digest(EXAMPLE)

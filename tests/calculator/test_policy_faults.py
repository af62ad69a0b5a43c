"""Further faults of a policy file, each a change of `policies/good/example.toml`."""

from pathlib import Path

import pytest

from calculator.policy_file import load
from calculator.refusal import Refusal
from tests.calculator.asking import EXAMPLE, LANGUAGES, command

GOOD = EXAMPLE.read_text(encoding="utf-8")
ROWS = GOOD[GOOD.index("row = [") : GOOD.index("[[rule]]")]
RULES = GOOD[GOOD.index("[[rule]]") : GOOD.index("[[programme]]")]
CONTACT = GOOD[GOOD.index("[contact]") : GOOD.index("[[source]]")]

# refusal, key, what is changed, into what
FAULTS = [
    (
        "not-toml",
        "5:13",
        'operator = "example"',
        'name = "one"\noperator = "example"\nname = "two"',
    ),
    ("not-toml", "58:17", "2024-01-01", "2023-02-30"),
    ("not-toml", "20:17", "2020-01-01", "2020-13-01"),
    ("unknown-key", "note", 'default_channel = "card"', 'default_channel = "card"\nnote = "2026"'),
    (
        "unknown-key",
        "contact.web",
        'clause = "help"',
        'clause = "help"\nweb = "https://example.com"',
    ),
    ("unknown-key", "clause[1].source", 'id = "help"', 'id = "help"\nsource = "page"'),
    ("unknown-key", "name.fr", 'km = "ឧទាហរណ៍" }\ntime', 'km = "ឧទាហរណ៍", fr = "Exemple" }\ntime'),
    ("unknown-key", "channel[1].table", "row = [", 'table = "cards"\nrow = ['),
    ("unknown-key", "channel[1].row[1].hours", "days = 8", "days = 8, hours = 12"),
    ("unknown-key", "channel[1].row[1].days", "days = 8", "days = 8, months = 1"),
    ("unknown-key", "channel[1].row[2].to", 'from = "2"', 'amount = "2"'),
    ("unknown-key", "rule[1].stage[1].days", 'id = "active"', 'id = "active", days = 8'),
    (
        "unknown-key",
        "rule[1].until",
        "in_force_from = 2020",
        "until = 2023-12-31\nin_force_from = 2020",
    ),
    ("unknown-key", "programme[1].source", 'doubt = "help"', 'doubt = "help"\nsource = "page"'),
    ("unknown-key", "convention[1].why", 'id = "top-up-day"', 'id = "top-up-day"\nwhy = "custom"'),
    ("missing-key", "operator", 'operator = "example"\n', ""),
    ("missing-key", "source[1].retrieved", "retrieved = 2026-11-23\n", ""),
    (
        "missing-key",
        "source[1].title.km",
        'title = { en = "Page", km = "ទំព័រ" }',
        'title = { en = "Page" }',
    ),
    ("missing-key", "clause[1].sources", 'id = "help"\nsources = ["page"]', 'id = "help"'),
    ("missing-key", "channel[1].row[1].from", 'amount = "1", ', ""),
    ("missing-key", "channel[1].row[1].days", "days = 8, ", ""),
    ("missing-key", "rule[1].stage[2].days", "days = 30, ", ""),
    ("missing-key", "rule[1].stage[1].emergency", "emergency = true, ", ""),
    (
        "not-text",
        "source[1].publisher.en",
        'publisher = { en = "Example"',
        'publisher = { en = " "',
    ),
    ("not-text", "channel[1].row[1].source", 'days = 8, source = "page"', "days = 8, source = 1"),
    ("not-list", "clause[1].sources", 'sources = ["page"]', "sources = []"),
    ("not-list", "clause[1].sources", 'sources = ["page"]', 'sources = ["page", ""]'),
    ("not-list", "clause[1].sources", 'sources = ["page"]', 'sources = [""]'),
    ("not-list", "contact.emergency", '["117", "118"]', "[117, 118]"),
    ("not-whole", "channel[1].row[1].days", "days = 8", 'days = "8"'),
    ("not-whole", "channel[1].row[1].days", "days = 8", "days = 0"),
    ("not-whole", "channel[1].row[1].days", "days = 8", "days = -8"),
    ("not-whole", "channel[1].row[1].days", "days = 8", "days = 8.0"),
    ("not-whole", "channel[1].row[1].days", "days = 8", "days = 36501"),
    # Four stages of 3,000 years each would end after the last day that Python knows.
    ("not-whole", "rule[1].stage[2].months", "days = 30", "months = 1201"),
    ("not-flag", "rule[1].stage[1].outgoing", "outgoing = true", "outgoing = 1"),
    ("not-flag", "rule[1].stage[1].incoming", "incoming = true", 'incoming = "yes"'),
    ("not-date", "rule[1].in_force_from", "2020-01-01\nclause", "2020-01-01T00:00:00\nclause"),
    ("not-date", "source[1].published", "published = 2020-01-01", 'published = "2020"'),
    ("sentinel-date", "source[1].retrieved", "retrieved = 2026-11-23", "retrieved = 9999-12-31"),
    ("sentinel-date", "source[1].retrieved", "retrieved = 2026-11-23", "retrieved = 2100-01-01"),
    ("sentinel-date", "source[1].published", "published = 2020-01-01", "published = 1970-01-01"),
    ("sentinel-date", "source[1].published", "published = 2020-01-01", "published = 1989-12-31"),
    ("not-table", "contact", CONTACT, 'contact = "100"\n'),
    ("not-table", "name", '{ en = "Example", km = "ឧទាហរណ៍" }\ntime', '"Example"\ntime'),
    (
        "not-table",
        "channel[1].row",
        '  { currency = "USD", amount = "1", days = 8, source = "page" },',
        '  "1 USD: 8 days",',
    ),
    ("not-a-choice", "default_channel", 'default_channel = "card"', 'default_channel = "online"'),
    ("not-a-choice", "clause[1].standing", 'id = "help"', 'id = "help"\nstanding = "true"'),
    ("not-a-choice", "channel[1].row[1].currency", 'currency = "USD"', 'currency = "usd"'),
    ("not-a-choice", "convention[1].id", 'id = "top-up-day"', 'id = "top-up-hour"'),
    ("not-a-choice", "convention[1].status", 'status = "settled"', 'status = "guessed"'),
    (
        "not-a-choice",
        "convention[1].readings",
        'readings = ["next-day"]',
        'readings = ["next-week"]',
    ),
    ("not-a-choice", "rule[1].stage[2].id", 'id = "barred"', 'id = "asleep"'),
    ("float-money", "channel[1].row[1].amount", 'amount = "1"', "amount = 1"),
    ("float-money", "channel[1].row[1].amount", 'amount = "1"', 'amount = "one"'),
    ("float-money", "channel[1].row[1].amount", 'amount = "1"', 'amount = "0"'),
    ("float-money", "channel[1].row[1].amount", 'amount = "1"', 'amount = "-1"'),
    ("float-money", "channel[1].row[1].amount", 'amount = "1"', 'amount = "NaN"'),
    ("float-money", "channel[1].row[3].to", 'to = "4"', 'to = "Infinity"'),
    # Written out, it would fill the memory.
    ("float-money", "channel[1].row[3].to", 'to = "4"', 'to = "1E+99999999999"'),
    ("float-money", "channel[1].row[3].to", 'to = "4"', 'to = "៤"'),
    ("float-money", "channel[1].row[3].to", 'to = "4"', 'to = "4_000"'),
    ("invisible", "contact.balance_code", '"*100#"', '"*100#\\n"'),
    ("invisible", "name.en", '{ en = "Example"', '{ en = "Ex\\u202eample"'),
    ("invisible", "contact.emergency", '["117"', '["117\\u200b"'),
    ("duplicate", "clause[1].sources", 'sources = ["page"]', 'sources = ["page", "page"]'),
    ("duplicate", "rule[2].id", 'id = "second"', 'id = "first"'),
    ("duplicate", "convention[2].id", 'id = "validity-end-day"', 'id = "top-up-day"'),
    ("readings", "convention[2].readings", '["day-one", "next-day"]', '["day-one"]'),
    ("empty-range", "channel[1].row[3].to", 'to = "4"', 'to = "2.50"'),
    ("stage-order", "rule[1].stage", 'id = "held"', 'id = "outgoing-barred"'),
    ("stage-order", "programme[1].stage", 'id = "unused"', 'id = "held"'),
    (
        "missing-source",
        "clause help.sources",
        'sources = ["page"]',
        'sources = ["page", "leaflet"]',
    ),
    ("missing-clause", "contact.clause", '"118"]\nclause = "help"', '"118"]\nclause = "?"'),
    ("missing-clause", "channel card.clause", 'clause = "life"\nrow', 'clause = "?"\nrow'),
    (
        "missing-clause",
        "rule first.clause",
        '2020-01-01\nclause = "life"',
        '2020-01-01\nclause = "?"',
    ),
    ("missing-clause", "programme gift.clause", 'clause = "life"\ndoubt', 'clause = "?"\ndoubt'),
    ("missing-clause", "programme gift.doubt", 'doubt = "help"', 'doubt = "?"'),
    (
        "missing-clause",
        "convention stacking.clause",
        '"later-date"]\nclause = "life"',
        '"later-date"]\nclause = "?"',
    ),
    ("unsorted", "channel card.row[3]", 'from = "3"', 'from = "1.50"'),
    ("overlap", "channel card.row[3]", 'to = "2.99"', 'to = "3"'),
    ("overlap", "channel card.row[2]", 'from = "2"', 'from = "1"'),
    ("missing-convention", "convention month-end", "days = 30", "months = 1"),
    ("missing-convention", "convention month-end", "days = 8", "months = 1"),
    ("missing-key", "channel card.row", ROWS, "row = []\n"),
    ("missing-key", "rule", RULES, ""),
    (
        "restore-order",
        "first.stage",
        "emergency = true, top_up_restores = true",
        "emergency = true, top_up_restores = false",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("refusal", "key", "old", "new"), FAULTS)
def test_a_fault_is_refused_with_its_key(
    tmp_path: Path, refusal: str, key: str, old: str, new: str, language: str
) -> None:
    assert old in GOOD
    file = tmp_path / "policy.toml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(file)
    assert refused.value.id == f"policy-{refusal}"
    ran = command("policy", "check", str(file), f"--language={language}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("policy.toml")
    assert f" {key} " in ran.err.replace(";", " ")


def test_an_empty_list_of_rules_is_no_list_of_rules(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("rule = []\n" + GOOD.replace(RULES, ""), encoding="utf-8")
    assert command("policy", "check", str(file)).err.startswith("policy.toml: rule is missing")


def test_of_a_list_the_text_that_stands_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    twice = GOOD.replace('["117", "118"]', '["117", "118", "119", "118"]')
    file.write_text(twice, encoding="utf-8")
    assert "contact.emergency stands twice (118)" in command("policy", "check", str(file)).err

"""A policy file that is incomplete or doubtful is refused: file, key, and what to do."""

from pathlib import Path

import pytest

from calculator.policy_table import LARGEST_FILE
from tests.calculator.asking import (
    EDITED,
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    ask,
    by_command,
    changed,
    command,
    digest,
    refused,
    span,
)
from tests.calculator.policy_text import read, written

GOOD = EXAMPLE.read_text(encoding="utf-8")
ROWS = GOOD[GOOD.index("row = [") : GOOD.index("[[rule]]")]
SOURCE = GOOD[GOOD.index("[[source]]") : GOOD.index("[[channel]]")]
CONTACT, BARRED, HELD, IN_MONTHS, AFTER_MONTHS, MONTH_END = (
    next(line for line in GOOD.splitlines() if words in line)
    for words in ("contact = ", '"barred"', '"held"', '"barred", months', '"held", days = 10',
                  '"month-end"')
)  # fmt: skip
SETTLED = 'status = "settled", readings = ["day-one"]'
COUNTED = 'readings = ["day-one"], clauses = ["life"]'

# A text of several lines is closed; the last list is not.
UNCLOSED = GOOD.replace('"ឧទាហរណ៍"', '"""ឧទាហរណ៍"""', 1).rstrip().removesuffix("]")
LAST = GOOD.count("\n", 0, GOOD.rindex("=")) + 1

# What is changed in the good file, into what; words of the sentence: the key first, then the rest.
FAULTS = [
    # what is no TOML, or no text
    ('operator = "example"', 'operator = "example', "line 3, column", "not TOML"),
    ('km = "ឧទាហរណ៍" }\ntime', 'km = """ឧទាហរណ៍" }\ntime', "line 4:", "never closed"),
    (GOOD, UNCLOSED, f"line {LAST}:", "never closed"),
    ("2024-01-01", "2023-02-30", "line 65, column", "not TOML"),
    ("# An operator", f"# {'x' * 1000}", "line 1:", "break it"),
    # keys
    ('default_channel = "card"', 'default_channel = "card"\nnote = "2026"', "note:", "no such key"),
    ('clause = "help"', 'clause = "help", web = "x"', "contact.web:", "customer_service"),
    ("days = 8", "days = 8, months = 1", "channel[1].table[1].row[1].days:", "no such key"),
    ("days = 30,", "", "rule[1].stage[2].days:", "missing"),
    ('id = "active"', 'id = "active", days = 8', "rule[1].stage[1].days:", "no such key"),
    ('{ en = "Page", km = "ទំព័រ" }', '{ en = "Page" }', "source[1].title.km:", "missing"),
    (ROWS, "row = []\n", "channel[1].table[1].row:", "at least one"),
    # kinds of values
    (CONTACT, 'contact = "100"', "contact:", "a table"),
    ('publisher = { en = "Example"', 'publisher = { en = " "', "source[1].publisher.en:", "empty"),
    ("days = 8", 'days = "8"', "row[1].days:", "whole number"),
    ("days = 8", "days = 0", "row[1].days:", "from 1 to 7300"),
    ("days = 8", "days = 7301", "row[1].days:", "from 1 to 7300"),
    ("days = 8", 'days = "unknown"', "row[1].days:", "stays a hole"),
    ("days = 30", "months = 241", "stage[2].months:", "from 1 to 240"),
    ("outgoing = true", "outgoing = 1", "stage[1].outgoing:", "true or false"),
    ('published = 2020-01-01', 'published = "2020"', "source[1].published:", "a date"),
    ("retrieved = 2026-11-23", "retrieved = 9999-12-31", "source[1].retrieved:", "no day of a"),
    ("published = 2020-01-01", "published = 1970-01-01", "source[1].published:", "no day of a"),
    ("published = 2020-01-01", "published = 2026-11-24", "source[1].published:", "looked at"),
    ("retrieved = 2026-11-23", "retrieved = 2099-12-31", "source page.retrieved:", "to come"),
    ('amount = "1"', "amount = 1", "row[1].amount:", "in quotation marks"),
    ('amount = "1"', 'amount = "one"', "row[1].amount:", "in digits"),
    ('amount = "1"', 'amount = "0"', "row[1].amount:", "more than nothing"),
    ('to = "4"', 'to = "1E+99999999999"', "row[3].to:", "in digits"),
    ('to = "4"', 'to = "3"', "row[3].to:", "more than `from`"),
    ('sources = ["page"]', "sources = []", "clause[1].sources:", "not an empty one"),
    ('sources = ["page"]', 'sources = ["page", "page"]', "clause[1].sources:", "twice"),
    ('id = "card"', 'id = "Card 1"', "channel[1].id:", "small letters"),
    ('"*100#"', '"unknown"', "contact.balance_code:", "*888#"),
    ('"*100#"', '"*100#\\u200b"', "contact.balance_code:", "invisible"),
    ('"https://example.com/"', '"javascript:alert(1)"', "source[1].url:", "https://"),
    ('standing = "operator"', 'standing = "official"', "source[1].standing:", "regulator or law"),
    ('currency = "USD"', 'currency = "usd"', "row[1].currency:", "USD or KHR"),
    ("Asia/Phnom_Penh", "Asia/Pnom_Penh", "time_zone:", "Asia/Phnom_Penh"),
    *(("Asia/Phnom_Penh", zone, "time_zone:", "no such zone is known; write it such as Asia/")
      for zone in ("Asia", "Asia/", "../UTC", "a" * 300)),
    ('amount = "5000"', 'amount = "5.500"', "row[6].currency:", "no riel has decimals"),
    ('amount = "5000"', 'from = "5000", to = "5000.50"', "row[6].currency:", "no riel"),
    # tables
    ('from = "3"', 'from = "1.50"', "channel[1].table[1].row[3]:", "small to large"),
    *(('to = "2.99"', f'to = "{most}"', "channel[1].table[1].row[3]:", "above covers too")
      for most in ("3", "3.01")),
    (ROWS, ROWS + '[[channel.table]]\nin_force_from = "unknown"\n' + ROWS, "channel[1].table:",
     "the same day"),
    # stages
    ('id = "barred"', 'id = "asleep"', "rule[1].stage[2].id:", "held"),
    ('id = "barred", days = 30, outgoing = false', 'id = "barred", days = 30, outgoing = true',
     "rule[1].stage[2].outgoing:", "contradicts the stage barred"),
    ('id = "held"', 'id = "barred"', "rule[1].stage:", "stands once"),
    ('id = "unused"', 'id = "held"', "programme[1].stage:", "first stage must be unused"),
    ('id = "resale"', 'id = "retained", days = 5', "rule[1].stage:", "the last one resale"),
    ('id = "resale"', 'id = "outgoing-barred", days = 5', "rule[1].stage:", "last one resale"),
    ("emergency = true, top_up_restores = true", "emergency = true, top_up_restores = false",
     "rule[1].stage[1].top_up_restores:", "contradicts the stage active"),
    ('emergency = ["117", "118"]', "emergency = []", "contact.emergency:", "stay free"),
    (BARRED, BARRED.replace("restores = true", "restores = false") + HELD.replace(
        'id = "held"', 'id = "retained"').replace("restores = false", "restores = true"),
     "rule[1].stage:", "true again behind false"),
    (f"{IN_MONTHS}\n{AFTER_MONTHS}",
     AFTER_MONTHS + IN_MONTHS.replace("restores = true", "restores = false"),
     "stage:", "in different orders"),
    # conventions
    ('id = "top-up-day"', 'id = "top-up-hour"', "convention[1].id:", "validity-end-day"),
    ('readings = ["day-one"]', 'readings = ["soon"]', "convention[1].readings:", "or next-day"),
    (SETTLED, SETTLED.replace("settled", "unclear"), "convention[1].readings:",
     "unclear needs several"),
    (COUNTED, COUNTED + ', by_law = "day-one"', "convention[1].by_law:", 'one of a "law"'),
    (COUNTED, COUNTED + ', by_law = "soon"', "convention[1].by_law:", "write day-one"),
    (MONTH_END, "", "convention:", "month-end is missing"),
    # references
    ('default_channel = "card"', 'default_channel = "online"', "default_channel:", "write card"),
    ('sources = ["page"]', 'sources = ["leaflet"]', "clause[1].sources:", "[[source]] leaflet"),
    ('8, source = "page"', '8, source = "x"', "channel[1].table[1].row[1].source:", "[[source]] x"),
    (GOOD, GOOD.replace(SOURCE, SOURCE + SOURCE.replace('"page"', '"leaflet"')).replace(
        '8, source = "page"', '8, source = "leaflet"'),
     "row[1].source:", "clause life does not name leaflet"),
    ('"118"], clause = "help"', '"118"], clause = "?"', "contact.clause:", "[[clause]] ?"),
    ('doubt = "help"', 'doubt = "?"', "programme[1].doubt:", "[[clause]] ?"),
    ('id = "second"', 'id = "first"', "rule[2].id:", "first stands twice"),
    ("in_force_from = 2024-01-01", "in_force_from = 2020-01-01", "rule:", "on 2020-01-01"),
]  # fmt: skip


def fault_of(file: Path | str) -> str:
    """What the check says of a file that cannot be used."""
    return refused(command("policy", "check", str(file)))


@pytest.mark.parametrize(("old", "new", "key", "words"), FAULTS)
def test_a_fault_is_refused_with_its_key_and_what_to_do(
    old: str, new: str, key: str, words: str, tmp_path: Path
) -> None:
    said = fault_of(changed(EXAMPLE, tmp_path, (old, new)))
    assert said.startswith("changed.toml: ")
    assert said.endswith(".")
    assert key in said
    assert words in said


def test_a_reading_is_that_of_one_law(tmp_path: Path) -> None:
    stacking = 'id = "stacking", sources = ["smart-xchange", "phnom-penh-post-8021"], standing = "'
    named = '"top-up-day", "civil-code-counting"'
    changes = (stacking + "unknown", stacking + "law"), (named, f'{named}, "stacking"')
    said = fault_of(changed(FROZEN, tmp_path, *changes))
    assert 'convention[1].by_law: behind its own clause, `clauses` must name one of a "law"' in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "source: this key is missing"),
        (b"\xff\xfe", "line 1: the file is not in UTF-8"),
        (b"[" * 100_000, "line 1: it has more than"),
        (b"a = [" + b"[\n" * 2_000, "file: its brackets"),
        (b"\0", "line 1, column 1: this is not TOML"),
        (b"#\n" * LARGEST_FILE, "file: it has more than 200 kB"),
    ],
)
def test_garbage_is_refused(text: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(text)
    assert f"policy.toml: {words}" in fault_of(file)


@pytest.mark.parametrize("name", ["nowhere.toml", "", ".", "/", "7\0.toml"])
def test_a_file_that_cannot_be_opened_is_refused(name: str) -> None:
    assert fault_of(name)


def test_a_mark_at_the_start_of_a_file_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.read_bytes())
    assert digest(file) == digest(EXAMPLE)


def test_an_answer_refuses_a_bad_file_in_the_readers_language(tmp_path: Path) -> None:
    file = changed(EXAMPLE, tmp_path, ("days = 30", "days = 0"))
    said = refused(ask({"valid_until": "10.09.26"}, f"--policy={file}", "--language=km"))
    assert said.startswith("ឯកសារគោលការណ៍ changed.toml")
    assert "rule[1].stage[2].days" in said


def test_each_good_file_is_named_with_its_digest() -> None:
    good = [EXAMPLE, FROZEN]
    ran = command("policy", "check", *map(str, good), today=EDITED)
    assert (ran.status, ran.err) == (0, "")
    for file, line in zip(good, ran.out.splitlines(), strict=True):
        assert line.startswith(f"{file.name}: complete.")
        assert line.endswith(digest(file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("published = 2020-01-01", "published = 1990-01-01"),
        ("published = 2020-01-01", "published = 2026-11-23"),  # looked at on the same day
        ("retrieved = 2026-11-23", "retrieved = 2099-12-31"),
        ("days = 60", "days = 7300"),
        ("days = 60", "days = 1"),
    ],
)
def test_a_figure_at_the_edge_of_what_is_allowed_is_allowed(
    old: str, new: str, tmp_path: Path
) -> None:
    assert digest(changed(EXAMPLE, tmp_path, (old, new)))


@pytest.mark.parametrize("longest", ["days = 7300", "months = 240"])
def test_the_longest_list_of_the_longest_top_ups_has_an_end(longest: str, tmp_path: Path) -> None:
    file = changed(EXAMPLE, tmp_path, ("days = 8", longest), ("days = 10", "days = 7300"))
    several = {"history": "2199-12-31,1 USD\n" * 366, "on": "2199-12-31"}
    found = by_command(several, f"--policy={file}")
    assert "9510-01-01" < found["recycle_date"]["latest"] < "9600-01-01"


def test_a_policy_needs_neither_programmes_nor_doubts_nor_stages_between(tmp_path: Path) -> None:
    content = read(EXAMPLE)
    del content["programme"], content["rule"][1], content["rule"][0]["stage"][1:-1]
    small = tmp_path / "small.toml"
    small.write_text(written(content).replace("days = 8", "days = 1"), encoding="utf-8")
    question = {"top_up": "2026-09-10", "amount": "1 USD", "on": "2026-09-10"}
    found = by_command(question, f"--policy={small}")
    assert found["valid_until"] == span("2026-09-10", "2026-09-10")
    assert found["act_by"] == "2026-09-10"
    assert found["recycle_date"] == span("2026-09-11", "2026-09-11")
    assert (found["unclear"], found["warnings"]) == ([], [])
    for language in LANGUAGES:
        ran = ask(question, f"--policy={small}", f"--language={language}")
        # What was read, what to do, where it stands, stages, steps, sources: no list of doubts.
        assert len(ran.out.strip().split("\n\n")) == 6
    of_smart = {"activated": "2026-09-10", "programme": "free-sim"}
    assert "free-sim" in ask(of_smart, f"--policy={small}").err


@pytest.mark.parametrize("direction", ["outgoing", "incoming"])
def test_half_known_is_not_known(direction: str, tmp_path: Path) -> None:
    file = changed(EXAMPLE, tmp_path, (f"{direction} = true", f'{direction} = "unknown"'))
    question = {"valid_until": "2023-09-10"}
    found = by_command(question, f"--policy={file}")
    assert found["stages"][0][direction] is None
    told = "Valid: until 10 September 2023. What works in this time is not published."
    assert told in ask(question, f"--policy={file}").out


def test_a_stage_that_no_reading_leaves_a_day_is_not_told_but_stays_in_the_contract(
    tmp_path: Path,
) -> None:
    of_end = 'status = "unclear", readings = ["day-one", "next-day"], clauses = ["validity-end-day"'
    day_one = of_end.replace("unclear", "settled").replace(', "next-day"', "")
    law = ', "civil-code-counting"], by_law = "next-day"'
    file = changed(FROZEN, tmp_path, (of_end + law, day_one + "]"), ("days = 60", "days = 1"))
    question = {"valid_until": "2026-09-10"}
    found = by_command(question, f"--policy={file}")["stages"]
    [empty] = [stage for stage in found if stage["id"] == "outgoing-barred"]
    assert empty["first_day"]["earliest"] == "2026-09-11"
    assert empty["last_day"]["latest"] == "2026-09-10"
    ran = ask(question, f"--policy={file}")
    assert "Blocked both ways: from 11 September 2026 to 10 October 2026" in ran.out
    assert "Calls out blocked" not in ran.out


def test_stages_may_stand_in_another_order(tmp_path: Path) -> None:
    """Held before retained is the usual order; this operator has it the other way round."""
    retained = BARRED.replace("barred", "retained")
    file = changed(EXAMPLE, tmp_path, (f"{BARRED}\n{HELD}", f"{retained}\n{HELD}"))
    found = by_command({"valid_until": "2022-09-10", "on": "2022-10-20"}, f"--policy={file}")
    assert [stage["id"] for stage in found["stages"]] == ["active", "retained", "held", "resale"]
    assert found["stage_on"] == span("held", "held")

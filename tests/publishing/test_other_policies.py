"""What the check calls complete also builds: the generated blocks of other policies."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from calculator import policy_file
from calculator.lost import HOWS
from calculator.sentences import Writer
from publishing import files, instant, policy
from publishing.blocks import expand
from publishing.build import on_config
from publishing.stretches import Table, stretches
from publishing.terms import worded
from tests.calculator.asking import FROZEN, LANGUAGES, ROOT, SMART
from tests.calculator.policy_text import read, written
from tests.site.test_instant import as_read, differing

MONTH_END = {
    "id": "month-end",
    "status": "settled",
    "readings": ["last-day"],
    "clauses": ["stacking"],
}


def others(file: Path) -> dict[str, str]:
    """The policy in a file as other operators might have it."""
    content = read(file)
    little = written({key: content[key] for key in content if key != "programme"})
    known = 'id = "active", outgoing = true'
    assert known in little
    months = written(content | {"convention": [*content["convention"], MONTH_END]})
    return {
        "little known": little.replace(known, known.replace("true", '"unknown"')),
        "months": months.replace("days = 30", "months = 1").replace("days = 14", "months = 2"),
        "summer time": written(content | {"time_zone": "Europe/Paris"}),
    }


CONTENT, POLICIES = read(FROZEN), others(FROZEN)
POLICIES["months"] = POLICIES["months"].replace("days = 40", "months = 3")
# From a day on a card gives more, one gives less, one is new, and so is a whole channel.
CARDS, *_ = CONTENT["channel"]
[TABLE] = CARDS["table"]
ONE, TWO, FIVE, *MORE = TABLE["row"]
NEW = FIVE | {"amount": "3", "days": 20}
LATER = {
    "in_force_from": date(2027, 1, 1),
    "row": [ONE, TWO | {"days": 10}, NEW, FIVE | {"days": 45}, *MORE],
}
VOUCHER = CARDS | {"id": "voucher", "table": [LATER | {"row": [NEW]}]}
CHANNELS = [CARDS | {"table": [TABLE, LATER]}, *CONTENT["channel"][1:], VOUCHER]
POLICIES["announced table"] = written(CONTENT | {"channel": CHANNELS})
# The pages name figures that the frozen policy need not have.
PUBLISHED = others(SMART)
PUBLISHED["unfinished"] = PUBLISHED["months"].replace("operator =", "operator_ =")
BLOCKS = ["first-use-table", "rule-history", "rule-dates", "worked-example"]
OF_A_RULE = ("stages-table", "lifecycle-diagram")


@pytest.fixture
def other(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[None]:
    """Another policy as that of the guide, and of the calculator; the build's cache is left."""
    policies = PUBLISHED if "build_begins" in request.node.name else POLICIES
    file = tmp_path / "other.toml"
    file.write_text(policies[request.param], encoding="utf-8")
    monkeypatch.setattr("publishing.load", lambda _: policy_file.load(file))
    monkeypatch.setattr(policy_file, "USUAL", file)
    monkeypatch.setattr(files, "FOLDER", tmp_path / "cache")
    for each in (policy, worded, instant.content):
        each.cache_clear()
    yield
    for each in (policy, worded, instant.content):
        each.cache_clear()


@pytest.mark.parametrize("other", POLICIES, indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_about_figures_is_made(other: None, language: str) -> None:
    blocks = [*BLOCKS, *(f"validity-table {channel}" for channel in policy().channels)]
    blocks += [f"{name} {rule.id}" for rule in policy().rules for name in OF_A_RULE]
    for block in blocks:
        made = expand(f"<!-- generate {block} -->", language)
        assert "<" in made, block
        assert "None" not in made, block
        # Nowhere is it said that a number works where that is not published.
        normally = Writer(language).text("stage.active") in made
        assert not normally or policy().rules[0].stages[0].outgoing, block


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ("months", ""),
        ("summer time", ""),
        ("little known", "docs/en/terms.md: {{free-sim/unused}}: the policy has no such figure"),
        ("unfinished", "other.toml: operator: this key is missing; add it."),
    ],
    indirect=["other"],
)
def test_a_build_begins_or_says_in_a_sentence_why_not(other: None, fault: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    if not fault:
        on_config(config)
    else:
        with pytest.raises(PluginError) as stopped:
            on_config(config)
        assert fault in str(stopped.value)


@pytest.mark.parametrize("other", ["months"], indirect=True)
def test_days_and_months_are_not_made_into_one_number(other: None) -> None:
    assert expand("{{trc-8021-2023/resale}}", "en") == "150 days and 1 month"
    assert expand("{{smart-2021/resale}}", "km") == "90 ថ្ងៃ"


ANSWERED = [(each, each != "months") for each in POLICIES]


@pytest.mark.parametrize(("other", "answered"), ANSWERED, indirect=["other"])
def test_only_calendar_months_leave_kinds_to_python(other: None, answered: bool) -> None:
    # Of what is slow to make, the printed date is enough.
    files = {file for file in instant.FILES if not answered or "printed" in file}
    for file in files:
        found = json.loads(instant.content(file, "km"))
        _, kinds = instant.FILES[file]
        assert [kind for kind in kinds if kind in found] == (list(kinds) if answered else [])
        assert ("ended" in found) == (answered and "valid_until" in kinds)
    if not answered:
        calculator = expand("<!-- generate calculator -->", "km")
        assert all(f"{file}-km-" in calculator for file in files)


@pytest.mark.parametrize("other", ["announced table"], indirect=True)
def test_both_tables_are_shown_with_their_days(other: None) -> None:
    made = expand("<!-- generate validity-table scratch-card -->", "en")
    assert made.index("before 1 January 2027") < made.index("from 1 January 2027")
    assert made.count("40 days") == made.count("45 days") == 1
    # Under the strictest reading a number is safe for 88 days more.
    for table, days in zip(made.split("</table>"), ((103, 128), (98, 108, 133)), strict=False):
        assert all(f"{each} days" in table for each in days), days
    longest = expand("<!-- generate longest-top-up scratch-card -->", "km")
    assert longest.index("មុនថ្ងៃទី 1 មករា 2027") < longest.index("ចាប់ពីថ្ងៃទី 1 មករា 2027")
    name = "{{scratch-card/5 USD/days}}"
    assert expand(name, "en") == "40 days, 45 days (from 1 January 2027)"
    assert expand(name, "km") == "40 ថ្ងៃ, 45 ថ្ងៃ (ចាប់ពីថ្ងៃទី 1 មករា 2027)"


@pytest.mark.parametrize("other", ["announced table"], indirect=True)
@pytest.mark.parametrize("amount", ["1 USD", "5 USD"])
def test_a_stretch_begins_on_each_day_on_which_something_else_follows(
    other: None, amount: str
) -> None:
    """Where a figure stays the same, too: of a new table it is known from when it holds."""
    table = Table(policy(), "top_up", amount=amount, channel="scratch-card")
    days = [date(2020, 1, 1) + timedelta(days=each) for each in range(3000)]
    pairs = pairwise((day, table.follows(day)) for day in days)
    begins = [day for (_, before), (day, follows) in pairs if before != follows]
    assert date(2027, 1, 1) in begins
    assert [first for first, _ in stretches(table)][1:] == begins


@pytest.mark.parametrize("other", ["announced table"], indirect=True)
def test_what_is_said_to_a_loss_knows_of_both_tables(
    other: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(instant.FILES, instant.LOST, (HOWS, ("lost_on",)))
    facts = json.loads(instant.content(instant.LOST, "en"))
    cases = []
    for far in range(0, 900, 7):
        lost_on = (date(2026, 9, 1) + timedelta(days=far)).isoformat()
        asked = {"lost_on": lost_on, "on": lost_on}
        says = instant.said("sold", asked, date.max, Writer("en"))
        text = json.dumps(says, ensure_ascii=False, separators=(",", ":"))
        cases.append([instant.LOST, as_read(asked), text])
    assert any("3 USD" in text for *_, text in cases)
    assert differing({instant.LOST: facts | facts["sold"]}, cases, tmp_path) == []

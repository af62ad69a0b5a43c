"""What the check calls complete also builds: the generated blocks of other policies."""

from collections.abc import Iterator
from datetime import date

import pytest

from calculator.policy_file import parse
from publishing.blocks import expand
from publishing.policy import policy
from publishing.stretches import stretches, top_up
from tests.calculator.asking import FROZEN, LANGUAGES

TEXT = FROZEN.read_text(encoding="utf-8")
PROGRAMMES = TEXT[TEXT.index("[[programme]]") : TEXT.index("[[convention]]")]
MONTH_END = """[[convention]]
id = "month-end"
status = "settled"
readings = ["last-day"]
clauses = ["stacking"]

"""
TABLE = TEXT[TEXT.index("[[channel.table]]") : TEXT.rindex("[[channel]]")]
POLICIES = {
    "no programmes": TEXT.replace(PROGRAMMES, ""),
    "months": MONTH_END.join(
        TEXT.replace("days = 30", "months = 1").replace("days = 14", "months = 2")
        .replace("days = 40", "months = 3").partition("[[convention]]")[::2]
    ).replace(MONTH_END, MONTH_END + "[[convention]]", 1),
    "summer time": TEXT.replace("Asia/Phnom_Penh", "Europe/Paris"),
    "announced table": TEXT.replace(
        TABLE, TABLE + TABLE.replace('"unknown"', "2027-01-01").replace("days = 40", "days = 45")
    ),
}  # fmt: skip
BLOCKS = ["first-use-table", "rule-history", "rule-dates", "worked-example"]


@pytest.fixture
def other(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another policy as that of the guide."""
    found = parse(POLICIES[request.param].encode(), "other.toml")
    monkeypatch.setattr("publishing.policy.load", lambda _: found)
    policy.cache_clear()
    yield
    policy.cache_clear()


@pytest.mark.parametrize("other", POLICIES, indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_about_figures_is_made(other: None, language: str) -> None:
    blocks = [*BLOCKS, *(f"validity-table {channel}" for channel in policy().channels)]
    blocks += [f"{name} {rule.id}" for rule in policy().rules for name in STAGED]
    for block in blocks:
        made = expand(f"<!-- generate {block} -->", language)
        assert "<" in made, block
        assert "None" not in made, block


STAGED = ("stages-table", "lifecycle-diagram")


@pytest.mark.parametrize("other", ["announced table"], indirect=True)
def test_both_tables_are_shown_with_their_days(other: None) -> None:
    made = expand("<!-- generate validity-table scratch-card -->", "en")
    assert made.index("before 1 January 2027") < made.index("from 1 January 2027")
    assert made.count("40 days") == made.count("45 days") == 1
    longest = expand("<!-- generate longest-top-up scratch-card -->", "km")
    assert longest.index("មុនថ្ងៃទី 1 មករា 2027") < longest.index("ចាប់ពីថ្ងៃទី 1 មករា 2027")


@pytest.mark.parametrize("other", ["announced table"], indirect=True)
@pytest.mark.parametrize("amount", ["1 USD", "5 USD"])
def test_the_instant_answer_is_parted_where_a_table_begins(other: None, amount: str) -> None:
    """A figure that stays the same, too: of the new table it is known from when it holds."""
    found = stretches(top_up(policy(), "scratch-card", amount))
    assert date(2027, 1, 1) in [first for first, _ in found]

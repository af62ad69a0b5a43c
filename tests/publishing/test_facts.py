"""The pages say the figures of the policy by their names, so that none can keep an old one."""

import re
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from calculator.sentences import Writer
from publishing import policy
from publishing.facts import NAMED, facts, filled
from tests.calculator.asking import ROOT

PAGES = sorted((ROOT / "docs").glob("*/*.md"))

# Lengths that only look like the policy's.
OTHERS = {
    "number-lost.md": {"15", "30"},  # what the committee and the courts take
    "reminders.md": {"14"},  # our own
    "terms.md": {"8", "15", "30"},  # of 0.50 USD in 2014, and of the committee
}


def test_a_named_figure_is_written_in_the_language_of_the_page() -> None:
    named = "{{trc-8021-2023/held}}; {{smart-2021/in-force-from}}; {{online/1 USD/to}}"
    assert filled(named, "en") == "90 days; 29 May 2021; 1.99 USD"
    assert filled(named, "km") == "90 ថ្ងៃ; 29 ឧសភា 2021; 1.99 ដុល្លារ"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_no_page_types_a_length_that_the_policy_has(page: Path) -> None:
    text, _ = get_data(page.read_text(encoding="utf-8"))
    typed = re.findall(r"(?<![\d.])(\d+)(?: days|-day| ថ្ងៃ(?!ទី))", NAMED.sub("", text))
    said = " ".join(fact.text(Writer("en")) for fact in facts(policy()))
    known = set(re.findall(r"(\d+) days", said)) - OTHERS.get(page.name, set())
    assert known.isdisjoint(typed), "name the figure instead: see publishing/facts.py"


def test_pages_type_the_numbers_to_call_as_they_are() -> None:
    typed = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    called = set(re.findall(r"\(tel:(\d+)\)", typed))
    assert called == {policy().contact.customer_service, "1204", "6789"}
    assert policy().contact.balance_code in typed

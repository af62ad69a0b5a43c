"""What answers know of the guide: it is current, and its addresses lead to the page."""

from urllib.parse import parse_qs, urlsplit

import pytest

from publishing.guide_data import TARGET, text, utc_offset
from tests.calculator.asking import LANGUAGES, command, options

QUESTIONS = [
    {"valid_until": "2026-09-10"},
    {"top_up": "2026-08-01", "amount": "2.50 USD", "channel": "online"},
    {"activated": "2026-08-01", "programme": "free-sim"},
]


def test_the_file_is_what_the_guide_says() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "python -m publishing.guide_data"


def test_one_offset_does_only_for_a_zone_that_keeps_its_clocks() -> None:
    assert utc_offset("Asia/Phnom_Penh") == 7 * 60
    assert utc_offset("Europe/Paris") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_address_of_a_question_holds_it_where_no_server_sees_it(
    question: dict[str, str], language: str
) -> None:
    asked = [*options(question), "--format=note", f"--language={language}"]
    for more, on in ([], {}), (["--on=2026-11-20"], {"on": "2026-11-20"}):
        address = urlsplit(command("answer", *asked, *more).out.splitlines()[-1])
        assert (address.path, address.query) == (f"/{language}/calculator/", "")
        parts = parse_qs(address.fragment, strict_parsing=True)
        assert {name: value for name, [value] in parts.items()} == question | on

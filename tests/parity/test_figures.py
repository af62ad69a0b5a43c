"""Figures are read the same from Khmer and from English text."""

import pytest

from publishing.parity.figures import figures

SAME = [
    ("2023-08-14", "14 August 2023", "ថ្ងៃទី ១៤ ខែសីហា ឆ្នាំ២០២៣"),
    ("2023-08-14", "since 14 August 2023", "ចាប់ពី 14 សីហា 2023"),
    ("2023-08", "August 2023", "ខែសីហា 2023"),
    ("05-01", "from 1 May", "ចាប់ពីថ្ងៃទី 1 ឧសភា"),
    ("month 05", "in May", "នៅខែឧសភា"),
    ("weekday 1", "on Mondays", "នៅថ្ងៃចន្ទ"),
    ("23:59", "until 23:59", "ដល់ម៉ោង ២៣:៥៩"),
    ("60 day", "60 days", "៦០ថ្ងៃ"),
    ("60 day", "a 60-day stage", "ដំណាក់កាល 60 ថ្ងៃ"),
    ("5000 KHR", "5,000 KHR", "៥,០០០ រៀល"),
    ("2.5 USD", "2.50 USD", "2.50 ដុល្លារ"),
    ("2.5 cent", "2.5 US cents", "2.5 សេន"),
    ("90 %", "90%", "៩០ភាគរយ"),
    ("3", "the third stage", "ដំណាក់កាលទីបី"),
    ("3 month", "three months", "បីខែ"),
    ("6 month", "six months", "ប្រាំមួយខែ"),
    ("1 week", "one week", "មួយសប្តាហ៍"),
    ("0.5", "half of it", "កន្លះ"),
    ("80", "eighty", "ប៉ែតសិប"),
    ("*888#", "dial *888#", "ចុច *888#"),
    ("info@trc.gov.kh", "info@trc.gov.kh", "info@trc.gov.kh។"),
]

NONE = [
    ("en", "You may march; the second-hand one of the two, once, both, first."),
    ("km", "មួយ ពីរ ម្តង ទាំងពីរ ដើម្បី ទោះបី រយៈពេល ការយល់ព្រម តុលាការ"),
]


@pytest.mark.parametrize(("figure", "en", "km"), SAME)
def test_a_figure_is_the_same_in_both_languages(figure: str, en: str, km: str) -> None:
    assert [str(each) for each in figures(en, "en")] == [figure]
    assert [str(each) for each in figures(km, "km")] == [figure]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_words_are_no_figures(language: str, text: str) -> None:
    assert figures(text, language) == []


def test_a_year_after_a_blog_is_one_figure() -> None:
    assert [str(each) for each in figures("ប្លុកមួយឆ្នាំ 2014", "km")] == ["2014"]

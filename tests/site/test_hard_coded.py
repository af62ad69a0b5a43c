"""Every sentence for readers stands in a catalog, none in code."""

from pathlib import Path

import pytest

from tests.site.hard_coded import in_python, in_script, in_template, khmer_in_python

ROOT = Path(__file__).parents[2]

# What people may type, and the Khmer digits: read by the code, not shown.
KHMER_FOR_READING = {"dates.py", "money.py", "typed.py", "writer.py"}
# What Smart's SMS says, in English also on a Khmer page.
QUOTED = ["valid till"]


def files(folder: str, pattern: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob(pattern))
    assert found
    return found


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", files("calculator", "*.py"), ids=named)
def test_no_sentence_stands_in_python(file: Path) -> None:
    assert in_python(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "file",
    [
        file
        for file in files("calculator", "*.py") + files("publishing", "*.py")
        if file.name not in KHMER_FOR_READING
    ],
    ids=named,
)
def test_no_khmer_stands_in_python(file: Path) -> None:
    assert khmer_in_python(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", files("docs/assets", "*.js"), ids=named)
def test_no_sentence_stands_in_javascript(file: Path) -> None:
    assert in_script(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", files("docs/templates", "*.html"), ids=named)
def test_no_word_stands_in_a_template(file: Path) -> None:
    assert [text for text in in_template(file.read_text("utf-8")) if text not in QUOTED] == []


@pytest.mark.parametrize(
    "source",
    [
        'print("Top up today")',
        'name = f"Top up by {day}"',
        'raise ValueError("no such file")',
        'LABELS = {"a": "Valid until, then barred"}',
    ],
)
def test_a_sentence_in_python_is_found(source: str) -> None:
    assert in_python(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of some words."""',
        'def f():\n    """A docstring of some words."""',
        're.compile(r"line (\\d+) of it")',
        'assert days, "there are some days"',
        'raise AssertionError("cannot be here")',
        'write(message("headline.act_by"))',
        '"scratch-card online"',
    ],
)
def test_what_no_reader_sees_is_no_sentence(source: str) -> None:
    assert in_python(source) == []


def test_khmer_in_python_is_found_and_escapes_are_not() -> None:
    assert khmer_in_python('"""ថ្ងៃ"""\nname = "ថ្ងៃ"\nletters = "\\u1780"') == ['"ថ្ងៃ"']


@pytest.mark.parametrize(
    "source", ["say('Top up today')", "say(`Top up by ${day}`)", 'say("ថ្ងៃ")', "say(`${day} ថ្ងៃ`)"]
)
def test_a_sentence_in_javascript_is_found(source: str) -> None:
    assert in_script(source)


@pytest.mark.parametrize(
    "source",
    [
        "// Top up today\nsay(gettext('calculator.today'))",
        "form.querySelector('input, select')",
        "element('p', `calculator-flag is-${id}`)",
        "import { one } from './one.js';",
    ],
)
def test_what_a_script_does_not_show_is_no_sentence(source: str) -> None:
    assert in_script(source) == []


@pytest.mark.parametrize(
    "source", ["<p>Today</p>", '<a aria-label="Today">{{ _("a") }}</a>', "<p>ថ្ងៃ {{ day }}</p>"]
)
def test_a_word_in_a_template_is_found(source: str) -> None:
    assert in_template(source)


def test_what_a_template_does_not_show_is_no_word() -> None:
    source = "{# Today #}<p class='some day'>{{ _('a.day') }}{% if day %}, {% endif %}</p>"
    assert in_template(source) == []

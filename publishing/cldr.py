"""Write `calculator/cldr.json` from Babel's CLDR data: `python -m publishing.cldr`."""

import json
from pathlib import Path

from babel import Locale
from babel.dates import parse_pattern

TARGET = Path(__file__).parent.parent / "calculator" / "cldr.json"

# British English writes the day first, as Smart does.
LOCALES = {"en": "en_GB", "km": "km"}

# What Cambodians write otherwise than CLDR has it.
WRITTEN = {"km": {"full_date": "{weekday} ទី {day} ខែ{month} ឆ្នាំ {year}"}}
MONDAY = {"km": "ចន្ទ"}

# CLDR's pattern fields and what `calculator` calls them.
FIELDS = {"d": "day", "MMMM": "month", "y": "year", "EEEE": "weekday"}


def template(pattern: str) -> str:
    """A CLDR date pattern as a `str.format` text; a field we cannot write is an error."""
    placeholders = {field: "{" + name + "}" for field, name in FIELDS.items()}
    return str(parse_pattern(pattern).format) % placeholders


def describe(code: str) -> dict[str, object]:
    """What `calculator.cldr` needs of one language."""
    locale = Locale.parse(code)
    weekdays = [locale.days["format"]["wide"][day] for day in range(7)]
    weekdays[0] = MONDAY.get(code, weekdays[0])
    symbols = locale.number_symbols["latn"]
    found = {
        "months": [locale.months["format"]["wide"][month] for month in range(1, 13)],
        "weekdays": weekdays,
        "date": template(locale.date_formats["long"].pattern),
        "day_month": template(locale.datetime_skeletons["MMMMd"].pattern),
        "full_date": template(locale.date_formats["full"].pattern),
        "group": symbols["group"],
        "decimal": symbols["decimal"],
    }
    return found | WRITTEN.get(code, {})


def text() -> str:
    """The whole file, with one line for each kind of name or pattern."""
    languages = []
    for language, code in LOCALES.items():
        lines = [
            f'  "{name}": {json.dumps(value, ensure_ascii=False)}'
            for name, value in describe(code).items()
        ]
        languages.append(f' "{language}": {{\n' + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(languages) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")

"""Write `calculator/guide.json` from the guide itself: `python -m publishing.guide_data`.

Case notes and reminders cite the guide where no page is at hand, on the command line and in the
browser alike, so its address and its clauses come along as data.
"""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from calculator.sentences import LANGUAGES
from publishing import policy, settings
from publishing.terms import worded

TARGET = Path(__file__).parent.parent / "calculator" / "guide.json"
# A zone that changes its clocks at all has done so within these years.
YEARS = range(2020, 2030)


def utc_offset(zone: str) -> int | None:
    """The minutes by which a zone is ahead of UTC, None for one that changes its clocks."""
    months = [(year, month) for year in YEARS for month in range(1, 13)]
    offsets = {datetime(*month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in months}
    [offset] = offsets if len(offsets) == 1 else [None]
    return None if offset is None else int(offset.total_seconds()) // 60


def text() -> str:
    """The whole file."""
    content = {
        "address": settings()["site_url"].rstrip("/") + "/",
        "operator": policy().operator,
        "utc_offset_minutes": utc_offset(policy().time_zone),
        "clauses": {
            language: {id: worded(language)[id].sentence for id in policy().clauses}
            for language in LANGUAGES
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def without_clause() -> list[str]:
    """What is to be written or run before answers can cite every clause, a sentence for each."""
    known = json.loads(TARGET.read_text(encoding="utf-8"))["clauses"]
    wanted = [(language, id) for language in LANGUAGES for id in policy().clauses]
    return [
        f"docs/{language}/terms.md: the clause `{id}` of the policy has no heading here. Write "
        f"`### Its title {{#{id}}}`, an empty line, and its sentence in one line."
        for language, id in wanted
        if id not in worded(language)
    ] or [
        f"{TARGET.name} does not have the clause `{id}` of {language} yet. Run "
        "`.venv/bin/python -m publishing.guide_data`."
        for language, id in wanted
        if id not in known[language]
    ]


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")

"""Lighthouse's scores stand in the README as they were measured, and its lock names no address."""

import json
from pathlib import Path

from benchmarks.lighthouse import LEAST, PAGES, README, failures, kept, readme_with

LOCK = Path(__file__).parents[2] / "benchmarks" / "lighthouse" / "package-lock.json"


def scores(**changed: int) -> dict[str, object]:
    page = dict.fromkeys(LEAST, 100) | changed
    return {"pages": dict.fromkeys(PAGES, page)}


def test_the_readme_has_the_scores_of_the_file():
    text = README.read_text("utf-8")
    assert readme_with(text, kept()) == text


def test_every_score_that_is_too_low_is_named():
    assert failures(scores(performance=95)) == []
    assert failures(scores(performance=94, seo=99)) == [
        sentence
        for page in PAGES
        for sentence in (
            f"{page}: performance is 94, at least 95 is wanted.",
            f"{page}: seo is 99, at least 100 is wanted.",
        )
    ]


def test_the_lock_names_packages_and_hashes_only():
    packages = json.loads(LOCK.read_text("utf-8"))["packages"]
    assert all("integrity" in package for path, package in packages.items() if path)
    assert not [path for path, package in packages.items() if "resolved" in package]

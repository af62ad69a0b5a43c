"""The files for other programs: their form, and that they say what the guide says."""

import json
from pathlib import Path

import jsonschema
import pytest

from calculator.policy_file import load
from tests.calculator.asking import SMART

POLICY = load(SMART)


def published(site: Path, name: str) -> dict:
    return json.loads((site / "data" / "v1" / "smart" / name).read_text(encoding="utf-8"))


def test_the_published_clauses_have_the_form_that_their_schema_says(site: Path) -> None:
    schema = json.loads((site / "data" / "v1" / "clauses.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = published(site, "clauses.json")
    jsonschema.validate(found, schema)
    assert (found["version"], found["digest"]) == (1, POLICY.digest)


def test_the_published_policy_is_the_file_itself(site: Path) -> None:
    copy = site / "data" / "v1" / "smart" / "policy.toml"
    assert copy.read_bytes() == SMART.read_bytes()


def test_every_clause_is_there_with_its_address_on_both_pages(site: Path) -> None:
    clauses = published(site, "clauses.json")["clauses"]
    assert [clause["id"] for clause in clauses] == list(POLICY.clauses)
    for clause in clauses:
        for language, address in clause["address"].items():
            page = (site / language / "terms" / "index.html").read_text(encoding="utf-8")
            assert address.endswith(f"/{language}/terms/#{clause['id']}")
            assert f'id="{clause["id"]}"' in page


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_citation_has_both_sentences_every_source_and_both_addresses(
    site: Path, language: str
) -> None:
    for clause in published(site, "clauses.json")["clauses"]:
        lines = clause["citation"][language].splitlines()
        assert lines[0] == clause["sentence"][language]
        assert set(clause["sentence"].values()) == set(lines[:2])
        assert set(clause["address"].values()) == set(lines[-2:])
        for source in clause["sources"]:
            assert sum(source["url"] in line for line in lines) >= 1
        assert not any(mark in clause["citation"][language] for mark in ("`", "{:", "]("))


def test_the_date_of_a_rule_stands_with_its_clauses_only(site: Path) -> None:
    dates = {
        clause["id"]: clause["in_force_from"]
        for clause in published(site, "clauses.json")["clauses"]
    }
    assert dates["guideline-held"] == "2023-08-14"
    assert dates["statement-2021"] == "2021-05-29"
    assert dates["active-meaning"] is None  # both rules have it
    assert dates["top-up-day"] is None

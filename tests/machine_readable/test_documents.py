"""The files for other programs: their form, and that they say what the guide says."""

import json
from pathlib import Path

import jsonschema
import pytest

from calculator.policy_file import load
from publishing.machine_readable import documents, figures
from tests.calculator.asking import ROOT

POLICY = load(ROOT / "calculator" / "policies" / "smart.toml")
SCHEMAS = ROOT / "publishing" / "machine_readable"


def published(site: Path, name: str) -> dict:
    return json.loads((site / "data" / "v1" / "smart" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["clauses", "policy"])
def test_a_published_file_has_the_form_that_its_schema_says(site: Path, name: str) -> None:
    schema = json.loads((site / "data" / "v1" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(published(site, f"{name}.json"), schema)


def test_the_digest_and_version_stand_in_both(site: Path) -> None:
    for name in ("clauses.json", "policy.json"):
        found = published(site, name)
        assert (found["version"], found["digest"]) == (1, POLICY.digest)


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


def test_figures_are_those_of_the_policy_file_and_exact(site: Path) -> None:
    policy = published(site, "policy.json")
    [online] = [channel for channel in policy["channels"] if channel["id"] == "online"]
    assert online["rows"][-1]["lowest"] == "2.50"
    assert online["rows"][-1]["validity"] == {"length": 16, "unit": "days"}
    assert [rule["in_force_from"] for rule in policy["rules"]] == ["2021-05-29", "2023-08-14"]


def test_another_policy_gives_files_of_the_same_form() -> None:
    other = load(ROOT / "tests" / "calculator" / "policies" / "good" / "example.toml")
    values = documents("https://guide.test/", POLICY)["policy.json"]
    schema = json.loads((SCHEMAS / "policy.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(values, schema)
    head = {key: values[key] for key in ("version", "operator", "digest")}
    jsonschema.validate(head | figures.as_values(other), schema)

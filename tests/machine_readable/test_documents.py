"""The files for other programs: their form, and that they say what the guide says."""

import json
from itertools import product
from pathlib import Path

import jsonschema
import pytest

from publishing import policy
from tests.calculator.asking import LANGUAGES, SMART

POLICY = policy()


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    return site / "data" / "v1"


@pytest.fixture(scope="module")
def published(folder: Path) -> dict:
    return json.loads((folder / "smart" / "clauses.json").read_text(encoding="utf-8"))


def test_the_published_clauses_have_the_form_that_their_schema_says(
    folder: Path, published: dict
) -> None:
    schema = json.loads((folder / "clauses.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(published, schema)
    assert (published["version"], published["digest"]) == (1, POLICY.digest)
    assert (folder / "smart" / "policy.toml").read_bytes() == SMART.read_bytes()


def test_every_clause_can_be_cited_with_its_sources_and_addresses(
    site: Path, published: dict
) -> None:
    assert [clause["id"] for clause in published["clauses"]] == list(POLICY.clauses)
    for clause, language in product(published["clauses"], LANGUAGES):
        page = (site / language / "terms" / "index.html").read_text(encoding="utf-8")
        assert clause["address"][language].endswith(f"/{language}/terms/#{clause['id']}")
        assert f'id="{clause["id"]}"' in page
        citation = clause["citation"][language]
        lines = citation.splitlines()
        assert lines[0] == clause["sentence"][language]
        assert set(clause["sentence"].values()) == set(lines[:2])
        assert set(clause["address"].values()) == set(lines[-2:])
        assert all(source["url"] in citation for source in clause["sources"])
        assert not any(mark in citation for mark in ("`", "{:", "]("))


def test_the_date_of_a_rule_stands_with_its_clauses_only(published: dict) -> None:
    dates = {clause["id"]: clause["in_force_from"] for clause in published["clauses"]}
    assert dates["guideline-held"] == "2023-08-14"
    assert dates["statement-2021"] == "2021-05-29"
    assert dates["active-meaning"] is None  # both rules have it
    assert dates["top-up-day"] is None

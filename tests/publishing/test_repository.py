"""What the repository takes from elsewhere is pinned, and what keeps it true works."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from publishing import guide_data

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
TEXTS = sorted(ROOT.glob("*.md"))

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# To a file of the repository.
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_and_may_read_and_a_job_asks_for_more(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    theirs = re.findall(r"uses: (?!\./)(.+)", text)
    assert [action for action in theirs if not PINNED.fullmatch(action)] == []
    content = yaml.safe_load(text)
    assert content["permissions"] == {"contents": "read"}
    for job in content["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 30
        for step in job.get("steps", ()):
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_site_is_published_after_its_tests() -> None:
    def jobs(name: str) -> dict[str, dict[str, object]]:
        text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
        return dict(yaml.safe_load(text)["jobs"])

    pages = jobs("pages.yml")
    assert pages["publish"]["needs"] == "build"
    assert pages["build"]["needs"] == "test"
    assert pages["test"]["uses"] == "./.github/workflows/ci.yml"
    assert {"run": ".ci/run"} in jobs("ci.yml")["check"]["steps"]


def test_what_answers_cite_is_what_the_guide_says() -> None:
    found, made = guide_data.TARGET.read_text(encoding="utf-8"), guide_data.text()
    assert found == made, "python -m publishing.guide_data"
    # One offset does only for a zone that keeps its clocks.
    assert guide_data.utc_offset("Asia/Phnom_Penh") == 7 * 60
    assert guide_data.utc_offset("Europe/Paris") is None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert text.count("--hash=sha256:") >= text.count("==")


@pytest.mark.parametrize("folder", [".", "tools/lighthouse"])
def test_a_lock_of_npm_has_hashes_and_no_address(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
    of_others = [each for name, each in lock["packages"].items() if name]
    assert of_others
    assert all("integrity" in each and "resolved" not in each for each in of_others)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_a_text_names_only_files_that_are_there(text: Path) -> None:
    named = LINK.findall(text.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_a_wrong_date_is_reported_with_its_source() -> None:
    file = ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-date.yml"
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    asked = {each["id"]: each["validations"]["required"] for each in form["body"] if "id" in each}
    assert asked["source"] is True


def test_no_address_of_a_person_is_made_up() -> None:
    assert "@" not in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_one_issue_is_opened_kept_and_closed(tmp_path: Path) -> None:
    """By scripts/upkeep-issue, with a `make` and a `gh` of our own, which notes what it is told."""
    log = tmp_path / "log"
    # Of a file that is handed over, what stands in it.
    note = f'for last; do :; done; (echo "$*"; cat "$last" 2>&-) >>{log} || true'
    programs = {
        "make": 'echo "report of $2"; exit $STALE',
        "gh": f'[ "$2" = list ] && echo "$OPEN" && exit; {note}',
    }
    for name, body in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o700)

    def told(*, stale: bool, open_issue: str) -> list[str]:
        log.write_text("")
        path = f"{tmp_path}:{os.environ['PATH']}"
        settings = {"PATH": path, "STALE": "2" if stale else "0", "OPEN": open_issue}
        script = ROOT / "scripts" / "upkeep-issue"
        subprocess.run([script], env=settings, stdin=subprocess.DEVNULL, check=True)
        return re.sub(r" --body-file \S+", "", log.read_text()).splitlines()

    assert told(stale=False, open_issue="") == []
    opened = told(stale=True, open_issue="")
    assert opened[0].startswith("label create upkeep")
    assert opened[1] == "issue create --title Sources and links to look at --label upkeep"
    assert {"report of stale", "report of links"} <= set(opened)
    assert told(stale=True, open_issue="7")[0] == "issue edit 7"
    assert told(stale=False, open_issue="7")[0].startswith("issue close 7 --comment")

"""A policy file that is incomplete or doubtful is refused, naming file, key and remedy.

Each file in `policies/bad` is `policies/good/example.toml` with a single fault, and says in its
first lines what is expected. Further faults are in `test_policy_faults.py`.
"""

import difflib
import re
from pathlib import Path

import pytest

from calculator.policy_file import LARGEST_FILE, load
from calculator.refusal import Refusal
from calculator.sentences.policy_refusals import POLICY_REFUSALS
from tests.calculator.asking import EXAMPLE, LANGUAGES, POLICIES, Ran, command

BAD = sorted((POLICIES / "bad").glob("*.toml"))
# No file in the folder can show these; they have tests of their own below.
WITHOUT_FILE = {"policy-unreadable", "policy-too-large"}


def expected(file: Path) -> dict[str, str]:
    """What the first lines of a bad file say about it."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return dict(re.findall(r"^# (Refused|Key|Fault): (.+)$", text, re.MULTILINE))


def assert_refused(ran: Ran, language: str, file: str, key: str) -> None:
    """One sentence on standard error that names file and key, and nothing else."""
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    sentence = ran.err[:-1]
    assert sentence.startswith(f"{file}:" if language == "en" else f"{file}៖")
    assert key in sentence
    assert sentence.endswith("." if language == "en" else "។")
    assert not re.search(r"\{\w*\}", sentence)
    assert not [id for id in POLICY_REFUSALS.values() if id in sentence]
    if language == "km":
        assert not re.search(r"[A-Za-z]{2,} +[A-Za-z]{2,}", sentence.replace(key, ""))


def refused_as(file: Path) -> str:
    with pytest.raises(Refusal) as refused:
        load(file)
    return refused.value.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_is_refused(file: Path, language: str) -> None:
    ran = command("policy", "check", str(file), f"--language={language}")
    assert_refused(ran, language, file.name, expected(file)["Key"])


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_it_is_refused_for_its_fault(file: Path) -> None:
    assert expected(file)["Refused"] == f"policy-{file.stem}"
    if file.stem != "time-zone":  # which zones there are is known to the command line only
        assert refused_as(file) == f"policy-{file.stem}"


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_it_is_refused_as_a_policy_to_answer_from_as_well(file: Path) -> None:
    checked = command("policy", "check", str(file))
    assert command("answer", "--valid-until=10.09.26", f"--policy={file}") == checked


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_it_differs_from_the_good_file_in_its_fault_only(file: Path) -> None:
    good = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bad = file.read_text(encoding="utf-8", errors="replace").splitlines()
    changed = [
        line
        for line in difflib.ndiff(
            [line for line in good if line and not line.startswith("#")],
            [line for line in bad if line and not line.startswith("#")],
        )
        if line.startswith(("- ", "+ "))
    ]
    assert 1 <= len(changed) <= 5


def test_no_refusal_lacks_its_bad_file() -> None:
    assert {f"policy-{file.stem}" for file in BAD} | WITHOUT_FILE == POLICY_REFUSALS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["nowhere.toml", "", ".", "/", "7\0.toml"])
def test_a_file_that_cannot_be_opened_is_refused(name: str, language: str) -> None:
    ran = command("policy", "check", name, f"--language={language}")
    assert_refused(ran, language, Path(name).name.replace("\0", " "), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_without_the_right_to_read_it_is_refused(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    assert_refused(
        command("policy", "check", str(EXAMPLE), f"--language={language}"),
        language,
        EXAMPLE.name,
        "",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_far_larger_than_any_policy_is_refused(tmp_path: Path, language: str) -> None:
    file = tmp_path / "endless.toml"
    text = EXAMPLE.read_bytes()
    lines = text + b"#\n" * LARGEST_FILE
    file.write_bytes(lines[:LARGEST_FILE])
    assert command("policy", "check", str(file)).status == 0
    file.write_bytes(lines[: LARGEST_FILE + 1])
    assert refused_as(file) == "policy-too-large"
    assert_refused(
        command("policy", "check", str(file), f"--language={language}"), language, file.name, ""
    )


def test_the_first_bad_file_of_several_is_named_and_nothing_is_said_of_the_good_ones() -> None:
    bad = POLICIES / "bad" / "overlap.toml"
    assert_refused(
        command("policy", "check", str(EXAMPLE), str(bad), str(EXAMPLE)),
        "en",
        "overlap.toml",
        "channel card.row[3]",
    )


@pytest.mark.parametrize(
    "text", [b"", b"\xef\xbb\xbf", b"[" * 100_000, b"a = [" * 100_000, b"\0", b"a.b.c = 1"]
)
def test_garbage_in_a_file_is_refused(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(text)
    assert_refused(command("policy", "check", str(file)), "en", "policy.toml", "")

"""A policy file that cannot be read as a whole; faults in it are in `test_policy_faults.py`."""

import re
from pathlib import Path

import pytest

from calculator.policy_file import LARGEST_FILE, load
from calculator.refusal import Refusal
from calculator.sentences.policy_refusals import POLICY_REFUSALS
from tests.calculator.asking import EXAMPLE, LANGUAGES, Ran, command


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


@pytest.mark.parametrize(
    "text", [b"", b"\xef\xbb\xbf", b"[" * 100_000, b"a = [" * 100_000, b"\0", b"a.b.c = 1"]
)
def test_garbage_in_a_file_is_refused(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(text)
    assert_refused(command("policy", "check", str(file)), "en", "policy.toml", "")

"""Read a policy file, strictly: what is incomplete, doubtful or unknown is refused."""

import re
import tomllib
from pathlib import Path

from calculator.policy import Policy
from calculator.policy_file.build import build
from calculator.policy_file.checks import check
from calculator.policy_file.table import Table, refuse

LARGEST_FILE = 200_000  # bytes; Smart's file has some 20,000
# Python's reader of TOML takes far more time for twice as long a key: a.a.a.a and so on.
LONGEST_LINE = 1_000  # bytes; Smart's longest has some 350


def load(path: Path) -> Policy:
    """The policy in `path`.

    Raises `Refusal` naming file, key and remedy for anything that is not as the format asks.
    """
    file = path.name
    try:
        with path.open("rb") as stream:
            text = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise refuse("policy-unreadable", file, "-") from None
    if len(text) > LARGEST_FILE:
        raise refuse("policy-too-large", file, "-", kilobytes=LARGEST_FILE // 1000)
    return parse(text, file)


def parse(text: bytes, file: str) -> Policy:
    """The policy in `text`; `file` is its name for refusals."""
    for number, line in enumerate(text.split(b"\n"), 1):
        if len(line) > LONGEST_LINE:
            raise refuse("policy-long-line", file, f"{number}:{LONGEST_LINE}")
    try:
        content = tomllib.loads(text.decode("utf-8"))
    except UnicodeDecodeError:
        raise refuse("policy-not-utf8", file, "-") from None
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise refuse("policy-not-toml", file, _place(error)) from None
    policy = build(Table(content, file, ""))
    check(policy, file)
    return policy


def _place(error: Exception) -> str:
    """Where the parser stopped, as line:column; it tells this only within its sentence."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return ":".join(found.groups()) if found else "1:1"

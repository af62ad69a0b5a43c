"""Known weaknesses in what the locks name: `python -m publishing.audit`, or `make audit`.

Asks the advisory services of pip-audit and npm, so it needs the network, and no test depends on it.
Exit status 0: nothing known; 1: something found; 2: something could not be checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from publishing.policy import ROOT

LOCKS = ("dev", "node", "verify")
PIP_AUDIT = (
    *(sys.executable, "-m", "pip_audit", "--format=json", "--progress-spinner=off"),
    *("--disable-pip", "--require-hashes", "--requirement"),
)
NPM_AUDIT = ("npm", "audit", "--json")


@dataclass(frozen=True)
class Verdict:
    """What is known about one list: its findings, or None where it could not be checked."""

    what: str
    findings: list[str] | None

    def __str__(self) -> str:
        if self.findings is None:
            return f"{self.what} could not be checked in full: the advisory service gave no answer."
        if not self.findings:
            return f"{self.what}: nothing found."
        return "\n  ".join([f"{self.what}:", *self.findings])


def of_python(report: str) -> list[str] | None:
    """The findings in a report of pip-audit; a package that it has skipped was not checked."""
    packages = _read(report, "dependencies")
    if packages is None:
        return None
    found = [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    skipped = any("skip_reason" in package for package in packages)
    return None if skipped and not found else found


def of_npm(report: str) -> list[str] | None:
    """The findings in a report of npm."""
    packages = _read(report, "vulnerabilities")
    if packages is None:
        return None
    return [f"{name} {each['range']}: {each['severity']}" for name, each in packages.items()]


def status(verdicts: list[Verdict]) -> int:
    """The exit status: what was found matters more than what could not be checked."""
    if any(verdict.findings for verdict in verdicts):
        return 1
    return 2 if any(verdict.findings is None for verdict in verdicts) else 0


def _read(report: str, key: str) -> Any:
    """One part of a report; None for anything that is no report."""
    try:
        return json.loads(report).get(key)
    except (ValueError, AttributeError):
        return None


def _run(*command: str) -> str:
    """What a program reports; its complaints about the network are of no use to a reader."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def main() -> int:
    """Check everything and say what was found; returns the exit status."""
    locks = [f"requirements/{name}.lock" for name in LOCKS]
    verdicts = [Verdict(lock, of_python(_run(*PIP_AUDIT, lock))) for lock in locks]
    verdicts.append(Verdict("package-lock.json", of_npm(_run(*NPM_AUDIT))))
    print(*verdicts, sep="\n")
    return status(verdicts)


if __name__ == "__main__":
    sys.exit(main())

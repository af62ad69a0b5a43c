"""Which sources nobody has looked at for a while: `python -m tools.stale DAYS`.

A source may have changed since; what rests on it is named, so that whoever looks knows what to
compare. Exit status 0: all were looked at within so many days; 1: the listed ones were not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from calculator.__main__ import today
from calculator.policy import Policy, Source
from calculator.sentences import Writer
from publishing import policy
from publishing.facts import facts


def stale(policy: Policy, days: int, on: date) -> list[Source]:
    """The sources last looked at more than so many days before a day, the oldest first."""
    old = [source for source in policy.sources.values() if (on - source.retrieved).days > days]
    return sorted(old, key=lambda source: (source.retrieved, source.id))


def report(policy: Policy, source: Source, on: date) -> Iterator[str]:
    """What to look at again: a source, and the clauses and figures that rest on it."""
    clauses = [clause.id for clause in policy.clauses.values() if source.id in clause.sources]
    rests = [fact for fact in facts(policy) if source.id in fact.sources]
    figures = [f"{fact.id}: {fact.text(Writer('en'))}" for fact in rests]
    age = (on - source.retrieved).days
    yield f"{source.id}: last looked at on {source.retrieved}, {age} days ago"
    yield f"  {source.url}"
    yield f"  clauses: {', '.join(clauses) or 'none'}"
    yield f"  figures: {', '.join(figures) or 'none'}"


def main(policy: Policy, days: int, on: date) -> int:
    """Print the list as of a day; returns the exit status."""
    found = stale(policy, days, on)
    for source in found:
        print("\n".join(report(policy, source, on)))
    many = f"{len(found)} of {len(policy.sources)}"
    print(f"Sources last looked at more than {days} days ago: {many}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(policy(), int(sys.argv[1]), today(policy().time_zone)))

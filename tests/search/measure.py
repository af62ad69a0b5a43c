"""How well search answers a list of queries: recall, precision, and what comes first."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Query:
    """What somebody types, the pages that have to be found, the best first, and those that may."""

    text: str
    expected: list[str]
    also: list[str]


@dataclass(frozen=True)
class Answer:
    """The pages found for a query, in their order."""

    query: Query
    found: list[str]

    @property
    def recall(self) -> float:
        return len(set(self.found) & set(self.query.expected)) / len(self.query.expected)

    @property
    def precision(self) -> float:
        right = set(self.query.expected) | set(self.query.also)
        return len(set(self.found) & right) / len(self.found) if self.found else 0.0

    @property
    def first_is_right(self) -> bool:
        return self.found[:1] != [] and self.found[0] in self.query.expected

    def __str__(self) -> str:
        missing = set(self.query.expected) - set(self.found)
        wrong = set(self.found) - set(self.query.expected) - set(self.query.also)
        first = self.found[0] if self.found else "nothing"
        parts = [
            f"{self.query.text}:",
            f"missing {', '.join(sorted(missing))};" if missing else "",
            f"wrong {', '.join(sorted(wrong))};" if wrong else "",
            f"first {first}" if first != self.query.expected[0] else "",
        ]
        return " ".join(filter(None, parts))


def queries(path: Path) -> Iterator[Query]:
    """Every text of a list of queries, with the pages that it should find."""
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["queries"]:
        for text in entry["texts"]:
            yield Query(text, entry["expected"], entry.get("also", []))


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)

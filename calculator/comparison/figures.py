"""The figures of two policies side by side."""

from dataclasses import dataclass
from typing import Any

from calculator.comparison.entries import Entry, entries
from calculator.policy import Policy


@dataclass(frozen=True)
class Figure:
    """One figure before and after; None where the entry was not there or nothing is published."""

    id: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """An entry that was `added`, `removed` or `changed`, with the figures that differ.

    `old_sources` and `new_sources` are pairs of a source's id and its standing.
    """

    kind: str
    path: tuple[str, ...]
    change: str
    figures: tuple[Figure, ...]
    old_sources: tuple[tuple[str, str], ...]
    new_sources: tuple[tuple[str, str], ...]


def changes(old: Policy, new: Policy, descriptive: bool) -> tuple[Change, ...]:
    """What differs, in the order of the new policy, what was removed behind it."""
    before = {(each.kind, *each.path): each for each in entries(old, descriptive)}
    after = {(each.kind, *each.path): each for each in entries(new, descriptive)}
    found = [_change(before.get(key), after.get(key)) for key in {**after, **before}]
    return tuple(change for change in found if change)


def _change(old: Entry | None, new: Entry | None) -> Change | None:
    if old == new:
        return None
    present = new or old
    assert present is not None
    figures = _figures(old.figures if old else {}, new.figures if new else {})
    how = "changed" if old and new else "added" if new else "removed"
    sources = [each.sources if each else () for each in (old, new)]
    return Change(present.kind, present.path, how, figures, *sources)


def _figures(old: dict[str, Any], new: dict[str, Any]) -> tuple[Figure, ...]:
    return tuple(
        Figure(id, old.get(id), new.get(id)) for id in {**new, **old} if old.get(id) != new.get(id)
    )

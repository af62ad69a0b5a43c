"""The smallest part of an explanation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A sentence with the clause of the guide that it rests on."""

    text: str
    clause: str | None

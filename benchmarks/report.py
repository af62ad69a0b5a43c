"""The results as a page: ratios first, then what they come from."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.first_answer import Circumstances, Measured

# What the engine is made for: shares of Pyodide as it comes.
BYTES_TARGET = 0.75
TIME_TARGET = 0.45


def comparison(having: Circumstances, found: dict[str, Measured]) -> list[str]:
    """Return the lines about both engines under some circumstances."""
    ours, stock = found["ours"], found["stock"]
    rows = [
        ["bytes", f"{ours.bytes:,}", f"{stock.bytes:,}", ratio([ours.bytes], [stock.bytes])],
        ["first answer, cold", spread(ours.cold), spread(stock.cold), ratio(ours.cold, stock.cold)],
        ["first answer, warm", spread(ours.warm), spread(stock.warm), ratio(ours.warm, stock.warm)],
    ]
    return [f"### {having.name}", "", *table(["", "ours", "stock Pyodide", "ratio"], rows), ""]


def ratio(ours: Sequence[float], stock: Sequence[float]) -> str:
    """Return the ratio of the medians, and from where to where it goes from round to round."""
    middle = f"**{median(ours) / median(stock):.2f}**"
    pairs = [mine / other for mine, other in zip(ours, stock, strict=True)]
    return middle if len(pairs) == 1 else f"{middle} ({min(pairs):.2f}–{max(pairs):.2f})"


def spread(seconds: Sequence[float]) -> str:
    """Return the median, and the least and the most."""
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table in Markdown, numbers to the right."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]

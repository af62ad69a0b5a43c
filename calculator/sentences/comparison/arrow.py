"""Before and after in one cell."""

ARROW = "→"
NOTHING = "–"


def arrow(old: str, new: str) -> str:
    """Both, or one where they are the same."""
    return old if old == new else f"{old} {ARROW} {new}"

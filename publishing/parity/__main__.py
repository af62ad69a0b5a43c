"""Show which pages say the same in both languages; exit status 1 when something differs.

`--pin PAGE...` notes that the translation of these pages is in line with the original as it is
now. Run it after the two were compared by somebody who reads both.
"""

import argparse
import sys
from itertools import chain

from publishing import ROOT
from publishing.guide_data import without_clause
from publishing.parity import check_page, is_reviewed, pages
from publishing.parity.revision import pin

DOCS = ROOT / "docs"


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m publishing.parity", description=__doc__)
    parser.add_argument(
        "--pin",
        nargs="+",
        default=[],
        metavar="PAGE",
        choices=pages(DOCS),
        help="such as top-up.md",
    )
    for page in parser.parse_args().pin:
        pin(DOCS, page)
    if faults := without_clause():
        print("\n".join(faults))
        return 1
    differences = {page: check_page(DOCS, page) for page in pages(DOCS)}
    print(f"{'page':24} {'in step':8} reviewed by a native reader")
    for page, found in differences.items():
        reviewed = "yes" if is_reviewed(DOCS, page) else "not yet"
        print(f"{page:24} {'no' if found else 'yes':8} {reviewed}")
    for difference in chain.from_iterable(differences.values()):
        print(difference)
    return 1 if any(differences.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

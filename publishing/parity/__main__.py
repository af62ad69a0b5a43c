"""Show which pages say the same in both languages; exit status 1 when something differs.

`--pin PAGE...` notes that the translation of these pages is in line with the original as it is
now. Run it after the two were compared by somebody who reads both.
"""

import argparse
import sys

from publishing import ROOT
from publishing.guide_data import without_clause
from publishing.parity import check_page, pages
from publishing.parity.revision import pin
from publishing.terms import without_sentence

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
    if faults := [*without_sentence(), *without_clause()]:
        print("\n".join(faults))
        return 1
    reports = [check_page(DOCS, page) for page in pages(DOCS)]
    print(f"{'page':24} {'in step':8} reviewed by a native reader")
    for report in reports:
        in_step = "no" if report.differences else "yes"
        print(f"{report.page:24} {in_step:8} {'yes' if report.reviewed else 'not yet'}")
    differences = [str(each) for report in reports for each in report.differences]
    for difference in differences:
        print(difference)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())

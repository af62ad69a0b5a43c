"""Many numbers in a few lines: how many are in each stage, are due, and may be sold."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from calculator.sentences import Writer
from calculator.sentences.writer import message
from calculator.table import Answered, Refused, due, stage_name

# By what is counted: columns of a table.
COUNTED = ("stage_on_latest", "stage_on_earliest", "resale_on", "due")
Alike = tuple[str, str, str, str]


def alike(rows: Iterable[Answered | Refused]) -> Counter[Alike]:
    """How many answered rows are alike in the columns `COUNTED`."""
    return Counter(
        (least.id, furthest.id, each.answer.resale_on, due(each.answer))
        for each in rows
        if isinstance(each, Answered)
        for furthest, least in [each.answer.stage_on]
    )


def summary(counts: Mapping[Alike, int], stages: Sequence[str], write: Writer) -> list[str]:
    """The lines, in the order of the stages; none where no row is answered."""
    if not counts:
        return []
    standing: Counter[tuple[int, int]] = Counter()
    dues: Counter[str] = Counter()
    sales: Counter[str] = Counter()
    for (least, furthest, sale, when), count in counts.items():
        standing[stages.index(least), stages.index(furthest)] += count
        sales[sale] += count
        dues[when] += count
    return [
        *(
            # Translators: how many numbers of a table stand in a stage, or in one of two.
            write.text(message("summary.stage"), count=count, stage=name)
            for (least, furthest), count in sorted(standing.items())
            for name in [stage_name(stages[least], stages[furthest], write)]
        ),
        # Translators: how many numbers of a table are to be topped up within 7 days, or too late.
        write.text(message("summary.due"), week=dues["week"], late=dues["late"]),
        write.text(
            # Translators: of how many numbers of a table the texts forbid a sale on the day that is
            # asked about, leave it unclear, or do not forbid it.
            message("summary.sale"),
            forbidden=sales["not-allowed"],
            unclear=sales["unclear"],
            allowed=sales["allowed"],
        ),
    ]

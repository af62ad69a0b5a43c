"""Read a policy file, strictly: what is incomplete, doubtful or unknown is refused."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from calculator.money import RIEL
from calculator.policy import (
    STAGES,
    STANDINGS,
    Channel,
    Clause,
    Contact,
    Convention,
    Period,
    Policy,
    Programme,
    Row,
    Rule,
    Source,
    Stage,
    ValidityTable,
)
from calculator.policy_table import LARGEST_FILE, Table, fault, read_table

USUAL = Path(__file__).parent / "policies" / "smart.toml"

OPEN_STAGES = ("active", "resale")  # their length is not a figure of the rule
# What the name of a stage says by itself: `key` must not have this value in it.
CONTRADICTIONS = {
    "active": (("outgoing", False), ("incoming", False), ("top_up_restores", False)),
    "unused": (("top_up_restores", False),),
    "outgoing-barred": (("outgoing", True),),
    "barred": (("outgoing", True), ("incoming", True)),
    "held": (("outgoing", True), ("incoming", True)),
    "resale": (
        *(("outgoing", True), ("incoming", True)),
        *(("top_up_restores", True), ("restorable_on_request", True)),
    ),
}

# Every way of counting that the engine knows, with the readings it can compute.
READINGS = {
    "top-up-day": ("day-one", "next-day"),
    "validity-end-day": ("day-one", "next-day"),
    "first-use-day": ("day-one", "next-day"),
    "stacking": ("adds", "replaces", "later-date"),
    "month-end": ("last-day", "next-month"),
    "rule-choice": ("validity-end",),
    "printed-day": ("whole-day",),
}
# What every answer can need; more where a policy has new SIMs or months.
ALWAYS_NEEDED = ("printed-day", "rule-choice", "stacking", "top-up-day", "validity-end-day")


def usual_policy() -> Policy:
    """The policy that is asked when no other is named, read once."""
    return _read(USUAL)


@cache
def _read(file: Path) -> Policy:
    return load(file)


def load(path: Path) -> Policy:
    """The policy in `path`.

    Raises `Refusal` naming file, key and remedy for anything that is not as the format asks.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise fault(path.name, "file", "it cannot be opened; check its name.") from None
    return parse(text, path.name)


def parse(text: bytes, file: str) -> Policy:
    """The policy in `text`; `file` is its name for refusals."""
    policy = _policy(read_table(text, file))
    _check_rules(policy, file)
    _check_conventions(policy, file)
    return policy


def _policy(root: Table) -> Policy:
    # What is referred to is read before what refers to it.
    sources, clauses = root.by_id("source", _source), root.by_id("clause", _clause)
    channels = root.by_id("channel", _channel)
    policy = Policy(
        operator=root.id("operator"),
        name=root.names("name"),
        time_zone=root.text("time_zone"),
        default_channel=root.choice("default_channel", tuple(channels)),
        contact=_contact(root.table("contact")),
        sources=sources,
        clauses=clauses,
        conventions=root.by_id("convention", _convention),
        channels=channels,
        rules=_in_order(root.by_id("rule", _rule).values()),
        programmes=root.by_id("programme", _programme) if root.has("programme") else {},
    )
    root.finish()
    return policy


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.in_force_from))


def _contact(table: Table) -> Contact:
    other = "top_up_for_other"
    contact = Contact(
        customer_service=table.code("customer_service"),
        balance_code=table.code("balance_code"),
        top_up_for_other=table.code_for_other(other) if table.has(other) else None,
        emergency=table.texts("emergency", least=0),
        clause=table.reference("clause", "clause"),
    )
    table.finish()
    return contact


def _source(table: Table) -> Source:
    source = Source(
        id=table.id(),
        title=table.names("title"),
        publisher=table.names("publisher"),
        url=table.address("url"),
        languages=table.texts("languages"),
        published=table.day_or_unknown("published"),
        retrieved=table.day("retrieved"),
        standing=table.choice("standing", STANDINGS),
    )
    if source.published and source.published > source.retrieved:
        raise table.fault("published", "it lies after `retrieved`, the day it was looked at.")
    return source


def _clause(table: Table) -> Clause:
    standing = table.choice("standing", STANDINGS) if table.has("standing") else None
    return Clause(table.id(), table.references("sources", "source"), standing)


def _is_law(table: Table, clause: Clause) -> bool:
    standings = {table.known["source"][id].standing for id in clause.sources}
    return (clause.standing or "".join(standings)) == "law"


def _convention(table: Table) -> Convention:
    id = table.choice("id", tuple(READINGS))
    status = table.choice("status", ("settled", "unclear"))
    readings = table.choices("readings", READINGS[id])
    if (status == "unclear") != (len(readings) > 1):
        raise table.fault("readings", "settled needs one reading, unclear needs several.")
    rests_on = table.references("clauses", "clause")
    if not table.has("by_law"):
        return Convention(id, readings, rests_on)
    by_law = table.choice("by_law", readings)
    law = [each for each in rests_on if _is_law(table, table.known["clause"][each])]
    if len(law) != 1 or rests_on[0] in law:
        raise table.fault("by_law", 'behind its own clause, `clauses` must name one of a "law".')
    return Convention(id, readings, rests_on, by_law, law[0])


def _channel(table: Table) -> Channel:
    id, name = table.id(), table.names("name")
    clause = table.reference("clause", "clause")
    tables = [_table(each, table.known["clause"][clause]) for each in table.tables("table")]
    begins = [each.in_force_from for each in tables]
    if len(set(begins)) < len(begins):
        raise table.fault("table", "two tables begin on the same day, or on an unknown one.")
    tables.sort(key=lambda each: each.in_force_from or date.min)
    return Channel(id, name, clause, tuple(tables))


def _table(table: Table, clause: Clause) -> ValidityTable:
    begins = table.day_or_unknown("in_force_from")
    rows = [_row(row, clause) for row in table.tables("row")]
    # Rows of one currency rise without touching; a gap between two is a hole, and stays one.
    before: dict[str, Row] = {}
    for number, row in enumerate(rows, 1):
        last = before.get(row.currency)
        if last and row.lowest < last.lowest:
            raise table.fault(f"row[{number}]", "rows of a currency stand from small to large.")
        if last and row.lowest <= last.highest:
            raise table.fault(f"row[{number}]", "it covers amounts that a row above covers too.")
        before[row.currency] = row
    table.finish()
    return ValidityTable(begins, tuple(rows))


def _row(table: Table, clause: Clause) -> Row:
    lowest, highest = _amounts(table)
    row = Row(
        currency=table.choice("currency", ("USD", "KHR")),
        lowest=lowest,
        highest=highest,
        validity=_period(table),
        source=table.reference("source", "source"),
    )
    table.finish()
    if row.currency == RIEL and (lowest % 1 or highest % 1):
        raise table.fault("currency", "no riel has decimals; correct the amount or the currency.")
    if row.source not in clause.sources:
        what = f"the clause {clause.id} does not name {row.source}; add it to the sources there."
        raise table.fault("source", what)
    return row


def _amounts(table: Table) -> tuple[Decimal, Decimal]:
    if table.has("amount"):
        amount = table.money("amount")
        return amount, amount
    lowest, highest = table.money("from"), table.money("to")
    if lowest >= highest:
        raise table.fault("to", "it must be more than `from`.")
    return lowest, highest


def _period(table: Table) -> Period:
    if table.has("months"):
        return Period(table.length("months"), "months")
    return Period(table.length("days"), "days")


def _stage(table: Table) -> Stage:
    id = table.choice("id", STAGES)
    stage = Stage(
        id=id,
        period=None if id in OPEN_STAGES else _period(table),
        outgoing=table.flag_or_unknown("outgoing"),
        incoming=table.flag_or_unknown("incoming"),
        emergency=table.flag_or_unknown("emergency"),
        top_up_restores=table.flag("top_up_restores"),
        restorable_on_request=table.flag("restorable_on_request"),
        clause=table.reference("clause", "clause"),
    )
    table.finish()
    for key, wrong in CONTRADICTIONS.get(id, ()):
        if getattr(stage, key) is wrong:
            word = str(wrong).lower()
            raise table.fault(key, f"{word} contradicts the stage {id}; correct one of the two.")
    return stage


def _stages(table: Table, first: str) -> tuple[Stage, ...]:
    stages = tuple(_stage(stage) for stage in table.tables("stage"))
    ids = [stage.id for stage in stages]
    if len(ids) < 2 or ids[0] != first or ids[-1] != "resale":
        raise table.fault("stage", f"the first stage must be {first}, the last one resale.")
    twice = [id for id in ids if ids.count(id) > 1]
    if twice or {"active", "unused"} & {*ids[1:]}:
        raise table.fault(
            "stage", f"a stage stands once, and between {first} and resale no other beginning."
        )
    flags = [stage.top_up_restores for stage in stages]
    if flags != sorted(flags, reverse=True):
        raise table.fault(
            "stage",
            "a top-up restores the number in the first stages or in none: "
            "top_up_restores cannot be true again behind false.",
        )
    return stages


def _rule(table: Table) -> Rule:
    return Rule(
        id=table.id(),
        name=table.names("name"),
        in_force_from=table.day("in_force_from"),
        clause=table.reference("clause", "clause"),
        stages=_stages(table, "active"),
    )


def _programme(table: Table) -> Programme:
    return Programme(
        id=table.id(),
        name=table.names("name"),
        clause=table.reference("clause", "clause"),
        doubt=table.reference("doubt", "clause") if table.has("doubt") else None,
        stages=_stages(table, "unused"),
    )


def _check_rules(policy: Policy, file: str) -> None:
    days = [rule.in_force_from for rule in policy.rules]
    for day in days:
        if days.count(day) > 1:
            raise fault(file, "rule", f"two rules come into force on {day}; correct one.")
    try:
        assert policy.stage_order
    except ValueError as error:
        raise fault(file, "stage", f"the rules have {error} in different orders.") from None
    if not policy.contact.emergency and any(each.emergency for each in _all_stages(policy)):
        raise fault(file, "contact.emergency", "name the numbers that a stage says stay free.")


def _all_stages(policy: Policy) -> Iterator[Stage]:
    for owner in policy.owners:
        yield from owner.stages


def _check_conventions(policy: Policy, file: str) -> None:
    """Every way of counting that some answer can need is declared."""
    rows = [row for each in policy.channels.values() for table in each.tables for row in table.rows]
    periods = [row.validity for row in rows]
    periods += [stage.period for stage in _all_stages(policy) if stage.period]
    needed = [*ALWAYS_NEEDED]
    needed += ["first-use-day"] if policy.programmes else []
    needed += ["month-end"] if any(period.unit == "months" for period in periods) else []
    for id in needed:
        if id not in policy.conventions:
            raise fault(file, "convention", f"{id} is missing; declare how that is counted.")

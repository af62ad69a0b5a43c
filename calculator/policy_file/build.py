"""From the tables of a policy file to the objects of `policy`."""

from decimal import Decimal

from calculator.policy import (
    STAGE_ORDER,
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
)
from calculator.policy_file.table import Table

STANDINGS = ("operator", "regulator", "press", "inference", "unknown")
OPEN_STAGES = ("active", "resale")  # their length is not a figure of the rule

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


def build(root: Table) -> Policy:
    """The policy of a whole file; raises `Refusal` for anything not as the format asks."""
    policy = Policy(
        operator=root.id("operator"),
        name=root.names("name"),
        time_zone=root.text("time_zone"),
        default_channel=root.text("default_channel"),
        contact=_contact(root.table("contact")),
        sources=root.by_id("source", _source),
        clauses=root.by_id("clause", _clause),
        conventions=root.by_id("convention", _convention),
        channels=root.by_id("channel", _channel),
        rules=_in_order(root),
        programmes=root.by_id("programme", _programme) if root.has("programme") else {},
    )
    root.finish()
    return policy


def _in_order(root: Table) -> tuple[Rule, ...]:
    rules = root.by_id("rule", _rule).values()
    return tuple(sorted(rules, key=lambda rule: rule.in_force_from))


def _contact(table: Table) -> Contact:
    contact = Contact(
        customer_service=table.text("customer_service"),
        balance_code=table.text("balance_code"),
        top_up_for_other=_code_for_other(table),
        emergency=table.texts("emergency"),
        clause=table.text("clause"),
    )
    table.finish()
    return contact


def _code_for_other(table: Table) -> str | None:
    key = "top_up_for_other"
    return table.text(key) if table.has(key) else None


def _source(table: Table) -> Source:
    source = Source(
        id=table.id(),
        title=table.names("title"),
        publisher=table.names("publisher"),
        url=table.text("url"),
        languages=table.texts("languages"),
        published=table.day_or_unknown("published"),
        retrieved=table.day("retrieved"),
        standing=table.choice("standing", STANDINGS),
    )
    if source.published and source.published > source.retrieved:
        raise table.refuse("policy-published-late", "published")
    return source


def _clause(table: Table) -> Clause:
    standing = table.choice("standing", STANDINGS) if table.has("standing") else None
    return Clause(table.id(), table.texts("sources"), standing)


def _convention(table: Table) -> Convention:
    id = table.choice("id", tuple(READINGS))
    status = table.choice("status", ("settled", "unclear"))
    readings = table.texts("readings")
    known = READINGS[id]
    if not set(readings) <= set(known):
        raise table.refuse("policy-not-a-choice", "readings", choices=known)
    if (status == "unclear") != (len(readings) > 1):
        raise table.refuse("policy-readings", "readings")
    in_known_order = tuple(reading for reading in known if reading in readings)
    return Convention(id, in_known_order, table.text("clause"))


def _channel(table: Table) -> Channel:
    rows = tuple(_row(row) for row in table.tables("row"))
    return Channel(table.id(), table.names("name"), table.text("clause"), rows)


def _row(table: Table) -> Row:
    lowest, highest = _amounts(table)
    row = Row(
        currency=table.choice("currency", ("USD", "KHR")),
        lowest=lowest,
        highest=highest,
        validity=_period(table),
        source=table.text("source"),
    )
    table.finish()
    return row


def _amounts(table: Table) -> tuple[Decimal, Decimal]:
    if table.has("amount"):
        amount = table.money("amount")
        return amount, amount
    lowest, highest = table.money("from"), table.money("to")
    if lowest >= highest:
        raise table.refuse("policy-empty-range", "to")
    return lowest, highest


def _period(table: Table) -> Period:
    if table.has("months"):
        return Period(table.whole("months"), "months")
    return Period(table.whole("days"), "days")


def _stage(table: Table) -> Stage:
    id = table.choice("id", STAGE_ORDER)
    stage = Stage(
        id=id,
        period=None if id in OPEN_STAGES else _period(table),
        outgoing=table.flag_or_unknown("outgoing"),
        incoming=table.flag_or_unknown("incoming"),
        emergency=table.flag_or_unknown("emergency"),
        top_up_restores=table.flag("top_up_restores"),
        restorable_on_request=table.flag("restorable_on_request"),
        clause=table.text("clause"),
    )
    table.finish()
    return stage


def _stages(table: Table, first: str) -> tuple[Stage, ...]:
    stages = tuple(_stage(stage) for stage in table.tables("stage"))
    ids = [stage.id for stage in stages]
    in_order = sorted(set(ids), key=STAGE_ORDER.index)
    if ids != in_order or len(ids) < 2 or ids[0] != first or ids[-1] != "resale":
        raise table.refuse("policy-stage-order", "stage", first=first)
    return stages


def _rule(table: Table) -> Rule:
    return Rule(
        id=table.id(),
        name=table.names("name"),
        in_force_from=table.day("in_force_from"),
        clause=table.text("clause"),
        stages=_stages(table, "active"),
    )


def _programme(table: Table) -> Programme:
    return Programme(
        id=table.id(),
        name=table.names("name"),
        clause=table.text("clause"),
        doubt=table.text("doubt") if table.has("doubt") else None,
        stages=_stages(table, "unused"),
    )

"""Read a policy file, strictly: what is incomplete, doubtful or unknown is refused."""

from datetime import date
from functools import cache
from pathlib import Path

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
    Unit,
    ValidityTable,
)
from calculator.policy_table import LARGEST_FILE, Form, Table, fault, read_table

USUAL = Path(__file__).parent / "policies" / "smart.toml"

# A short name becomes part of addresses, so its letters are few.
ID: Form = "[a-z0-9][a-z0-9-]*", "write small letters a-z, digits and hyphens only."
CODE: Form = r"[*#+]*[0-9][0-9*#]*", 'write what a phone can dial, such as "888" or "*888#".'
# What another phone dials to load a card for a number, with the names of their digits.
CODE_FOR_OTHER: Form = (
    r"[*#0-9]+\{number\}[*#]+\{card\}[*#0-9]*",
    'write it such as "*888*11*{number}*{card}#".',
)
ADDRESS: Form = (
    r"https?://[^\s/]+\.[^\s/]+(/\S*)?",
    "write an address that begins with https:// or http://.",
)
OPEN_STAGES = ("active", "resale")  # their length is not a figure of the rule
BOTH_WAYS = {"outgoing": True, "incoming": True}
# What the name of a stage says by itself: no key of it may have this value.
CONTRADICTIONS = {
    "active": {"outgoing": False, "incoming": False, "top_up_restores": False},
    "unused": {"top_up_restores": False},
    "outgoing-barred": {"outgoing": True},
    "barred": BOTH_WAYS,
    "held": BOTH_WAYS,
    "resale": BOTH_WAYS | {"top_up_restores": True, "restorable_on_request": True},
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
    policy = read_table(text, file, _policy)
    _check_rules(policy, file)
    _check_conventions(policy, file)
    return policy


def _policy(root: Table) -> Policy:
    # What is referred to is read before what refers to it.
    sources, clauses = root.by_id("source", _source), root.by_id("clause", _clause)
    channels = root.by_id("channel", _channel)
    rules = root.by_id("rule", _rule).values()
    return Policy(
        operator=root.text("operator", ID),
        name=root.names("name"),
        time_zone=root.text("time_zone"),
        default_channel=root.choice("default_channel", tuple(channels)),
        contact=root.table("contact", _contact),
        sources=sources,
        clauses=clauses,
        conventions=root.by_id("convention", _convention),
        channels=channels,
        rules=tuple(sorted(rules, key=lambda rule: rule.in_force_from)),
        programmes=root.by_id("programme", _programme) if root.has("programme") else {},
    )


def _contact(table: Table) -> Contact:
    other = "top_up_for_other"
    return Contact(
        customer_service=table.text("customer_service", CODE),
        balance_code=table.text("balance_code", CODE),
        top_up_for_other=table.text(other, CODE_FOR_OTHER) if table.has(other) else None,
        emergency=table.texts("emergency", least=0),
        clause=table.reference("clause", "clause"),
    )


def _source(table: Table) -> Source:
    source = Source(
        id=table.text("id", ID),
        title=table.names("title"),
        publisher=table.names("publisher"),
        url=table.text("url", ADDRESS),
        languages=table.texts("languages"),
        published=table.or_unknown("published", table.day),
        retrieved=table.day("retrieved"),
        standing=table.choice("standing", STANDINGS),
    )
    if source.published and source.published > source.retrieved:
        raise table.fault("published", "it lies after `retrieved`, the day it was looked at.")
    return source


def _clause(table: Table) -> Clause:
    standing = table.choice("standing", STANDINGS) if table.has("standing") else None
    return Clause(table.text("id", ID), table.references("sources", "source"), standing)


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
    clause: Clause = table.known["clause"][table.reference("clause", "clause")]
    tables = table.tables("table", lambda each: _table(each, clause))
    begins = [each.in_force_from for each in tables]
    if len(set(begins)) < len(begins):
        raise table.fault("table", "two tables begin on the same day, or on an unknown one.")
    tables.sort(key=lambda each: each.in_force_from or date.min)
    return Channel(table.text("id", ID), table.names("name"), clause.id, tuple(tables))


def _table(table: Table, clause: Clause) -> ValidityTable:
    begins = table.or_unknown("in_force_from", table.day)
    rows = table.tables("row", lambda each: _row(each, clause))
    # Rows of one currency rise without touching; a gap between two is a hole, and stays one.
    before: dict[str, Row] = {}
    for number, row in enumerate(rows, 1):
        last = before.get(row.currency)
        if last and row.lowest < last.lowest:
            raise table.fault(f"row[{number}]", "rows of a currency stand from small to large.")
        if last and row.lowest <= last.highest:
            raise table.fault(f"row[{number}]", "it covers amounts that a row above covers too.")
        before[row.currency] = row
    return ValidityTable(begins, tuple(rows))


def _row(table: Table, clause: Clause) -> Row:
    if table.has("amount"):
        lowest = highest = table.money("amount")
    else:
        lowest, highest = table.money("from"), table.money("to")
        if lowest >= highest:
            raise table.fault("to", "it must be more than `from`.")
    currency = table.choice("currency", ("USD", "KHR"))
    if currency == "KHR" and (lowest % 1 or highest % 1):
        raise table.fault("currency", "no riel has decimals; correct the amount or the currency.")
    source = table.reference("source", "source")
    if source not in clause.sources:
        what = f"the clause {clause.id} does not name {source}; add it to the sources there."
        raise table.fault("source", what)
    return Row(currency, lowest, highest, _period(table), source)


def _period(table: Table) -> Period:
    unit: Unit = "months" if table.has("months") else "days"
    return Period(table.length(unit), unit)


def _stage(table: Table) -> Stage:
    id = table.choice("id", STAGES)
    stage = Stage(
        id=id,
        period=None if id in OPEN_STAGES else _period(table),
        outgoing=table.or_unknown("outgoing", table.flag),
        incoming=table.or_unknown("incoming", table.flag),
        emergency=table.or_unknown("emergency", table.flag),
        top_up_restores=table.flag("top_up_restores"),
        restorable_on_request=table.flag("restorable_on_request"),
        clause=table.reference("clause", "clause"),
    )
    for key, wrong in CONTRADICTIONS.get(id, {}).items():
        if getattr(stage, key) is wrong:
            word = str(wrong).lower()
            raise table.fault(key, f"{word} contradicts the stage {id}; correct one of the two.")
    return stage


def _stages(table: Table, first: str) -> tuple[Stage, ...]:
    stages = tuple(table.tables("stage", _stage))
    ids = [stage.id for stage in stages]
    if len(ids) < 2 or ids[0] != first or ids[-1] != "resale":
        raise table.fault("stage", f"the first stage must be {first}, the last one resale.")
    if len({*ids}) < len(ids) or {"active", "unused"} & {*ids[1:]}:
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
        id=table.text("id", ID),
        name=table.names("name"),
        in_force_from=table.day("in_force_from"),
        clause=table.reference("clause", "clause"),
        stages=_stages(table, "active"),
    )


def _programme(table: Table) -> Programme:
    return Programme(
        id=table.text("id", ID),
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
    stages = [stage for owner in policy.owners for stage in owner.stages]
    if not policy.contact.emergency and any(stage.emergency for stage in stages):
        raise fault(file, "contact.emergency", "name the numbers that a stage says stay free.")


def _check_conventions(policy: Policy, file: str) -> None:
    """Every way of counting that some answer can need is declared."""
    periods = [stage.period for owner in policy.owners for stage in owner.stages]
    for channel in policy.channels.values():
        periods += [row.validity for table in channel.tables for row in table.rows]
    in_months = any(period and period.unit == "months" for period in periods)
    needed = {"first-use-day": bool(policy.programmes), "month-end": in_months}
    for id in READINGS:
        if id not in policy.conventions and needed.get(id, True):
            raise fault(file, "convention", f"{id} is missing; declare how that is counted.")

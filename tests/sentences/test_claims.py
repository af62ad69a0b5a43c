"""No sentence of an answer says what is not so, for any policy: so no two contradict each other.

`claims.toml` says what each sentence claims. Every sentence of every answer has to be there.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.answer import Answer, StageDays, answer
from calculator.policy import Convention, Period, Policy, Stage
from calculator.policy_file import usual_policy as smart
from calculator.refusal import Refusal
from calculator.sentences import Writer
from calculator.sentences.explanation import explain
from calculator.sentences.stages import Situation, stage_line
from calculator.sentences.writer import Detail
from calculator.timeline import Timeline
from calculator.typed import read_question
from tests.calculator.asking import LATE, ROOT
from tests.sentences.test_read_aloud import ASKED

# Sentences of which data choose one, and those of them that only rare policies of others need.
CHOSEN = ("action.", "headline.", "card.", "stage.", "standing.", "warning.", "unclear.")
CHOSEN += ("days.left", "days.past", "days.since", "days.until")
RARE = {"headline.perhaps-ask", "action.perhaps-ask", "action.perhaps-top-up", "unclear.month-end"}
CLAIMS = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))
OF_THE_DAY = {id: claims for claims, ids in CLAIMS["day"].items() for id in ids}
ONE_DAY = timedelta(days=1)
FIRST_RULE, SECOND_RULE = date(2020, 1, 1), date(2024, 1, 1)
KNOWN = st.sampled_from([True, False, None])
# Whether calls go out and come in, in the stages whose names say so.
BY_NAME = {"outgoing-barred": (False, True), "barred": (False, False), "resale": (False, False)}
BETWEEN = ["outgoing-barred", "barred", "held", "retained"]
# A question of any kind. It is asked on a day on which a stage begins or ends, or on the next one:
# there a wrong sentence would show.
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(str)
AMOUNTS = st.sampled_from(["1 USD", "5 USD", "20 USD"])
TOP_UPS = st.lists(st.builds("{},{}".format, DAYS, AMOUNTS), min_size=2, max_size=2)
QUESTIONS = st.one_of(
    st.fixed_dictionaries({"valid_until": DAYS}),
    st.fixed_dictionaries({"top_up": DAYS, "amount": AMOUNTS}),
    st.fixed_dictionaries({"activated": DAYS, "programme": st.just("free-sim")}),
    st.fixed_dictionaries({"history": TOP_UPS.map("\n".join)}),
)


class Recorder(Writer):
    """Notes which sentences were written, and which days are meant by which text."""

    def __init__(self) -> None:
        super().__init__("en")
        self.said: set[str] = set()
        self.days: dict[str, date] = {}
        self.dated: set[tuple[str, date]] = set()

    def text(self, id: str, /, **details: Detail) -> str:
        written = super().text(id, **details)
        self.said.add(id)
        for name in CLAIMS["date"].keys() & details.keys():
            if str(details[name]) and str(details[name]) in written:
                self.dated.add((name, self.days[str(details[name])]))
        return written

    def counted(self, id: str, count: int) -> str:
        assert count >= 0
        self.said.add(id)
        return super().counted(id, count)

    def full_date(self, day: date) -> str:
        written = super().full_date(day)
        self.days[written] = day
        return written


@st.composite
def stages(draw: st.DrawFn, first: str) -> tuple[Stage, ...]:
    """Some stages in their order, those in which a top-up helps before the others."""
    ids = [id for id in BETWEEN if draw(st.booleans())] if first == "active" else []
    helped = 1 + draw(st.integers(0, len(ids)))
    found = []
    for place, id in enumerate([first, *ids, "resale"]):
        outgoing, incoming = BY_NAME.get(id, (draw(KNOWN), draw(KNOWN)))
        unit = draw(st.sampled_from(["days", "days", "months"]))
        length = draw(st.integers(1, 90 if unit == "days" else 6))
        stage = Stage(
            id=id,
            period=None if id in ("active", "resale") else Period(length, unit),
            outgoing=outgoing,
            incoming=incoming,
            emergency=draw(KNOWN),
            top_up_restores=place < helped and id != "resale",
            restorable_on_request=id != "resale" and draw(st.booleans()),
            clause="guideline-held",
        )
        found.append(stage)
    return tuple(found)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A policy that the check would accept, with the sources and tables of the real one."""
    known = smart()
    rules = [
        replace(rule, in_force_from=day, stages=draw(stages("active")))
        for rule, day in zip(known.rules, (FIRST_RULE, SECOND_RULE), strict=True)
    ]
    programmes = {
        id: replace(each, stages=draw(stages("unused"))) for id, each in known.programmes.items()
    }
    conventions = dict(known.conventions)
    for id, each in known.conventions.items():
        chosen = draw(st.lists(st.sampled_from(each.readings), min_size=1, unique=True))
        conventions[id] = replace(each, readings=tuple(chosen))
    conventions["month-end"] = Convention("month-end", ("last-day", "next-month"), ("stacking",))
    clauses = dict(known.clauses)
    if draw(st.booleans()):
        del clauses["balance-after-expiry"]
    code = draw(st.sampled_from([None, known.contact.top_up_for_other]))
    return replace(
        known,
        rules=tuple(rules),
        programmes=programmes,
        conventions=conventions,
        clauses=clauses,
        contact=replace(known.contact, top_up_for_other=code),
    )


def tell(found: Answer) -> set[str]:
    """The sentences of an answer, each of which has to be so."""
    recorder = Recorder()
    explain(found, recorder)
    about_stages = tuple(CLAIMS["nothing"]["begins"]) + tuple(CLAIMS["stage"])
    for id in recorder.said:
        if not id.startswith(about_stages):
            assert_so(OF_THE_DAY[id], found, found.question.on, id)
    for name, day in recorder.dated:
        for key, shift in (("before", -ONE_DAY), ("on", 0 * ONE_DAY), ("after", ONE_DAY)):
            assert_so(CLAIMS["date"][name].get(key, ""), found, day + shift, name)
    return recorder.said


def test_every_sentence_is_so_and_none_is_kept_in_vain() -> None:
    """Where data choose an id, such as `stage.{id}`, nobody reading the code would notice."""
    said: set[str] = set()

    @settings(max_examples=max(500, settings().max_examples))
    @given(policies(), QUESTIONS, st.integers(0, 30), st.integers(0, 1))
    def tell_any(policy: Policy, question: dict[str, str], near: int, behind: int) -> None:
        try:
            found = answer(policy, read_question(policy, question | {"on": LATE}))
            days = turning_days(found)
            on = days[near % len(days)] + timedelta(behind)
            said.update(tell(answer(policy, read_question(policy, question | {"on": str(on)}))))
        except Refusal:
            pass  # The day is before a top-up, or top-ups came too late.

    tell_any()
    for question, days in ASKED:
        for on in days.split():
            said |= tell(answer(smart(), read_question(smart(), question | {"on": on})))
    with (ROOT / "locales/en/LC_MESSAGES/calculator.po").open("rb") as file:
        known = {each.id[0] if isinstance(each.id, tuple) else each.id for each in read_po(file)}
    assert {id for id in known - said if id.startswith(CHOSEN)} <= RARE


def test_a_stage_without_a_day_stops_nothing() -> None:
    """Where the last day of validity counts as the only day of the stage that follows."""
    known = smart()
    active, *_, resale = known.rules[0].stages
    after = replace(active, period=Period(1, "days"), top_up_restores=False)
    barred = replace(after, id="barred", outgoing=False, incoming=False)
    stages = (active, barred, replace(after, id="retained"), resale)
    counted = replace(known.conventions["validity-end-day"], readings=("day-one",))
    policy = replace(
        known,
        rules=(replace(known.rules[0], in_force_from=FIRST_RULE, stages=stages),),
        conventions=known.conventions | {"validity-end-day": counted},
    )
    asked = {"valid_until": "2023-01-08", "on": "2023-01-01"}
    found = answer(policy, read_question(policy, asked))
    assert Situation(found).comes_in_until == date(2023, 1, 9)


@given(policy=policies())
def test_every_stage_is_told_as_it_is(policy: Policy) -> None:
    for rule in (*policy.rules, *policy.programmes.values()):
        for stage in rule.stages:
            recorder = Recorder()
            stage_line(StageDays(stage, None, None, is_empty=False), policy, recorder)
            for id in recorder.said & CLAIMS["stage"].keys():
                flags = CLAIMS["stage"][id]
                assert {flag: getattr(stage, flag) for flag in flags} == flags, id


def turning_days(found: Answer) -> list[date]:
    """The last and the first days of all stages."""
    spans = [span for timeline in found.timelines for span in timeline.spans]
    return sorted({day for span in spans for day in (span.first_day, span.last_day) if day})


def assert_so(claims: str, found: Answer, day: date, what: str) -> None:
    truth = on_the_day(found, day)
    for claim in filter(None, claims.split(", ")):
        aspect, allowed = claim.split(" ")
        assert truth[aspect] in allowed.split("|"), (what, aspect, truth, str(day))


def on_the_day(found: Answer, day: date) -> dict[str, str]:
    """How often each thing is so on a day, over all readings."""
    stages = [timeline.stage_on(day) for timeline in found.timelines]
    return {
        "out": often(stage.outgoing for stage in stages),
        "in": often(stage.incoming for stage in stages),
        "works": often(bool(stage.outgoing and stage.incoming) for stage in stages),
        "top-up": often(stage.top_up_restores for stage in stages),
        "request": often(stage.restorable_on_request for stage in stages),
        "sold": often(stage.id == "resale" for stage in stages),
        "ended": often(ended(timeline, day) for timeline in found.timelines),
        "stages": "one" if len({stage.id for stage in stages}) == 1 else "several",
    }


def ended(timeline: Timeline, day: date) -> bool:
    return timeline.valid_until is not None and timeline.valid_until < day


def often(so: Iterator[bool | None]) -> str:
    """All, some or none; what is not published is neither."""
    values = set(so)
    return {(True,): "all", (False,): "none"}.get(tuple(values), "some")

"""Why an answer is as it is: how its dates are worked out, what is unclear, what it rests on."""

from collections.abc import Iterable, Iterator

from calculator.answer import Answer, Citation, Warning
from calculator.policy import Policy, Rule
from calculator.question import Activated, Counted, TopUp, TopUps
from calculator.sentences.stages import stage_name
from calculator.sentences.writer import Point, Writer, message

STANDINGS = {
    # Translators: standing of a source: the operator's own text.
    "operator": message("standing.operator"),
    # Translators: standing of a source: the regulator's or a ministry's own text.
    "regulator": message("standing.regulator"),
    # Translators: standing of a source: a general law of the country.
    "law": message("standing.law"),
    # Translators: standing of a source: press, forum or blog, that is second-hand.
    "press": message("standing.press"),
    # Translators: standing of a statement: our own inference.
    "inference": message("standing.inference"),
    # Translators: standing of a statement: looked for and not found.
    "unknown": message("standing.unknown"),
}
UNCLEAR = {
    # Translators: unclear whether the day of the top-up counts as the first day of its validity.
    "top-up-day": message("unclear.top-up-day"),
    # Translators: unclear whether the day on which validity ends counts as day 1 of what follows.
    "validity-end-day": message("unclear.validity-end-day"),
    # Translators: unclear whether the day of activation counts as day 1 for a new SIM.
    "first-use-day": message("unclear.first-use-day"),
    # Translators: unclear what several top-ups do to each other. {readings}: what is possible.
    "stacking": message("unclear.stacking"),
    # Translators: unclear what happens to a day that is missing in a shorter month (31 June).
    "month-end": message("unclear.month-end"),
}
STACKING = {
    # Translators: what several top-ups may do; part of a sentence.
    "adds": message("stacking.adds"),
    # Translators: what several top-ups may do; part of a sentence.
    "replaces": message("stacking.replaces"),
    # Translators: what several top-ups may do; part of a sentence.
    "later-date": message("stacking.later-date"),
}
WARNINGS = {
    # Translators: the last top-up was entered; an earlier one may reach further.
    "earlier-top-up": message("warning.earlier-top-up"),
    # Translators: under some reading the number was cut off already when a top-up came.
    "top-up-too-late": message("warning.top-up-too-late"),
    # Translators: under one reading the old rule applies, under the other one the new rule.
    "rule-depends-on-reading": message("warning.rule-depends-on-reading"),
    # Translators: a newer rule came into force while the number's old period was running.
    "rule-changed-meanwhile": message("warning.rule-changed-meanwhile"),
    # Translators: the lengths of the stages are known from the press only.
    "second-hand": message("warning.second-hand"),
    # Translators: unknown whether the newest rule, {rule}, covers a SIM never topped up.
    "rule-may-not-cover": message("warning.rule-may-not-cover"),
}


def steps(answer: Answer, write: Writer) -> tuple[Point, ...]:
    """The steps from the question to the recycle date, each with its clause."""
    return (*_start(answer, write), *_rules(answer, write), *_stages(answer, write))


def unclear(policy: Policy, conventions: Iterable[str], write: Writer) -> tuple[Point, ...]:
    """What the texts leave open, for these conventions of the policy."""
    found = []
    for id in conventions:
        convention = policy.conventions[id]
        parts = [write.text(STACKING[each]) for each in convention.readings if each in STACKING]
        text = write.text(UNCLEAR[id], readings=write.either(parts))
        found.append(Point(text, convention.clause))
    return tuple(found)


def by_law(answer: Answer, write: Writer) -> tuple[Point, ...]:
    """Which of the days the law's own way to count supports; never a day to act on."""
    law, policy = answer.by_law, answer.policy
    if not law.recycle_date:
        return ()
    ends = law.valid_until if answer.question.top_ups else None
    # Translators: the way to count days of a general law; both dates are the later ones.
    both = message("by_law.top_up")
    # Translators: the same where validity itself is known, or there is none.
    sale = message("by_law")
    text = write.text(
        both if ends else sale,
        ends=ends or "",
        sold_from=law.recycle_date,
        operator=policy.name[write.language],
        law=law_of(answer, write),
    )
    # Translators: before it, while {text} names a day that is still to come.
    wait = message("by_law.wait")
    coming = answer.question.on < law.recycle_date
    return (Point(write.text(wait, text=text) if coming else text, law.clauses[0]),)


def law_of(answer: Answer, write: Writer) -> str:
    """The name of the general law by which days may be counted, where there is one."""
    clause = answer.policy.clauses[answer.by_law.clauses[0]]
    return answer.policy.sources[clause.sources[0]].title[write.language]


def warnings(policy: Policy, found: Iterable[Warning], write: Writer) -> tuple[Point, ...]:
    """What the reader should know beside the dates."""
    newest = policy.rules[-1].name[write.language]
    return tuple(Point(write.text(WARNINGS[each.id], rule=newest), each.clause) for each in found)


def sources_of(policy: Policy, found: Iterable[Citation], write: Writer) -> tuple[Point, ...]:
    """One point per clause and standing, with all its sources."""
    sources: dict[tuple[str, str], list[str]] = {}
    for citation in found:
        source = policy.sources[citation.source]
        named = f"{source.title[write.language]} ({source.publisher[write.language]})"
        sources.setdefault((citation.clause, citation.standing), []).append(named)
    # Translators: the sources of one clause below an answer, with how far they can be relied on.
    known = message("citation")
    # Translators: the same where the sources do not settle it: they are where it was looked for.
    open_point = message("citation.unknown")
    return tuple(
        Point(
            write.text(
                open_point if standing == "unknown" else known,
                standing=write.text(STANDINGS[standing]),
                sources="; ".join(named),
            ),
            clause,
        )
        for (clause, standing), named in sources.items()
    )


def _start(answer: Answer, write: Writer) -> Iterator[Point]:
    question, policy = answer.question, answer.policy
    if isinstance(question, TopUp):
        channel = policy.channels[question.channel]
        yield Point(
            write.text(
                # Translators: first step for a top-up. {validity}: a number of days.
                message("step.top_up"),
                amount=question.amount,
                channel=channel.name[write.language],
                day=question.top_up,
                validity=question.row.validity,
            ),
            question.clause,
        )
    if isinstance(question, TopUps):
        yield from _top_ups(answer, question, write)
    if answer.table_last_seen:
        # Translators: {day}: when the validity table, whose first day is not known, was seen.
        text = write.text(message("step.table_last_seen"), day=answer.table_last_seen)
        yield Point(text, question.top_ups[-1].clause)
    if isinstance(question, Activated):
        programme = policy.programmes[question.programme]
        # Translators: first step for a new SIM. {programme}: how the SIM was handed out.
        id = message("step.activated")
        name = programme.name[write.language]
        yield Point(write.text(id, programme=name, day=question.activated), programme.clause)
    if answer.valid_until:
        days = write.date_range(answer.valid_until.earliest, answer.valid_until.latest)
        clause = policy.conventions["printed-day"].clause
        # Translators: until when the number works. {days}: one date, or one of several.
        yield Point(write.text(message("step.valid_until"), days=days), clause)


def _rules(answer: Answer, write: Writer) -> Iterator[Point]:
    """The rule that applies; under different readings there may be two."""
    names = [each.name[write.language] for each in answer.owners if isinstance(each, Rule)]
    if names:
        # Translators: {rule} is the rule in force on the day validity ended; perhaps one of two.
        text = write.text(message("step.rule"), rule=write.either(names))
        yield Point(text, answer.policy.conventions["rule-choice"].clause)


def _stages(answer: Answer, write: Writer) -> Iterator[Point]:
    for days in answer.stages:
        if days.stage.period and days.last_day and not days.is_empty:
            text = write.text(
                # Translators: a stage of some days. {days}: its last day, or one of several.
                message("step.stage"),
                stage=write.text(stage_name(days.stage)),
                length=days.stage.period,
                days=write.date_range(days.last_day.earliest, days.last_day.latest),
            )
            yield Point(text, days.stage.clause)
    strictest = min(answer.timelines, key=lambda timeline: timeline.act_by)
    # Translators: a step: what the last safe day to top up is. {day}: that day.
    text = write.text(message("step.act_by"), day=answer.act_by)
    yield Point(text, strictest.stage_on(answer.act_by).clause)
    recycle = write.date_range(answer.recycle_date.earliest, answer.recycle_date.latest)
    # Translators: last step: from when the number may be sold to somebody else.
    yield Point(write.text(message("step.resale"), days=recycle), answer.stages[-1].stage.clause)


def _top_ups(answer: Answer, question: TopUps, write: Writer) -> Iterator[Point]:
    """The top-ups in the order in which they count."""
    policy = answer.policy
    if question.reordered:
        # Translators: first step where several top-ups were typed out of order.
        yield Point(write.text(message("step.reordered")), None)
    by_reading = (question.counted(policy, each) for each in answer.readings)
    for counted in zip(*by_reading, strict=True):
        top_up = counted[0].top_up
        in_time = [each.valid_until for each in counted if not each.too_late]
        text = write.text(
            _step_id(counted),
            amount=top_up.amount,
            channel=policy.channels[top_up.channel].name[write.language],
            day=top_up.top_up,
            validity=top_up.row.validity,
            days=write.date_range(min(in_time), max(in_time)),
        )
        yield Point(text, top_up.clause)


def _step_id(counted: tuple[Counted, ...]) -> str:
    """The id of what is said about one top-up, from how it counts under each reading."""
    if any(each.too_late for each in counted):
        # Translators: one top-up that was too late under some readings; {days}: under the others.
        return message("step.history.perhaps_too_late")
    ended = [each.stage is not None for each in counted]
    if all(ended):
        # Translators: one top-up that came after validity had ended and brings the number back.
        return message("step.history.restores")
    if any(ended):
        # Translators: the same where validity had ended under some readings only.
        return message("step.history.perhaps_restores")
    # Translators: one of several top-ups, and until when the number is then valid.
    return message("step.history")

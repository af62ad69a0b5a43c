"""Why an answer is as it is: how its dates are worked out, what is unclear, what it rests on."""

from collections.abc import Iterable, Iterator

from calculator.answer import Answer, Citation, Warning
from calculator.policy import Policy, Range, Rule
from calculator.question import Activated, Counted, Question, TopUp, TopUps, ValidUntil
from calculator.sentences.stages import stage_name
from calculator.sentences.writer import Detail, Point, Writer, message


def steps(answer: Answer, write: Writer) -> tuple[Point, ...]:
    """The steps from the question to the recycle date, each with its clause."""
    return (*_start(answer, write), *_rules(answer, write), *_stages(answer, write))


def unclear(policy: Policy, conventions: Iterable[str], write: Writer) -> tuple[Point, ...]:
    """What the texts leave open, for these conventions of the policy."""
    found = []
    for id in conventions:
        convention = policy.conventions[id]
        named = convention.readings if id == "stacking" else ()
        readings = write.either([write.text(f"stacking.{each}") for each in named])
        found.append(write.point(f"unclear.{id}", convention.clause, readings=readings))
    return tuple(found)


def by_law(answer: Answer, write: Writer) -> tuple[Point, ...]:
    """Which of the days the law's own way to count supports; never a day to act on."""
    law = answer.by_law
    if not law.recycle_date:
        return ()
    ends = law.valid_until if answer.question.top_ups else None
    text = write.text(
        "by_law.top_up" if ends else "by_law.sale",
        ends=ends or "",
        sold_from=law.recycle_date,
        operator=answer.policy.name,
        law=law_of(answer, write),
    )
    if answer.question.on < law.recycle_date:
        text = write.text("by_law.wait", text=text)
    return (Point(text, law.clauses[0]),)


def law_of(answer: Answer, write: Writer) -> str:
    """The name of the general law by which days may be counted, where there is one."""
    clause = answer.policy.clauses[answer.by_law.clauses[0]]
    return answer.policy.sources[clause.sources[0]].title[write.language]


def warnings(policy: Policy, found: Iterable[Warning], write: Writer) -> tuple[Point, ...]:
    """What the reader should know beside the dates."""
    newest = policy.rules[-1].name
    return tuple(write.point(f"warning.{each.id}", each.clause, rule=newest) for each in found)


def sources_of(policy: Policy, found: Iterable[Citation], write: Writer) -> tuple[Point, ...]:
    """One point per clause and standing, with all its sources."""
    sources: dict[tuple[str, str], list[str]] = {}
    for citation in found:
        source = policy.sources[citation.source]
        named = f"{source.title[write.language]} ({source.publisher[write.language]})"
        sources.setdefault((citation.clause, citation.standing), []).append(named)
    points = []
    for (clause, standing), named_ones in sources.items():
        # Where the sources do not settle it, they are where it was looked for.
        id = message("citation.unknown" if standing == "unknown" else "citation.known")
        said = write.text(f"standing.{standing}")
        points.append(write.point(id, clause, standing=said, sources="; ".join(named_ones)))
    return tuple(points)


def of_question(question: Question, policy: Policy) -> dict[str, Detail]:
    """What sentences about a question name; of several top-ups, those about the last."""
    if isinstance(question, ValidUntil):
        return {"day": question.valid_until}
    if isinstance(question, Activated):
        name = policy.programmes[question.programme].name
        return {"programme": name, "day": question.activated}
    last = question.top_ups[-1]
    return {
        "amount": last.amount,
        "channel": policy.channels[last.channel].name,
        "day": last.top_up,
        "validity": last.row.validity,
    }


def _start(answer: Answer, write: Writer) -> Iterator[Point]:
    question, policy = answer.question, answer.policy
    if isinstance(question, TopUps):
        yield from _top_ups(answer, question, write)
    elif not isinstance(question, ValidUntil):
        id = message("step.top_up" if isinstance(question, TopUp) else "step.activated")
        (clause, _), *_ = question.cited(policy)
        yield write.point(id, clause, **of_question(question, policy))
    if answer.table_last_seen:
        clause = policy.channels[question.top_ups[-1].channel].clause
        yield write.point("step.table_last_seen", clause, day=answer.table_last_seen)
    if answer.valid_until:
        clause = policy.conventions["printed-day"].clause
        yield write.point("step.valid_until", clause, days=answer.valid_until)


def _rules(answer: Answer, write: Writer) -> Iterator[Point]:
    if names := rule_names(answer, write):
        clause = answer.policy.conventions["rule-choice"].clause
        yield write.point("step.rule", clause, rule=names)


def rule_names(answer: Answer, write: Writer) -> str:
    """The rule in force on the day validity ended; two where that hangs on the reading."""
    rules = (each for each in answer.owners if isinstance(each, Rule))
    return write.either([rule.name[write.language] for rule in rules])


def _stages(answer: Answer, write: Writer) -> Iterator[Point]:
    for days in answer.stages:
        stage, ends = days.stage, days.last_day
        if stage.period and ends and not days.is_empty:
            name = write.text(stage_name(stage))
            length = stage.period
            yield write.point("step.stage", stage.clause, stage=name, length=length, days=ends)
    acting, resale = answer.strictest.stage_on(answer.act_by), answer.stages[-1].stage
    yield write.point("step.act_by", acting.clause, day=answer.act_by)
    yield write.point("step.resale", resale.clause, days=answer.recycle_date)


def _top_ups(answer: Answer, question: TopUps, write: Writer) -> Iterator[Point]:
    """The top-ups in the order in which they count."""
    if question.reordered:
        yield write.point("step.reordered")
    by_reading = (question.counted(answer.policy, each) for each in answer.readings)
    for counted in zip(*by_reading, strict=True):
        top_up = counted[0].top_up
        in_time = [each.valid_until for each in counted if not each.too_late]
        days = Range(min(in_time), max(in_time))
        details = of_question(top_up, answer.policy)
        clause = answer.policy.channels[top_up.channel].clause
        yield write.point(_step_id(counted), clause, days=days, **details)


def _step_id(counted: tuple[Counted, ...]) -> str:
    """The id of what is said about one top-up, from how it counts under each reading."""
    if any(each.too_late for each in counted):
        return message("step.history.perhaps_too_late")
    ended = [each.stage is not None for each in counted]
    if any(ended):
        return message("step.history.restores" if all(ended) else "step.history.perhaps_restores")
    return message("step.history")

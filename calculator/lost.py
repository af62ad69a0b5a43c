"""A number that was cut off or sold: what the published texts say to that, and how surely.

Each rule that was known on the day of the loss is asked alone, so that they stand side by side; the
verdict is the strongest that surely holds. It says what a text forbids, never what the law does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from calculator.answer import Answer, answer, cited, moving, only_one, readings_of, weakest_standing
from calculator.input import read_date
from calculator.policy import STANDINGS, Policy, Programme, Rule, Stage
from calculator.question import Question, TopUp, ValidUntil, top_up_of
from calculator.refusal import Refusal, echo
from calculator.timeline import ONE_DAY
from calculator.top_ups import choices
from calculator.typed import read_past, read_question

HOWS = ("sold", "cut-off")
OWN = "operator"
# What a text says to what was done in a stage; `part`: calls out may be blocked, but no more.
Said = Literal["forbidden", "allowed", "part", "not-published"]


@dataclass(frozen=True)
class LostQuestion:
    """A number that was `sold` or `cut-off` on a day; `known` is what is known of its validity."""

    lost_on: date
    lost_how: str
    known: Question | None
    on: date

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same."""
        known = self.known.normalised() if self.known else {}
        loss = {"lost_on": self.lost_on.isoformat(), "lost_how": self.lost_how}
        return {**known, **loss, "on": self.on.isoformat()}


@dataclass(frozen=True)
class Ruling:
    """What one rule alone says of the day; not `sure` where it may not hold for this number."""

    answer: Answer
    sure: bool

    @property
    def owner(self) -> Rule | Programme:
        """The rule, or the programme of a new SIM."""
        return self.answer.timelines[0].owner

    @property
    def standing(self) -> str:
        """The weakest standing of what it says about its stages."""
        return standing_of(self.answer.policy, self.owner)

    def says(self, how: str) -> set[Said]:
        """What it says to a loss of this kind on that day, under each reading."""
        return {said(stage, how) for stage in self.answer.stages_on}


@dataclass(frozen=True)
class Verdict:
    """`against` the rule of a ruling; `unclear` because of `why`; or no known text forbids it.

    `why`: the `reading` of conventions, whether a `rule` holds for the number, that only `part` may
    be blocked, or that what may be is `not-published`. `by_law`: where a reading decides, the stage
    of that day by the way in which a general law counts; that is our inference.
    `only-if`: nothing is known of validity.
    """

    id: Literal["against", "unclear", "none-known", "only-if"]
    ruling: Ruling | None = None
    why: str | None = None
    hangs_on: tuple[str, ...] = ()
    by_law: Stage | None = None


@dataclass(frozen=True)
class Loss:
    """What is known about a loss; `answer`: under the rule that holds, for the day of the loss.

    Where nothing is known of validity there is none, but `only_if`: with each rule the last end of
    validity by which it allowed a sale, None where it allowed none; and for each amount the last
    top-up (`top_ups`) with which a sale was allowed.
    """

    policy: Policy
    question: LostQuestion
    verdict: Verdict
    answer: Answer | None = None
    rulings: tuple[Ruling, ...] = ()
    only_if: tuple[tuple[Rule, date | None], ...] = ()
    top_ups: tuple[TopUp, ...] = ()


def read_lost(policy: Policy, typed: dict[str, str]) -> LostQuestion:
    """The question in `typed`: `lost_on`, `lost_how`, `on`, and parts of what is known.

    Raises `Refusal`, naming the part at fault.
    """
    parts = dict(typed)
    on = read_date(parts.pop("on", ""), "on", None)
    lost_on = read_past(parts.pop("lost_on", ""), "lost_on", on)
    policy.rule_in_force(lost_on, "lost_on")
    how = parts.pop("lost_how", HOWS[0])
    if how not in HOWS:
        raise Refusal("lost-how", "lost_how", typed=echo(how), known=HOWS)
    known = read_question(policy, parts | {"on": lost_on.isoformat()}) if parts else None
    return LostQuestion(lost_on, how, known, on)


def lost(policy: Policy, question: LostQuestion) -> Loss:
    """What the texts say to a loss; raises `Refusal` where no rule is known for a reading."""
    day, known = question.lost_on, question.known
    if known:
        found = answer(policy, known)
        rulings = tuple(_rulings(policy, known, found))
        return Loss(policy, question, _verdict(question, found, rulings), found, rulings)
    rules = [rule for rule in policy.rules if rule.in_force_from <= day]
    only_if = tuple((rule, _last_end(_only(policy, rule), day)) for rule in rules)
    last = tuple(_last_top_ups(policy, day))
    return Loss(policy, question, Verdict("only-if"), only_if=only_if, top_ups=last)


def standing_of(policy: Policy, owner: Rule | Programme) -> str:
    """The weakest standing of what a rule says about its stages."""
    return weakest_standing(each for one in owner.stages for each in cited(policy, one.clause))


def as_of_today(loss: Loss) -> Answer | None:
    """What is known about the number on the asked day, where it was cut off and not sold."""
    question = loss.question
    if not question.known or question.lost_how == "sold":
        return None
    return answer(loss.policy, replace(question.known, on=question.on))


def said(stage: Stage, how: str) -> Said:
    """What a stage says to a sale, or to cutting a number off so that nothing works."""
    if stage.id == "resale":
        return "allowed"
    if how == "sold":
        return "forbidden"
    if stage.outgoing is None or stage.incoming is None:
        return "not-published"
    if stage.outgoing:
        return "forbidden"
    return "part" if stage.incoming else "allowed"


def _verdict(question: LostQuestion, found: Answer, rulings: tuple[Ruling, ...]) -> Verdict:
    how = question.lost_how
    holding = next(each for each in rulings if each.owner.id == found.rule)
    outcomes = [said(stage, how) for stage in found.stages_on]
    against = [each for each in rulings if each.sure and each.says(how) == {"forbidden"}]
    if against or set(outcomes) == {"forbidden"}:
        strongest = min(against or [holding], key=lambda each: STANDINGS.index(each.standing))
        return Verdict("against", strongest)
    if len(set(outcomes)) > 1:
        hangs_on = moving(found.readings, outcomes) or found.unclear
        by_law = only_one({each.stage_on(found.question.on) for each in found.lawful})
        return Verdict("unclear", None, "reading", hangs_on, by_law)
    if outcomes[0] != "allowed":
        return Verdict("unclear", holding, outcomes[0])
    doubtful = [each for each in rulings if not each.sure and "forbidden" in each.says(how)]
    return Verdict("unclear", doubtful[0], "rule") if doubtful else Verdict("none-known")


def _rulings(policy: Policy, known: Question, found: Answer) -> Iterable[Ruling]:
    """Each rule that may speak for the number, asked alone, the oldest first."""
    if any(isinstance(each.owner, Programme) for each in found.timelines):
        yield Ruling(found, sure=True)
        return
    holding = {each.owner.id for each in found.timelines}
    last = max(place for place, rule in enumerate(policy.rules) if rule.id in holding)
    passed_over = any(each.id == "rule-changed-meanwhile" for each in found.warnings)
    for place, rule in enumerate(policy.rules):
        if rule.id not in holding and rule.in_force_from > known.on:
            continue
        asked = replace(rule, in_force_from=policy.rules[0].in_force_from)
        ruling = Ruling(answer(_only(policy, asked), known), sure=holding == {rule.id})
        if rule.id in holding:
            yield ruling
        elif place > last and passed_over:
            # A rule that came while the number was still held may hold for it, or not.
            yield ruling
        elif place < last and ruling.standing == OWN:
            # What an operator says of itself stands beside what others ask of it later.
            yield replace(ruling, sure=True)


def _only(policy: Policy, rule: Rule) -> Policy:
    return replace(policy, rules=(rule,))


def _last_end(policy: Policy, day: date) -> date | None:
    return _last_day_allowing_sale(policy, day, lambda each: ValidUntil(each, day))


def _last_top_ups(policy: Policy, day: date) -> Iterable[TopUp]:
    """For each amount the last top-up with which a sale on `day` was allowed, if there is one."""
    ended = _last_end(policy, day)
    for choice in choices(policy, None) if ended else ():
        made = partial(top_up_of, policy, choice.channel.id, choice.money, on=day)
        if last := _last_day_allowing_sale(policy, day, made, ended):
            yield made(last)


def _last_day_allowing_sale(
    policy: Policy, sold_on: date, ask: Callable[[date], Question], latest: date | None = None
) -> date | None:
    """The last day for which a sale on `sold_on` was allowed under some reading.

    `ask` makes the question of a day, asked on `sold_on`: a printed date, or a top-up. So the sale
    was allowed only if validity had ended, or the last top-up was made, by then. None where no
    known rule allows it. `latest`: nothing after this day can have allowed it.
    """
    day = latest or sold_on
    while True:
        try:
            # The whole answer, for each of many days, would take ten times as long.
            question = ask(day)
            for reading in readings_of(policy, question.conventions):
                if question.timeline(policy, reading).stage_on(sold_on).id == "resale":
                    return day
        except Refusal:
            # An amount that is not in the table of that day may be in an older one.
            if day < policy.rules[0].in_force_from:
                return None
        day -= ONE_DAY

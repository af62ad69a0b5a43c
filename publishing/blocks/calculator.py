"""Blocks `calculator` and `plan`: the forms, the places of the answers, the scripts' sentences.

Lists of cards, channels and programmes come from the policy, so that no page has figures of its
own. Block `worked-example` is one question that is answered already, for readers without a script.
"""

from __future__ import annotations

from calculator.answer import Answer, answer
from calculator.policy import Channel
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.lost import ROOM
from calculator.typed import read_question
from publishing import ROOT, instant, policy
from publishing.catalogs import ids_in_scripts
from publishing.templates import ASSETS, GUIDE, fill, script_messages

# Asked on the day of the top-up, so that the answer never depends on when the site was built.
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "on": "2026-08-01"}


def calculator(language: str, guide: str = GUIDE, assets: str = ASSETS) -> str:
    """The calculator on a page one folder below the language's home.

    `guide` and `assets` lead to the pages of the guide and to the assets from elsewhere.
    """
    rules = policy()
    return fill(
        "calculator/calculator",
        language,
        channels=channels(language),
        programmes={each.id: each.name[language] for each in rules.programmes.values()},
        cards={each.id: cards(each) for each in rules.channels.values()},
        page_messages=script_messages("calculator/page.js", language) | _refusals(language),
        files=_files(language),
        room=ROOM,
        assets=f"{assets}calculator/",
        guide=guide,
        example=worked_example(language)[1],
    )


def at_home(language: str) -> str:
    """The calculator on the home page of a language."""
    return calculator(language, guide="", assets="../assets/")


def plan(language: str) -> str:
    """The form of plans; everything else of the page comes from Python in the browser."""
    return fill("blocks/plan", language, channels=channels(language))


def worked_example(language: str) -> tuple[Answer, Explanation]:
    """The answer to the example, and its sentences."""
    found = answer(policy(), read_question(policy(), QUESTION))
    return found, explain(found, Writer(language))


def example(language: str) -> str:
    """The example's milestones, earliest and latest, and the date to act by."""
    found, explained = worked_example(language)
    return fill("blocks/worked-example", language, answer=found, explained=explained)


def channels(language: str) -> dict[str, str]:
    """The ways to top up by their ids, the usual one first."""
    all_ways = policy().channels.values()
    usual_first = sorted(all_ways, key=lambda each: each.id != policy().default_channel)
    names = {each.id: each.name[language] for each in usual_first}
    return {id: name[:1].upper() + name[1:] for id, name in names.items()}


def cards(channel: Channel) -> dict[str, str]:
    """The cards of a channel that sells fixed amounts only; of others there are none."""
    if any(row.lowest != row.highest for row in channel.amounts):
        return {}
    amounts = [row.smallest for row in channel.amounts]
    return {str(each): f"{each.amount:,f} {each.currency}" for each in amounts}


def _files(language: str) -> dict[str, str]:
    """Where the instant answers are; of a lost number in each language, as a letter may be."""
    files = instant.file_names(language)
    del files[instant.LOST]
    for each in LANGUAGES:
        files[f"{instant.LOST}-{each}"] = f"../{each}/{instant.file_names(each)[instant.LOST]}"
    return files


def _refusals(language: str) -> dict[str, str]:
    """The sentences with which the script refuses a date are the calculator's own."""
    reading = ROOT / "docs" / "assets" / "calculator" / "reading.js"
    ids = ids_in_scripts(reading, "refuse")
    return {f"refusal.{id}": Writer(language).open(id) for id in ids}

"""Blocks `calculator` and `plan`: the forms, the places of the answers, the scripts' sentences.

Lists of cards, channels and programmes come from the policy, so that no page has figures of its
own.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from calculator.policy import Channel, Money, Policy
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.lost import ROOM
from publishing import ROOT, instant, policy, settings
from publishing.blocks.worked_example import worked_example
from publishing.catalogs import ids_in_scripts
from publishing.templates import ASSETS, GUIDE, fill, script_messages

# From the home page of a language to its pages, and to the assets.
HOME, HOME_GUIDE, HOME_ASSETS = "home", "", "../assets/"
# A line of the list of top-ups, in the order of `calculator.top_up_list.COLUMNS`.
EXAMPLE_ROW = Markup('<span lang="en">2026-08-01, 5 USD, scratch-card</span>')
# Smart's SMS is in English; a Khmer page marks the quotation as such.
VALID_TILL = Markup('<span lang="en">valid till</span>')


def calculator(language: str, guide: str = GUIDE, assets: str = ASSETS) -> str:
    """The calculator on a page one folder below the language's home.

    `guide` and `assets` lead to the pages of the guide and to the assets from elsewhere.
    """
    rules = policy()
    return fill(
        "calculator/calculator",
        language,
        channels=channels(rules, language),
        programmes=programmes(rules, language),
        cards={each.id: cards(each) for each in rules.channels.values()},
        example_row=EXAMPLE_ROW,
        page_messages=script_messages("calculator/page.js", language) | _refusals(language),
        files=_files(language),
        room=ROOM,
        assets=f"{assets}calculator/",
        doors=guide == HOME_GUIDE,
        guide=guide,
        code=Markup("<code>{}</code>").format(rules.contact.balance_code),
        publisher=_publisher(language),
        example=worked_example(language)[1],
    )


def calculator_on(page: str, language: str) -> str:
    """The calculator on the page `home`; a ValueError for another one."""
    if page != HOME:
        raise ValueError(f"the block `calculator` takes `{HOME}` or nothing")
    return calculator(language, HOME_GUIDE, HOME_ASSETS)


def plan(language: str) -> str:
    """The form of plans; everything else of the page comes from Python in the browser."""
    return fill(
        "blocks/plan",
        language,
        channels=channels(policy(), language),
        valid_till=VALID_TILL,
    )


class Option(NamedTuple):
    """One choice: what is asked of the calculator, and what the reader sees."""

    value: str
    text: str


def channels(policy: Policy, language: str) -> list[Option]:
    """The ways to top up, the usual one first."""
    found = [Option(each.id, each.name[language]) for each in policy.channels.values()]
    usual_first = sorted(found, key=lambda each: each.value != policy.default_channel)
    return [Option(value, text[:1].upper() + text[1:]) for value, text in usual_first]


def programmes(policy: Policy, language: str) -> list[Option]:
    """The ways in which new SIMs are handed out."""
    return [Option(each.id, each.name[language]) for each in policy.programmes.values()]


def cards(channel: Channel) -> list[Option]:
    """The cards of a channel that sells fixed amounts only; of others there are none."""
    if any(row.lowest != row.highest for row in channel.amounts):
        return []
    amounts = [Money(row.lowest, row.currency) for row in channel.amounts]
    return [Option(str(each), f"{each.amount:,f} {each.currency}") for each in amounts]


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


def _publisher(language: str) -> Markup:
    """A link to the guide's publisher."""
    publisher = settings()["extra"]["publisher"]
    link = '<a href="{}">{}</a>'
    return Markup(link).format(publisher["url"], publisher["name"][language])

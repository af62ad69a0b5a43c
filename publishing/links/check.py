"""Asking all addresses, several sites at once but each site one question at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from publishing.links.ask import PAUSE, Answer, State

SITES_AT_ONCE = 8

Ask = Callable[[str], Answer]


def check(addresses: Sequence[str], ask: Ask, pause: float = PAUSE) -> dict[str, Answer]:
    """The answers by address, in the given order.

    A host without a name counts as gone only where some other host has one: on a machine without a
    network none has.
    """
    by_site: dict[str, list[str]] = {}
    for address in addresses:
        by_site.setdefault(urlsplit(address).netloc, []).append(address)
    with ThreadPoolExecutor(SITES_AT_ONCE) as pool:
        answered = pool.map(lambda site: _one_site(site, ask, pause), by_site.values())
        answers = {address: answer for site in answered for address, answer in site.items()}
    nobody = all(each.state in (State.NO_NAME, State.UNCLEAR) for each in answers.values())
    return {address: _judged(answers[address], nobody) for address in addresses}


def _one_site(addresses: list[str], ask: Ask, pause: float) -> dict[str, Answer]:
    answers = {}
    for number, address in enumerate(addresses):
        if number:
            time.sleep(pause)
        answers[address] = ask(address)
    return answers


def _judged(answer: Answer, nobody_answered: bool) -> Answer:
    if answer.state is not State.NO_NAME:
        return answer
    return Answer(State.UNCLEAR if nobody_answered else State.GONE, State.NO_NAME.value)

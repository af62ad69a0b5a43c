"""Amounts that people type."""

from calculator.default_policy import policy
from calculator.lookup import find_row
from calculator.money import read_money
from calculator.refusal import Refusal
from verification.fuzzing.contract import check_refusal
from verification.fuzzing.seeds import AMOUNTS, MARKS, ODD

WEIGHT = 37
SEEDS = [*AMOUNTS, *ODD, *(f"{mark}5{mark} USD" for mark in MARKS)]


def case(text: str) -> None:
    """An amount is read exactly and written so that it is read again, or refused."""
    try:
        money = read_money(text, bool)
        assert money.amount >= 0
        assert money.currency in ("USD", "KHR")
        assert read_money(str(money), bool) == money
        for channel in policy().channels:
            row = find_row(policy(), channel, money)
            assert row.lowest <= money.amount <= row.highest
    except Refusal as refusal:
        check_refusal(refusal, "", "amount")

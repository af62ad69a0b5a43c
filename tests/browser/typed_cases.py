"""What people may type for a date or an amount, plain and otherwise."""

from tests.browser.instant_cases import Question

ON = "2026-11-23"

# All that a reader is likely to type is answered or refused without Python.
PLAIN_DATES = [
    "",
    "  ",
    "10.09.26",
    "10/9/2026",
    "10-9-2026",
    "10 . 9 . 2026",
    "2026-09-10",
    "2026-9-1",
    "10.09.26 23:59",
    "10.09.26, 23:59",
    "2026-09-10 23:59",
    "១០.០៩.២៦",
    "១០/៩/២០២៦ ២៣:៥៩",
    "\u200b10.09.26\u200b",
    "10.09\u200b.26",
    "\u00a010.09.26 ",
    "29.02.2024",
    "29.02.2100",
    "30.02\u200b.2026",
    "32.1.2026",
    "0.1.2026",
    "1.0.2026",
    "1.13.2026",
    "1.1.0000",
    "1.1.1999",
    "1.1.2000",
    "31.12.2199",
    "1.1.2200",
    "10.09.19",
    "10.09.20",
    "10.09.49",
    "10.09.50",
    "10.9/2026",
    "10.09",
    "10092026",
    "12:30",
    "...",
    "abc",
    "<b>",
    "ថ្ងៃ",
    "24.11.2026",
]
OTHER_DATES = [
    "10 Sep 2026",
    "10 កញ្ញា 2026",
    "ថ្ងៃទី ១០ ខែ កញ្ញា ឆ្នាំ ២០២៦",
    "10 x 2026",
    "10.09.26\x85",
    "\x1c10.09.26",
    "10.\u00a009.26",
    "٠١.٠٩.٢٦",
    "１０.０９.２６",
    "10.09.26" + " " * 30 + "23:59",
    "2026-09-10T00:00",
]
PLAIN_AMOUNTS = [
    "",
    "5 USD",
    "2.5 USD",
    "2.50 USD",
    "1.99 USD",
    "4 USD",
    "4.01 USD",
    "0 USD",
    "0.99 USD",
    "0002 USD",
    "១.៥០ USD",
    "2USD",
    "5,000 KHR",
    "10000 KHR",
    "1,000 USD",
    "1,000,000.00 USD",
    "4,50 USD",
    "1,00 KHR",
    "2. USD",
    ".5 USD",
    ",,, USD",
]
OTHER_AMOUNTS = [
    "1.995 USD",
    "2.500 USD",
    "2 usd",
    "$2 USD",
    "2 EUR",
    "2",
    "two USD",
    "-2 USD",
    "9999999999999 USD",
    "9" * 30 + " USD",
]


def asked_dates(typed: list[str]) -> list[Question]:
    """A question of each kind for each date."""
    kinds: list[Question] = [
        {"valid_until": ""},
        {"top_up": "", "amount": "5 USD", "channel": "scratch-card"},
        {"activated": "", "programme": "standard"},
    ]
    return [kind | {next(iter(kind)): text, "on": ON} for text in typed for kind in kinds]


def asked_amounts(typed: list[str]) -> list[Question]:
    """A question of each channel for each amount."""
    return [
        {"top_up": "1.8.2026", "amount": text, "channel": channel, "on": ON}
        for text in typed
        for channel in ("scratch-card", "online")
    ]


PLAIN = [
    *asked_dates(PLAIN_DATES),
    *asked_amounts(PLAIN_AMOUNTS),
    {"valid_until": "10.09.26", "on": "2015-01-01"},  # the device's clock is wrong
    {"valid_until": "10.09.26", "on": "1970-01-01"},
    *({"valid_until": "10.09.26", "on": typed} for typed in PLAIN_DATES),
]
OTHER = [
    *({"valid_until": "10.09.26", "on": typed} for typed in OTHER_DATES),
    {"history": "2026-08-01,5 USD", "on": ON},
    *asked_dates(OTHER_DATES),
    *asked_amounts(OTHER_AMOUNTS),
    {"top_up": "1.8.2026", "amount": "5 USD", "channel": "barter", "on": ON},
    {"activated": "1.8.2026", "programme": "gift", "on": ON},
]

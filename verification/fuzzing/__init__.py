"""Hostile input, guided by coverage: whatever arrives, there is an answer or one sentence.

Each module in `targets/` is one way in. It has `WEIGHT` (its part of all cases), `SEEDS` (texts to
begin with) and `case`, which gets one text and raises `AssertionError` if the contract is broken.
A new way in is a new module there, and nothing else.
"""

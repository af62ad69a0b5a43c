"""How long a prepaid number stays with its subscriber: policy data in, dates out.

The package knows no clock, no network and no page; "today" is always an argument.
"""

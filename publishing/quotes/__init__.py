"""Whether the clauses of the guide still say the figures that the policy has.

Dates and tables follow the policy by themselves, sentences do not: whoever changes a figure is
told here which clauses say the old one. Compared is each clause of `terms.md`, in both languages.
"""

"""Many numbers at once: the rows of a table in, dates or a reason for each row out.

A table may be larger than memory, and a page reads it piece by piece. `Batch.read` is therefore
handed one piece and the place where the one before it ended, and hands back what it left over.
"""

from calculator.batch.place import Place
from calculator.batch.reading import Answered, Batch, Part, Refused
from calculator.batch.table import answers_csv, refusals_csv

__all__ = ["Answered", "Batch", "Part", "Place", "Refused", "answers_csv", "refusals_csv"]

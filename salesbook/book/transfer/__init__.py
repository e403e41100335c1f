"""The book in and out: files of contacts, orders and notes brought in, and the book written for others.

What comes in meets who is there: the same person is updated without losing either side's values, whoever may be
the same waits in a merge list, and one import is one change that can be undone.
"""

from salesbook.book.transfer.exporting import Exported, export_file
from salesbook.book.transfer.importing import import_file, importing
from salesbook.book.transfer.mergelist import NearMatch, keep_apart, merge, near_matches
from salesbook.book.transfer.reading import Preview, preview
from salesbook.book.transfer.results import ImportResult, Near, NearWhy, SkippedRow

__all__ = [
    "Exported",
    "ImportResult",
    "Near",
    "NearMatch",
    "NearWhy",
    "Preview",
    "SkippedRow",
    "export_file",
    "import_file",
    "importing",
    "keep_apart",
    "merge",
    "near_matches",
    "preview",
]

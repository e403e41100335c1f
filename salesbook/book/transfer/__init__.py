"""The book in and out: files of contacts, orders and notes brought in, and the book written for others.

What comes in meets who is there: the same person is updated without losing either side's values, whoever may be
the same waits in a merge list, and one import is one change that can be undone.
"""

from salesbook.book.transfer.exporting import Exported, export_file
from salesbook.book.transfer.importing import import_file, importing
from salesbook.book.transfer.mergelist import NearMatch, Side, keep_apart, merge, near_matches, sides
from salesbook.book.transfer.reading import Preview, preview
from salesbook.book.transfer.results import ImportResult, Near, NearWhy, Progress, SkippedRow
from salesbook.book.transfer.saving import free_name, save_skipped

__all__ = [
    "Exported",
    "ImportResult",
    "Near",
    "NearMatch",
    "NearWhy",
    "Preview",
    "Progress",
    "Side",
    "SkippedRow",
    "export_file",
    "free_name",
    "import_file",
    "importing",
    "keep_apart",
    "merge",
    "near_matches",
    "preview",
    "save_skipped",
    "sides",
]

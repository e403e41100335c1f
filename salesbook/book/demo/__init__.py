"""A book to try everything on: believable, the same every time, of any size."""

from salesbook.book.demo.building import build

__all__ = ["build"]

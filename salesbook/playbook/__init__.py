"""The shipped objection cards, as data."""

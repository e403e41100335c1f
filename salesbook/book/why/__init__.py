"""Why customers are to be contacted: each module gathers some kinds of reasons, `salesbook.book.reasons` all of them.

A gatherer yields the facts of its kinds, for all customers or for a few, from one or two queries. What concerns most
customers of a book (`standing`) is asked in two ways: as bare claims for ordering a whole book, and as facts for the
rows that are shown; both take their weights from the same place.
"""

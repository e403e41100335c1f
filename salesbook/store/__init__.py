"""The book on disk: the only package that knows peewee and SQLite.

Peewee declares the tables (`models`), lays them out and leads them to later versions. Rows are written and read by
SQL on the same connection: what a pane shows is one query shaped for it, and saving a note loads no model.
"""

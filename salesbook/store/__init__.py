"""The book on disk: the only package that knows peewee and SQLite."""

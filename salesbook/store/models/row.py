"""What all tables of the book stand on: the row, its id, and the open book they are read from."""

from typing import Any

from peewee import SQL, AutoField, DatabaseProxy, Model, NodeList

PROXY = DatabaseProxy()


class _Identity(AutoField):
    """A row id that is never given twice, so that the journal can name a row that is gone."""

    def ddl(self, context: Any) -> NodeList:
        """Return the column's definition."""
        return NodeList((super().ddl(context), SQL("AUTOINCREMENT")))


class Row(Model):
    """What all tables share."""

    id = _Identity()

    class Meta:
        """Bound to the open book; table names are the class names in snake case."""

        database = PROXY
        legacy_table_names = False

"""What all tables of the book stand on: the row, its id, and columns whose defaults SQLite knows."""

from typing import Any

from peewee import SQL, AutoField, BooleanField, Field, IntegerField, Model, NodeList, TextField


class _Identity(AutoField):
    """A row id that is never given twice, so that the journal can name a row that is gone."""

    def ddl(self, context: Any) -> NodeList:
        """Return the column's definition."""
        return NodeList((super().ddl(context), SQL("AUTOINCREMENT")))


class Row(Model):
    """What all tables share."""

    id = _Identity()

    class Meta:
        """Table names are the class names in snake case."""

        legacy_table_names = False


class _Defaulted(Field):
    """A column whose default is part of its definition: rows are written without their model."""

    def ddl(self, context: Any) -> NodeList:
        """Return the column's definition."""
        defined = super().ddl(context)
        if self.default is None:
            return defined
        value = f"'{self.default}'" if isinstance(self.default, str) else int(self.default)
        return NodeList((defined, SQL(f"DEFAULT {value}")))


class Text(_Defaulted, TextField):
    """A column of text or of a code."""


class Number(_Defaulted, IntegerField):
    """A column of a whole number."""


class Flag(_Defaulted, BooleanField):
    """A column of yes or no."""

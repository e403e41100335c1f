"""What the database does by itself: the journal of every write, and the tables that are derived.

Because triggers write both, no use case can forget the journal, a search key or the day of the last contact, and
undo, import, merge and a migration are all covered alike. Functions of ours stand in the triggers;
`salesbook.store.database` registers them on each connection.
"""

from collections.abc import Sequence

from salesbook.store import grams, purchases, standings
from salesbook.store.models import BY_TABLE
from salesbook.store.tables import JOURNALED

_JOURNAL = """
CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN
  INSERT INTO journal(change, tbl, row, before) VALUES (current_change(), '{table}', NEW.id, NULL);
END;
CREATE TRIGGER {table}_updated AFTER UPDATE ON {table} WHEN ({old}) IS NOT ({new}) BEGIN
  INSERT INTO journal(change, tbl, row, before)
  VALUES (current_change(), '{table}', OLD.id, json_object({pairs}));
END;
CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN
  INSERT INTO journal(change, tbl, row, before)
  VALUES (current_change(), '{table}', OLD.id, json_object({pairs}));
END;
"""

CUSTOMER = f"""
CREATE TRIGGER standing_customer_inserted AFTER INSERT ON customer BEGIN
  INSERT INTO standing(customer_id, sort_key, {standings.OWN})
    VALUES (NEW.id, sort_key(NEW.name), {standings.own("NEW")});
END;
CREATE TRIGGER standing_customer_updated AFTER UPDATE OF {standings.OWN} ON customer BEGIN
  UPDATE standing SET ({standings.OWN}) = ({standings.own("NEW")}) WHERE customer_id = NEW.id;
END;
"""
"""The triggers that copy what a customer's standing tells of the customer itself."""

_STANDING = f"""
CREATE TRIGGER standing_customer_renamed AFTER UPDATE OF name ON customer WHEN OLD.name IS NOT NEW.name BEGIN
  UPDATE standing SET sort_key = sort_key(NEW.name) WHERE customer_id = NEW.id;
END;
CREATE TRIGGER standing_customer_deleted AFTER DELETE ON customer BEGIN
  DELETE FROM standing WHERE customer_id = OLD.id;
  DELETE FROM search_key WHERE customer_id = OLD.id;
END;
CREATE TRIGGER standing_interaction_inserted AFTER INSERT ON interaction
WHEN {standings.COMPLETED.format(row="NEW")} BEGIN
  UPDATE standing SET last_on = max(coalesce(last_on, ''), NEW.day),
    last_visit_on = CASE WHEN {standings.FACE_TO_FACE.format(row="NEW")}
      THEN max(coalesce(last_visit_on, ''), NEW.day) ELSE last_visit_on END
  WHERE customer_id = NEW.customer_id;
END;
"""

# What follows each write of a table: the talks, plans, orders and payments of its customers.
_FOLLOWING = """
CREATE TRIGGER standing_{name}_{event} AFTER {verb} ON {table} BEGIN
  {update};{more}
END;
"""

_EVENTS = {
    "inserted": ("INSERT", "NEW.customer_id"),
    "updated": ("UPDATE", "OLD.customer_id, NEW.customer_id"),
    "deleted": ("DELETE", "OLD.customer_id"),
}

# A token is exactly one gram. Beginnings of one character are indexed for the search of a single character.
_SEARCH = """
CREATE VIRTUAL TABLE {table} USING fts5(grams, content='', columnsize=0, tokenize="{tokenizer}", prefix='1');
"""
_SEARCH_KEY_TRIGGERS = """
CREATE TRIGGER search_key_inserted AFTER INSERT ON search_key WHEN NEW.form = 'text' BEGIN
  INSERT INTO key_index(rowid, grams) VALUES (NEW.id, key_grams(NEW.text, NEW.spelling));
END;
CREATE TRIGGER search_key_deleted AFTER DELETE ON search_key WHEN OLD.form = 'text' BEGIN
  INSERT INTO key_index(key_index, rowid, grams) VALUES ('delete', OLD.id, key_grams(OLD.text, OLD.spelling));
END;
"""
_SEARCH_NOTE_TRIGGERS = """
CREATE TRIGGER search_note_inserted AFTER INSERT ON interaction BEGIN
  INSERT INTO note_index(rowid, grams) VALUES (NEW.id, grams(note_text(NEW.note, NEW.typed)));
END;
CREATE TRIGGER search_note_updated AFTER UPDATE ON interaction
WHEN (OLD.note, OLD.typed) IS NOT (NEW.note, NEW.typed) BEGIN
  INSERT INTO note_index(note_index, rowid, grams)
    VALUES ('delete', OLD.id, grams(note_text(OLD.note, OLD.typed)));
  INSERT INTO note_index(rowid, grams) VALUES (NEW.id, grams(note_text(NEW.note, NEW.typed)));
END;
CREATE TRIGGER search_note_deleted AFTER DELETE ON interaction BEGIN
  INSERT INTO note_index(note_index, rowid, grams)
    VALUES ('delete', OLD.id, grams(note_text(OLD.note, OLD.typed)));
END;
"""

# Where a customer's search keys come from: table, column, field as named in results, column of the customer.
_NAMES = (
    ("customer", "name", "name", "id"),
    ("customer", "organisation", "organisation", "id"),
    ("contact", "name", "contact", "customer_id"),
)
_NAME_KEYS = """
CREATE TRIGGER search_{table}_{column}_inserted AFTER INSERT ON {table} WHEN NEW.{column} IS NOT NULL BEGIN
  {insert}
END;
CREATE TRIGGER search_{table}_{column}_updated AFTER UPDATE OF {column} ON {table}
WHEN OLD.{column} IS NOT NEW.{column} BEGIN
  {delete}
  {insert}
END;
CREATE TRIGGER search_{table}_{column}_deleted AFTER DELETE ON {table} WHEN OLD.{column} IS NOT NULL BEGIN
  {delete}
END;
"""
_INSERT_NAME = """INSERT INTO search_key(customer_id, field, source, form, text, spelling)
    SELECT NEW.{owner}, '{field}', NEW.id, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
      json_extract(value, '$[2]') FROM json_each(name_keys(NEW.{column}));"""
_DELETE_KEYS = "DELETE FROM search_key WHERE customer_id = OLD.{owner} AND field = {field} AND source = OLD.id;"

_INSERT_POINT = """INSERT INTO search_key(customer_id, field, source, form, text)
    SELECT NEW.customer_id, NEW.kind, NEW.id, 'text', value
    FROM json_each(point_keys(NEW.kind, NEW.value, NEW.folded));"""
_DELETE_POINT = _DELETE_KEYS.format(owner="customer_id", field="OLD.kind")
_POINT_KEYS = f"""
CREATE TRIGGER search_point_inserted AFTER INSERT ON contact_point BEGIN
  {_INSERT_POINT}
END;
CREATE TRIGGER search_point_updated AFTER UPDATE ON contact_point BEGIN
  {_DELETE_POINT}
  {_INSERT_POINT}
END;
CREATE TRIGGER search_point_deleted AFTER DELETE ON contact_point BEGIN
  {_DELETE_POINT}
END;
"""


def journal_triggers(table: str, columns: Sequence[str]) -> str:
    """Return the triggers that journal a table."""
    return _JOURNAL.format(
        table=table,
        old=", ".join(f'OLD."{c}"' for c in columns),
        new=", ".join(f'NEW."{c}"' for c in columns),
        pairs=", ".join(f"'{c}', OLD.\"{c}\"" for c in columns),
    )


def _name_keys(table: str, column: str, field: str, owner: str) -> str:
    insert = _INSERT_NAME.format(column=column, field=field, owner=owner)
    delete = _DELETE_KEYS.format(field=f"'{field}'", owner=owner)
    return _NAME_KEYS.format(table=table, column=column, insert=insert, delete=delete)


def following(name: str, table: str, update: str, more: str = "", *, events: Sequence[str] = tuple(_EVENTS)) -> str:
    """Return the triggers that keep standings up to date with the rows of a table."""
    return "".join(
        _FOLLOWING.format(
            name=name, event=event, verb=_EVENTS[event][0], table=table, more=more,
            update=update.format(customers=_EVENTS[event][1]).strip(),
        )
        for event in events
    )  # fmt: skip


def business() -> str:
    """Return the SQL script of the triggers that follow orders and payments."""
    orders = following("order", "sales_order", purchases.UPDATE, f"\n  {purchases.FORGET};")
    return orders + following("payment", "payment", purchases.UPDATE)


def plans() -> str:
    """Return the SQL script of the triggers that follow what is planned."""
    return following("followup", "followup", standings.PLANNED)


def statements() -> str:
    """Return the SQL script of all triggers and search indexes of the current version."""
    parts = [
        journal_triggers(table, [field.column_name for field in BY_TABLE[table]._meta.sorted_fields])
        for table in JOURNALED
    ]
    parts += [CUSTOMER, _STANDING]
    parts.append(following("interaction", "interaction", standings.TALKED, events=("updated", "deleted")))
    parts += [business(), plans()]
    tokenizer = grams.TOKENIZER.replace('"', '""')
    parts += [_SEARCH.format(table=table, tokenizer=tokenizer) for table in ("key_index", "note_index")]
    parts += [_SEARCH_KEY_TRIGGERS, _SEARCH_NOTE_TRIGGERS]
    parts += [_name_keys(*source) for source in _NAMES]
    parts.append(_POINT_KEYS)
    return "".join(parts)

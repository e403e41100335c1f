"""The words for what a file holds: the meanings of columns, and records as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.transfer.extras import own_column
from salesbook.domain.codes import Calendar
from salesbook.domain.days import DayOfYear, day_label
from salesbook.domain.money import format_amount
from salesbook.domain.terms import term
from salesbook.exchange.fields import Field
from salesbook.exchange.records import ContactRecord, NoteRecord, OrderRecord, RecordKind
from salesbook.exchange.vcard.own import STANDS_FOR
from salesbook.locale import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesbook.book.transfer import ImportResult, SkippedRow
    from salesbook.exchange.records import DayValue, Record, Skipped
    from salesbook.tui.widgets.lines import Line

_KINDS = {
    RecordKind.CUSTOMERS: N_("customers"),
    RecordKind.ORDERS: N_("orders"),
    RecordKind.NOTES: N_("notes of talks"),
}
_FIELDS = {
    Field.NAME: N_("name"),
    Field.FAMILY: N_("family name"),
    Field.GIVEN: N_("given name"),
    Field.MIDDLE: N_("middle name"),
    Field.PREFIX: N_("form of address"),
    Field.SUFFIX: N_("behind the name"),
    Field.NICKNAME: N_("nickname"),
    Field.CUSTOMER: N_("customer"),
    Field.ORGANISATION: N_("company"),
    Field.DEPARTMENT: N_("department"),
    Field.ROLE: N_("role"),
    Field.KIND: N_("kind of customer"),
    Field.PHONE: N_("phone"),
    Field.EMAIL: N_("e-mail"),
    Field.WECHAT: N_("WeChat"),
    Field.IM: N_("messenger"),
    Field.URL: N_("web address"),
    Field.ADDRESS: N_("address"),
    Field.STREET: N_("street"),
    Field.CITY: N_("city"),
    Field.REGION: N_("province or state"),
    Field.POSTCODE: N_("postcode"),
    Field.COUNTRY: N_("country"),
    Field.BIRTHDAY: N_("birthday"),
    Field.LUNAR_BIRTHDAY: N_("lunar birthday"),
    Field.DAY: N_("other day of the year"),
    Field.GROUP: N_("groups"),
    Field.TAG: N_("tags"),
    Field.SOURCE: N_("source"),
    Field.REFERRER: N_("referred by"),
    Field.TIER: N_("tier"),
    Field.HEAT: N_("heat"),
    Field.STAGE: N_("stage"),
    Field.DISPOSITION: N_("plan"),
    Field.ATTITUDE: N_("attitude"),
    Field.DO_NOT_CALL: N_("do not call"),
    Field.PREFERRED_CHANNEL: N_("best channel"),
    Field.LANGUAGE: N_("language"),
    Field.TRADE: N_("trade"),
    Field.PLACE: N_("place"),
    Field.NOTE: N_("note"),
    Field.NEXT_ON: N_("day of the next contact"),
    Field.NEXT_WHAT: N_("what the next contact is for"),
    Field.ON: N_("date"),
    Field.TIME: N_("time"),
    Field.AMOUNT: N_("amount"),
    Field.CURRENCY: N_("currency"),
    Field.WHAT: N_("what was ordered"),
    Field.CHANNEL: N_("channel"),
    Field.OUTCOME: N_("outcome"),
    Field.LABEL: N_("label of the next column"),
    Field.EXTRA: N_("kept for other programs"),
    Field.KEEP: N_("kept as it is"),
    Field.SKIP: N_("left out"),
}


def kind_words(kind: RecordKind) -> str:
    """Return what rows are taken for."""
    return _(_KINDS[kind])


def field_words(field: Field) -> str:
    """Return what a column means."""
    return _(_FIELDS[field])


def record_line(record: Record | Skipped | SkippedRow) -> Line:
    """Return a record as it will be taken, or why it won't be, as a line."""
    rest: Iterable[str]
    if isinstance(record, ContactRecord):
        name, rest = record.name, (value for _field, value in contact_parts(record))
    elif isinstance(record, OrderRecord):
        name, rest = record.customer or record.phone, _order(record)
    elif isinstance(record, NoteRecord):
        name, rest = record.customer or record.phone, _note(record)
    else:
        return [(_("Row {row}: {reason}").format(row=record.row, reason=record.reason), "warn")]
    return [(name, "strong"), *((f" ∙ {part}", "") for part in rest if part)]


def contact_parts(record: ContactRecord) -> Iterator[tuple[Field, str]]:
    """Yield what a record says of somebody besides the name, each with its meaning."""
    yield from ((Field.NICKNAME, name) for name in record.nicknames)
    yield Field.ORGANISATION, record.organisation
    yield Field.DEPARTMENT, record.department
    yield Field.ROLE, record.role
    for field, points in (
        (Field.PHONE, record.phones), (Field.EMAIL, record.emails), (Field.WECHAT, record.wechats),
        (Field.IM, record.ims), (Field.ADDRESS, record.addresses), (Field.URL, record.urls),
    ):  # fmt: skip
        yield from ((field, point.value) for point in points)
    if record.birthday:
        yield Field.BIRTHDAY, _day(record.birthday)
    yield from ((Field.DAY, f"{day.label or term(day.kind)} {_day(day.value)}") for day in record.days)
    yield from ((Field.TAG, f"#{tag}") for tag in record.tags)
    yield from ((Field.GROUP, group) for group in record.groups)
    for field, code in (
        (Field.TIER, record.tier), (Field.HEAT, record.heat), (Field.STAGE, record.stage),
        (Field.SOURCE, record.source), (Field.DISPOSITION, record.disposition), (Field.ATTITUDE, record.attitude),
    ):  # fmt: skip
        yield field, term(code) if code else ""
    yield Field.REFERRER, record.referrer
    yield Field.TRADE, record.trade
    yield Field.PLACE, record.place
    yield Field.NOTE, record.note
    if record.next_on:
        yield Field.NEXT_ON, f"> {record.next_on.isoformat()} {record.next_what}".rstrip()
    # What only the book itself reads, and what has been told in one piece already, says nothing to a rep.
    told = (extra for extra in record.extra if not own_column(extra) and STANDS_FOR not in extra.name)
    yield from ((Field.KEEP, f"{extra.name}: {extra.value}") for extra in told)


def _day(day: DayValue) -> str:
    label = day_label(DayOfYear(day.calendar, day.month, day.day, day.leap, day.year))
    if not day.year:
        return label
    return f"{day.year}-{label}" if day.calendar is Calendar.SOLAR else f"{label} ({day.year})"


def _order(record: OrderRecord) -> Iterator[str]:
    yield from (record.on.isoformat(), format_amount(record.amount, record.currency), record.what, record.note)


def _note(record: NoteRecord) -> Iterator[str]:
    yield f"{record.day.isoformat()} {record.at:%H:%M}" if record.at else record.day.isoformat()
    for code in (record.channel, record.outcome):
        yield term(code) if code else ""
    yield record.note


def counts(result: ImportResult) -> str:
    """Return what an import did, or would do, in one sentence."""
    return _("{read} read: {created} new, {updated} updated, {unchanged} unchanged, {skipped} skipped.").format(
        read=result.read,
        created=result.created,
        updated=result.updated,
        unchanged=result.unchanged,
        skipped=len(result.skipped),
    )

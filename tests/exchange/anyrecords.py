"""Records of every shape, for what is written must come back."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from naughty import filled, texts

from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Outcome,
    Source,
    Tier,
)
from salesbook.exchange.dayvalues import exists
from salesbook.exchange.records import (
    ContactRecord,
    DayValue,
    Extra,
    NoteRecord,
    OrderRecord,
    Origin,
    Point,
    RecordDay,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum


def _maybe(codes: type[StrEnum] | Sequence[StrEnum]) -> st.SearchStrategy[StrEnum | None]:
    return st.none() | st.sampled_from(list(codes))


_years = st.none() | st.integers(1000, 1603) | st.integers(1605, 9999)
solar_days = st.builds(
    DayValue, st.integers(1, 12), st.integers(1, 31), _years, st.just(Calendar.SOLAR), st.just(False)
).filter(lambda d: exists(d.month, d.day, d.year))
lunar_days = st.builds(DayValue, st.integers(1, 12), st.integers(1, 30), _years, st.just(Calendar.LUNAR), st.booleans())
days = solar_days | lunar_days
points = st.lists(st.builds(Point, filled, texts), max_size=3).map(tuple)
words = st.lists(filled, max_size=3).map(tuple)
dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))
table_extras = st.builds(Extra, filled, filled, st.just(Origin.TABLE))
card_extras = st.builds(
    Extra,
    st.sampled_from(["X-THING", "UID", "item7.X-ABRELATEDNAMES", "X-A;TYPE=home", 'GEO;X-P="a:b;c,d"']),
    st.sampled_from(["plain", "a\\,b\\;c\\\\d\\ne", "1;2;;3", "http://example.invalid/?a=b", "中文" * 40]),
    st.just(Origin.CARD),
)
contacts = st.builds(
    ContactRecord,
    row=st.just(0),
    name=filled,
    organisation=texts,
    department=texts,
    role=texts,
    kind=_maybe(CustomerKind),
    phones=points,
    emails=points,
    wechats=points,
    addresses=points,
    urls=points,
    ims=points,
    birthday=st.none() | days,
    days=st.lists(
        st.builds(RecordDay, st.sampled_from(list(DayKind)), days, texts.filter(lambda t: t == t.strip())), max_size=2
    ).map(tuple),
    groups=words,
    tags=words,
    source=_maybe(Source),
    referrer=texts,
    tier=_maybe(Tier),
    heat=_maybe(Heat),
    stage=_maybe(LifeStage),
    disposition=_maybe(Disposition),
    attitude=_maybe(Attitude),
    do_not_call=st.booleans(),
    preferred_channel=_maybe(Channel),
    language=_maybe(Language),
    trade=texts,
    place=texts,
    nicknames=words,
    note=texts,
    next_on=st.none() | dates,
    next_what=texts,
    extra=st.lists(table_extras | card_extras, max_size=3).map(tuple),
)
orders = st.builds(
    OrderRecord,
    row=st.just(0),
    customer=filled,
    phone=texts,
    on=dates,
    amount=st.integers(-(10**12), 10**12),
    currency=st.sampled_from(["CNY", "USD", "JPY", "KWD"]),
    what=texts,
    note=texts,
    organisation=texts,
    extra=st.lists(table_extras, max_size=2).map(tuple),
)
notes = st.builds(
    NoteRecord,
    row=st.just(0),
    customer=filled,
    phone=texts,
    day=dates,
    note=texts,
    at=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    channel=_maybe(Channel),
    outcome=_maybe(Outcome),
    organisation=texts,
    extra=st.lists(table_extras, max_size=2).map(tuple),
)

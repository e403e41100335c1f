"""The headers of other programs, and what their rows become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.domain.codes import Calendar, Channel, CustomerKind, DayKind, Heat, Language, LifeStage, Source, Tier
from salesbook.exchange import headers
from salesbook.exchange.columns import Column, letter, map_columns
from salesbook.exchange.contactrows import contact_rows
from salesbook.exchange.fields import Field
from salesbook.exchange.records import ContactRecord, DayValue, Extra, Origin, Point, RecordDay, RecordKind, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

CUSTOMERS = RecordKind.CUSTOMERS


def _record(header: Sequence[str], row: Sequence[str]) -> ContactRecord:
    found = contact_rows(map_columns(header, [row], CUSTOMERS))(2, list(row))
    assert isinstance(found, ContactRecord), found
    return found


def _of(cells: dict[str, str]) -> ContactRecord:
    return _record(list(cells), list(cells.values()))


def _fields(header: str, kind: RecordKind = CUSTOMERS) -> list[Field]:
    return [column.field for column in map_columns(header.split(","), [], kind)]


OUTLOOK_ZH = (
    "英文称谓,名,中间名,姓,中文称谓,单位,部门,职务,商务地址 街道,商务地址 街道 2,商务地址 市/县,"
    "商务地址 省/市/自治区,商务地址 邮政编码,商务地址 国家/地区,住宅地址 街道,住宅地址 市/县,"
    "住宅地址 省/市/自治区,商务传真,商务电话,商务电话 2,住宅电话,移动电话,其他电话,电子邮件地址,"
    "电子邮件类型,电子邮件显示名称,电子邮件 2 地址,附注,类别,纪念日,生日,网页,经理姓名,引用者"
)


def test_chinese_outlook() -> None:
    row = dict.fromkeys(OUTLOOK_ZH.split(","), "") | {
        "名": "庆山",
        "姓": "孟",
        "中文称谓": "先生",
        "单位": "泰和五金",
        "部门": "采购部",
        "职务": "主管",
        "商务地址 街道": "文三路 188 号",
        "商务地址 市/县": "杭州",
        "商务地址 省/市/自治区": "浙江",
        "商务地址 邮政编码": "310012",
        "商务地址 国家/地区": "中国",
        "住宅地址 街道": "河坊街 1 号",
        "商务传真": "0571-1",
        "商务电话": "0571-87654321",
        "商务电话 2": "0571-87654322",
        "移动电话": "13805712210",
        "电子邮件地址": "m@th.example",
        "电子邮件类型": "SMTP",
        "电子邮件显示名称": "孟庆山 (m@th.example)",
        "电子邮件 2 地址": "m2@th.example",
        "附注": "爱喝茶",
        "类别": "客户;五金",
        "纪念日": "2012/10/1",
        "生日": "1980/4/15",
        "网页": "http://th.example",
        "经理姓名": "王五",
    }
    record = _of(row)
    assert (record.name, record.organisation, record.department, record.role) == (
        "孟庆山",
        "泰和五金",
        "采购部",
        "主管",
    )
    assert record.phones == (
        Point("0571-1", "work fax"),
        Point("0571-87654321", "work"),
        Point("0571-87654322", "work"),
        Point("13805712210", "cell"),
    )
    assert record.emails == (Point("m@th.example"), Point("m2@th.example"))
    assert record.addresses == (Point("浙江杭州文三路 188 号 310012", "work"), Point("河坊街 1 号", "home"))
    assert record.birthday == DayValue(4, 15, 1980)
    assert record.days == (RecordDay(DayKind.ANNIVERSARY, DayValue(10, 1, 2012)),)
    assert record.groups == ("客户", "五金")
    assert record.note == "爱喝茶"
    assert record.urls == (Point("http://th.example"),)
    assert record.extra == (Extra("经理姓名", "王五", Origin.TABLE),)


def test_english_outlook() -> None:
    record = _of(
        {
            "Title": "Ms.",
            "First Name": "Zofia",
            "Middle Name": "",
            "Last Name": "Nowak",
            "Suffix": "",
            "Company": "Orzel",
            "Department": "Buying",
            "Job Title": "Buyer",
            "Business Street": "Długa 5",
            "Business City": "Warszawa",
            "Business Postal Code": "00-001",
            "Business Country/Region": "Poland",
            "Business Fax": "1",
            "Business Phone": "2",
            "Home Phone": "3",
            "Mobile Phone": "+48 601 555 001",
            "E-mail Address": "z@orzel.example",
            "E-mail Type": "SMTP",
            "E-mail 2 Address": "z2@orzel.example",
            "Birthday": "4/15/1980",
            "Anniversary": "0/0/00",
            "Categories": "A;B",
            "Notes": "likes tea",
            "Web Page": "orzel.example",
            "Manager's Name": "Jan",
            "Assistant's Phone": "9",
        }
    )
    assert record.name == "Ms. Zofia Nowak"
    assert (record.organisation, record.department, record.role) == ("Orzel", "Buying", "Buyer")
    assert record.phones == (
        Point("1", "work fax"),
        Point("2", "work"),
        Point("3", "home"),
        Point("+48 601 555 001", "cell"),
        Point("9", "assistant"),
    )
    assert record.addresses == (Point("Długa 5, Warszawa, 00-001, Poland", "work"),)
    assert record.birthday == DayValue(4, 15, 1980)
    assert record.groups == ("A", "B")
    # A day that is none is kept as it stands.
    assert (
        Extra("anniversary", "0/0/00", Origin.TABLE) in record.extra
        or Extra("Anniversary", "0/0/00", Origin.TABLE) in record.extra
    )


def test_old_google() -> None:
    record = _of(
        {
            "Name": "Priya Raghavan",
            "Given Name": "Priya",
            "Family Name": "Raghavan",
            "Birthday": "--11-04",
            "Notes": "n",
            "Group Membership": "* myContacts ::: Distributors ::: * starred",
            "E-mail 1 - Type": "* Home",
            "E-mail 1 - Value": "p@r.example ::: q@r.example",
            "Phone 1 - Type": "Mobile",
            "Phone 1 - Value": "+91 98765 55301",
            "Phone 2 - Type": "Work Fax",
            "Phone 2 - Value": "022 5555 0302 ::: 022 5555 0303",
            "Address 1 - Type": "Work",
            "Address 1 - Formatted": "12 Marine Drive\nMumbai",
            "Address 1 - Street": "12 Marine Drive",
            "Address 1 - City": "Mumbai",
            "Organization 1 - Type": "",
            "Organization 1 - Name": "Spice Co",
            "Organization 1 - Title": "Owner",
            "Organization 1 - Department": "",
            "Website 1 - Type": "Blog",
            "Website 1 - Value": "http\\://x.example",
            "Event 1 - Type": "Anniversary",
            "Event 1 - Value": "2014-02-14",
            "Custom Field 1 - Type": "Shoe size",
            "Custom Field 1 - Value": "38",
            "IM 1 - Service": "QQ",
            "IM 1 - Value": "12345",
        }
    )
    assert record.name == "Priya Raghavan"
    assert record.emails == (Point("p@r.example", "home"), Point("q@r.example", "home"))
    assert record.phones == (
        Point("+91 98765 55301", "cell"),
        Point("022 5555 0302", "work fax"),
        Point("022 5555 0303", "work fax"),
    )
    assert record.addresses == (Point("12 Marine Drive\nMumbai", "work"),)
    assert (record.organisation, record.role) == ("Spice Co", "Owner")
    assert record.birthday == DayValue(11, 4)
    assert record.days == (RecordDay(DayKind.ANNIVERSARY, DayValue(2, 14, 2014)),)
    assert record.groups == ("Distributors", "starred")
    assert record.ims == (Point("12345", "qq"),)
    assert record.extra == (Extra("Shoe size", "38", Origin.TABLE),)


def test_new_google() -> None:
    record = _of(
        {
            "First Name": "铁军",
            "Middle Name": "",
            "Last Name": "贺",
            "Phonetic First Name": "tiejun",
            "Name Prefix": "",
            "Nickname": "老贺",
            "File As": "",
            "Organization Name": "恒源",
            "Organization Title": "",
            "Organization Department": "",
            "Birthday": "1985-03-02",
            "Notes": "",
            "Photo": "https://p.example",
            "Labels": "* myContacts ::: 建材",
            "E-mail 1 - Label": "Work",
            "E-mail 1 - Value": "h@hy.example",
            "Phone 1 - Label": "老家",
            "Phone 1 - Value": "13000000001",
            "Address 1 - Label": "Home",
            "Address 1 - Formatted": "",
            "Address 1 - Street": "人民路 1 号",
            "Address 1 - City": "太原",
            "Address 1 - Region": "山西",
            "Website 1 - Label": "",
            "Website 1 - Value": "hy.example",
        }
    )
    assert (record.name, record.nicknames, record.organisation) == ("贺铁军", ("老贺",), "恒源")
    assert record.phones == (Point("13000000001", "老家"),)
    assert record.emails == (Point("h@hy.example", "work"),)
    assert record.addresses == (Point("山西太原人民路 1 号", "home"),)
    assert record.groups == ("建材",)
    assert record.extra == (Extra("Phonetic First Name", "tiejun", Origin.TABLE),)


def test_chinese_crm() -> None:
    record = _of(
        {
            "客户编号": "KH-001",
            "客户名称": "泰和五金有限公司",
            "联系人": "孟庆山",
            "手机": "13805712210",
            "电话": "0571-87654321",
            "职位": "采购主管",
            "邮箱": "m@th.example",
            "微信号": "meng_wx",
            "客户来源": "展会",
            "客户级别": "A",
            "客户状态": "潜在客户",
            "意向程度": "很有希望",
            "所属行业": "五金",
            "省份": "浙江",
            "城市": "杭州",
            "下次跟进时间": "2026-03-05",
            "下一步": "发报价",
            "标签": "大客户、五金",
            "备注": "嫌价格高",
            "负责人电话": "1",
            "介绍人": "王五",
            "创建时间": "2025-01-01 10:00",
        }
    )
    assert (record.name, record.organisation, record.role) == ("孟庆山", "泰和五金有限公司", "采购主管")
    assert record.phones[:2] == (Point("13805712210", "cell"), Point("0571-87654321"))
    assert record.wechats == (Point("meng_wx"),)
    assert (record.source, record.tier, record.stage, record.heat) == (
        Source.FAIR,
        Tier.PRIORITY,
        LifeStage.PROSPECT,
        Heat.HOT,
    )
    assert (record.trade, record.place, record.referrer) == ("五金", "浙江杭州", "王五")
    assert (str(record.next_on), record.next_what) == ("2026-03-05", "发报价")
    assert record.tags == ("大客户", "五金")
    assert Extra("客户编号", "KH-001", Origin.TABLE) in record.extra
    assert Extra("创建时间", "2025-01-01 10:00", Origin.TABLE) in record.extra


def test_a_company_without_a_person_is_a_company() -> None:
    record = _of({"客户名称": "泰和五金有限公司", "电话": "0571-87654321"})
    assert (record.name, record.organisation, record.kind) == ("泰和五金有限公司", "", CustomerKind.COMPANY)
    assert _of({"公司": "泰和", "电话": "1"}).kind is CustomerKind.COMPANY
    assert _of({"客户名称": "孟庆山", "电话": "1"}).kind is None


def test_hubspot_and_salesforce_and_monica() -> None:
    hubspot = _of(
        {
            "Record ID": "1",
            "First Name": "Ada",
            "Last Name": "Byron",
            "Email": "a@b.example",
            "Phone Number": "+44 20 5555 0310",
            "Contact owner": "me",
            "Associated Company": "Engines",
            "Lifecycle Stage": "lead",
            "Job Title": "Analyst",
        }
    )
    assert (hubspot.name, hubspot.organisation, hubspot.stage) == ("Ada Byron", "Engines", LifeStage.PROSPECT)
    assert hubspot.extra == (Extra("Record ID", "1", Origin.TABLE), Extra("Contact owner", "me", Origin.TABLE))
    salesforce = _of(
        {
            "Salutation": "Dr.",
            "First Name": "Thando",
            "Last Name": "Mbeki",
            "Title": "CTO",
            "Account Name": "Karoo",
            "Phone": "1234567",
            "Mobile": "+27 82 555 0107",
            "Email": "t@k.example",
            "Lead Source": "Web",
            "Mailing Street": "1 Long St",
            "Mailing City": "Cape Town",
            "Mailing State/Province": "WC",
            "Mailing Zip/Postal Code": "8001",
            "Mailing Country": "ZA",
        }
    )
    assert (salesforce.name, salesforce.role, salesforce.organisation) == ("Dr. Thando Mbeki", "CTO", "Karoo")
    assert salesforce.source is Source.WEB
    assert salesforce.addresses == (Point("1 Long St, Cape Town, WC 8001, ZA", "mailing"),)
    monica = _of(
        {"first_name": "Aino", "middle_name": "", "last_name": "Virtanen", "nickname": "A", "birthdate": "1990-01-02"}
    )
    assert (monica.name, monica.nicknames, monica.birthday) == ("Aino Virtanen", ("A",), DayValue(1, 2, 1990))


@pytest.mark.parametrize(
    "header",
    [
        "名字,电子邮件地址,移动电话,个人网页,商务传真,商务电话,公司所在街道,公司所在地的邮政编码,住宅电话,"
        "家庭所在街道,家庭所在地的邮政编码,寻呼机,附注",
        "姓,名,前缀,后缀,昵称,QQ,家庭电话,单位,商务地址 国家/地区,商务地址 市/县,商务地址 街道,工作电话,"
        "工作电话 2,备注,电子邮件,家庭邮箱,其他手机,其他手机 2,公司/部门,生日,qq同步助手 分组",
        "姓名,手机号码,家庭号码,工作电话,邮箱,公司,职位,地址,生日,备注,群组",
        "姓名,手機號碼,公司名稱,職稱,電子郵件,地址,備註",
        "Name,Mobile,Home Email,Company,Job Title,Street,City,ZIP,Country,Note,Birthday",
        "*客户名称（必填）,手机(必填),客户等级,【来源】,下次跟进日期",
        "客户 名称,联 系 人,联系电话1,联系电话2,E-Mail",
    ],
)
def test_every_header_of_these_is_known(header: str) -> None:
    assert Field.KEEP not in _fields(header)


def test_headers_of_orders_and_notes() -> None:
    assert _fields("下单日期,客户名称,手机号,产品名称,数量,订单金额(元),币种,备注,订单号", RecordKind.ORDERS) == [
        Field.ON,
        Field.CUSTOMER,
        Field.PHONE,
        Field.WHAT,
        Field.WHAT,
        Field.AMOUNT,
        Field.CURRENCY,
        Field.NOTE,
        Field.KEEP,
    ]
    assert _fields("跟进时间,客户,跟进方式,跟进内容,结果", RecordKind.NOTES) == [
        Field.ON,
        Field.CUSTOMER,
        Field.CHANNEL,
        Field.NOTE,
        Field.OUTCOME,
    ]
    for header in ("Name,Phone,When,What was said", "客户,手机,时间,聊了什么"):
        assert _fields(header, RecordKind.NOTES) == [Field.CUSTOMER, Field.PHONE, Field.ON, Field.NOTE]
    assert _fields("Opportunity Name,Account Name,Amount,Close Date", RecordKind.ORDERS) == [
        Field.WHAT,
        Field.CUSTOMER,
        Field.AMOUNT,
        Field.ON,
    ]


def test_resembling_headers_are_taken_where_the_cells_agree() -> None:
    sample = [["13805712210", "孟庆山", "介绍", "13900001111"]]
    columns = map_columns(["老板手机号", "客户的姓名", "备注一栏", "业务员手机"], sample, CUSTOMERS)
    assert [c.field for c in columns] == [Field.PHONE, Field.NAME, Field.NOTE, Field.KEEP]
    assert all(c.confidence < 1 for c in columns)
    # A header about phones over cells without any is not believed.
    assert map_columns(["手机品牌"], [["iPhone"], ["小米"]], CUSTOMERS)[0].field is not Field.PHONE


def test_unknown_headers_over_phones_and_emails_are_seen_through() -> None:
    sample = [["孟庆山", "13805712210", "a@b.example"], ["冯秋月", "13701234567", "c@d.example"]]
    assert [c.field for c in map_columns(["姓名", "怎么找他", "信"], sample, CUSTOMERS)] == [
        Field.NAME,
        Field.PHONE,
        Field.EMAIL,
    ]


def test_codes_in_both_languages_and_unknown_words_kept() -> None:
    record = _of(
        {
            "姓名": "X",
            "来源": "referral",
            "客户级别": "b类客户",
            "状态": "Closed Won",
            "意向": "随便",
            "客户类型": "经销商",
            "语言": "English",
            "首选联系方式": "微信",
            "勿扰": "是",
        }
    )
    assert (record.source, record.tier, record.kind, record.language) == (
        Source.REFERRAL,
        Tier.GENERAL,
        CustomerKind.DEALER,
        Language.EN,
    )
    assert (record.preferred_channel, record.do_not_call) == (Channel.WECHAT, True)
    assert record.extra == (Extra("状态", "Closed Won", Origin.TABLE), Extra("意向", "随便", Origin.TABLE))


def test_dates_that_can_be_read_two_ways_follow_their_column() -> None:
    day_first = [["A", "03/04/1990"], ["B", "25/12/1985"]]
    month_first = [["A", "03/04/1990"], ["B", "12/25/1985"]]
    for rows, birthday in ((day_first, DayValue(4, 3, 1990)), (month_first, DayValue(3, 4, 1990))):
        read = contact_rows(map_columns(["Name", "Birthday"], rows, CUSTOMERS))
        found = read(2, rows[0])
        assert isinstance(found, ContactRecord)
        assert found.birthday == birthday


def test_lunar_birthdays_by_cell_and_by_header() -> None:
    lunar = DayValue(8, 15, None, Calendar.LUNAR)
    assert _of({"姓名": "X", "生日": "农历八月十五"}).birthday == lunar
    assert _of({"姓名": "X", "农历生日": "8-15"}).birthday == lunar
    both = _of({"姓名": "X", "生日": "1990-09-20", "农历生日": "八月十五"})
    assert (both.birthday, both.days) == (DayValue(9, 20, 1990), (RecordDay(DayKind.BIRTHDAY, lunar, "农历生日"),))


def test_phones_that_lost_digits_are_said_not_invented() -> None:
    record = _of({"姓名": "孟庆山", "手机": "1.38E+10", "电话": "13805712210.0", "备注": "老客户"})
    assert record.phones == (Point("13805712210"),)
    assert record.note.startswith("老客户\n")
    assert "1.38E+10" in record.note
    columns = map_columns(["姓名", "手机"], [["", "1.38E+10"]], CUSTOMERS)
    skipped = contact_rows(columns)(2, ["", "1.38E+10"])
    assert isinstance(skipped, Skipped)
    assert "1.38E+10" in skipped.reason


def test_formula_guards_of_other_programs_are_taken_off() -> None:
    record = _of({"姓名": "'=1+1", "手机": "'+8613805712210", "电话": '="057187654321"', "备注": "'quoted"})
    assert (record.name, record.note) == ("=1+1", "'quoted")
    assert record.phones == (Point("+8613805712210", "cell"), Point("057187654321"))


def test_own_headings_are_all_known() -> None:
    for field, words in headers.PLAIN_HEADINGS.items():
        known = [headers.HEADERS[kind].get(headers.bare(word)) for kind in RecordKind for word in words]
        assert any(found and found[0] is field for found in known), field


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters(index: int, letters: str) -> None:
    assert letter(index) == letters
    assert Column(index, " ", Field.KEEP).title == letters


def test_a_number_is_no_name() -> None:
    sample = [["KH-001", "泰和五金", "13805712210"], ["KH-002", "恒源建材", "13701234567"]]
    columns = map_columns(["客户编号", "公司", "电话"], sample, CUSTOMERS)
    assert [c.field for c in columns] == [Field.KEEP, Field.ORGANISATION, Field.PHONE]

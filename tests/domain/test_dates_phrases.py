from datetime import date, datetime, time, timedelta, timezone

import pytest

from salesbook.domain.dates import Direction, Unresolved, When, read

CHINA = timezone(timedelta(hours=8))
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=CHINA)
SUNDAY = datetime(2026, 11, 22, 16, 30, tzinfo=CHINA)


def shown(found: When | Unresolved | None) -> str:
    if found is None:
        return "-"
    if isinstance(found, Unresolved):
        return "?"
    parts = [found.on.isoformat(), found.time.strftime("%H:%M") if found.time else "", found.every or ""]
    return " ".join(part for part in parts if part)


TO_COME = """
下周三|2026-11-25
周三|2026-11-25
週三|2026-11-25
禮拜三|2026-11-25
星期三|2026-11-25
礼拜三|2026-11-25
周四|2026-11-19
周日|2026-11-22
星期天|2026-11-22
周6|2026-11-21
这周五|2026-11-20
本周五|2026-11-20
这个星期五|2026-11-20
下个礼拜五|2026-11-27
下下周一|2026-11-30
上周五|2026-11-13
这周一|2026-11-16
下周|2026-11-23
下周初|2026-11-23
下下周|2026-11-30
本周内|2026-11-20
周末|2026-11-21
这周末|2026-11-21
下周末|2026-11-28
今天|2026-11-18
明天|2026-11-19
明儿|2026-11-19
后天|2026-11-20
後天|2026-11-20
大后天|2026-11-21
昨天|2026-11-17
前天|2026-11-16
三天后|2026-11-21
三天後|2026-11-21
3天后|2026-11-21
３天后|2026-11-21
三天之后|2026-11-21
再过三天|2026-11-21
过两天|2026-11-20
俩星期后|2026-12-02
10天后|2026-11-28
二十三天后|2026-12-11
一百天后|2027-02-26
两周后|2026-12-02
三日后|2026-11-21
三天内|2026-11-21
5日内|2026-11-23
3个工作日后|2026-11-23
一个月后|2026-12-18
一个半月后|2027-01-02
半个月后|2026-12-03
半年后|2027-05-18
一年半后|2028-05-18
两年后|2028-11-18
三个季度后|2027-08-18
三天前|2026-11-15
半小时后|2026-11-18 10:30
两小时后|2026-11-18 12:00
两个半小时后|2026-11-18 12:30
一刻钟后|2026-11-18 10:15
十分钟后|2026-11-18 10:10
月底|2026-11-30
月末|2026-11-30
月初|2026-12-01
月中|2026-12-15
下月初|2026-12-01
下个月底|2026-12-31
本月底|2026-11-30
下个月|2026-12-01
下个月10号|2026-12-10
下個月10號|2026-12-10
下月十五号|2026-12-15
下下个月5号|2027-01-05
本月内|2026-11-30
下季度初|2027-01-01
下个季度|2027-01-01
季度末|2026-12-31
季末|2026-12-31
年底|2026-12-31
年初|2027-01-01
明年|2027-01-01
明年底|2027-12-31
今年年底|2026-12-31
年内|2026-12-31
明年3月|2027-03-01
明年3月5号|2027-03-05
十五号|2026-12-15
18号|2026-11-18
廿三号|2026-11-23
二十三号|2026-11-23
三十一号|2026-12-31
30日|2026-11-30
10日前|2026-12-10
12月5日|2026-12-05
12月5号|2026-12-05
12月5|2026-12-05
十二月五日|2026-12-05
12 月 5 日|2026-12-05
5 号|2026-12-05
下午 3 点半|2026-11-18 15:30
每月 10 号|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
11月18日|2026-11-18
11月17日|2027-11-17
5月1日|2027-05-01
2月29日|2028-02-29
12月底|2026-12-31
2月底|2027-02-28
12月中旬|2026-12-11
2026年12月5日|2026-12-05
26年12月5日|2026-12-05
二零二六年十二月五日|2026-12-05
12 月 5 日|2026-12-05
5 号|2026-12-05
下午 3 点半|2026-11-18 15:30
每月 10 号|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
2028年2月29日|2028-02-29
2026-12-05|2026-12-05
2026/12/5|2026-12-05
2026.12.05|2026-12-05
20261205|2026-12-05
2026-12-05T15:30|2026-12-05 15:30
2026-12-05 15:30|2026-12-05 15:30
12/5|2026-12-05
12-5|2026-12-05
12.5|2026-12-05
12.5号|2026-12-05
25/12|2026-12-25
12/5/2027|2027-12-05
农历腊月初八|2027-01-15
農曆臘月初八|2027-01-15
腊月初八|2027-01-15
腊月二十三|2027-01-30
农历12月8日|2027-01-15
阴历八月十五|2027-09-15
正月十五|2027-02-20
大年初五|2027-02-10
八月初五|2027-09-05
明年正月初八|2027-02-13
初五|2026-12-13
农历十五|2026-11-23
腊月三十|2027-02-05
除夕|2027-02-05
春节|2027-02-06
元宵节|2027-02-20
清明|2027-04-05
端午|2027-06-09
中秋|2027-09-15
中秋节前|2027-09-15
2028年春节|2028-01-26
元旦|2027-01-01
国庆|2027-10-01
国庆节|2027-10-01
國慶|2027-10-01
五一|2027-05-01
双十一|2027-11-11
圣诞节|2026-12-25
母亲节|2027-05-09
父亲节|2027-06-20
明天下午3点|2026-11-19 15:00
明天下午|2026-11-19 15:00
今天下午|2026-11-18 15:00
今天上午|2026-11-18 10:00
明天一早|2026-11-19 09:00
今晚8点|2026-11-18 20:00
今晚12点|2026-11-19 00:00
今晚1点|2026-11-19 01:00
明早9点|2026-11-19 09:00
明晚|2026-11-19 20:00
周五晚8点|2026-11-20 20:00
上午10点半|2026-11-18 10:30
上午9点|2026-11-19 09:00
下午3点一刻|2026-11-18 15:15
下午三點三刻|2026-11-18 15:45
下午三点二十|2026-11-18 15:20
下午3点10分|2026-11-18 15:10
下午3點整|2026-11-18 15:00
中午12点|2026-11-18 12:00
中午1点|2026-11-18 13:00
凌晨2点|2026-11-19 02:00
零点|2026-11-19 00:00
3点|2026-11-18 15:00
15点|2026-11-18 15:00
15:30|2026-11-18 15:30
15：30|2026-11-18 15:30
下午3:30|2026-11-18 15:30
3:30|2026-11-18 15:30
03:30|2026-11-19 03:30
9:30|2026-11-19 09:30
24:00|2026-11-19 00:00
3点后|2026-11-18 15:00
周三3点|2026-11-25 15:00
星期五15:00|2026-11-20 15:00
下周三下午三点半|2026-11-25 15:30
12/5 下午3点|2026-12-05 15:00
周五前|2026-11-20
周五之前|2026-11-20
月底以前|2026-11-30
明天之内|2026-11-19
12月5日(周六)|2026-12-05
周三11月25日|2026-11-25
每月10号|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
每个月10号|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
每月18号|2026-12-18 FREQ=MONTHLY;BYMONTHDAY=18
每月30号|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=30
每月31号|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
每月底|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
每月最后一天|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
每月初|2026-12-01 FREQ=MONTHLY;BYMONTHDAY=1
每月10号和25号|2026-11-25 FREQ=MONTHLY;BYMONTHDAY=10,25
每月第一个周一|2026-12-07 FREQ=MONTHLY;BYDAY=1MO
每月最后一个周五|2026-11-27 FREQ=MONTHLY;BYDAY=-1FR
每两个月|2027-01-18 FREQ=MONTHLY;INTERVAL=2
每半年|2027-05-18 FREQ=MONTHLY;INTERVAL=6
每季度|2027-02-18 FREQ=MONTHLY;INTERVAL=3
每季度末|2026-12-31 FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
每月月底|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
每个月的月末|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
每季季末|2026-12-31 FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
每季度初|2027-01-01 FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1
每周一|2026-11-23 FREQ=WEEKLY;BYDAY=MO
每周三|2026-11-25 FREQ=WEEKLY;BYDAY=WE
每個禮拜三|2026-11-25 FREQ=WEEKLY;BYDAY=WE
每周一三五|2026-11-20 FREQ=WEEKLY;BYDAY=MO,WE,FR
每周一、周四|2026-11-19 FREQ=WEEKLY;BYDAY=MO,TH
每周末|2026-11-21 FREQ=WEEKLY;BYDAY=SA
每个工作日|2026-11-19 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
每周|2026-11-25 FREQ=WEEKLY
每两周|2026-12-02 FREQ=WEEKLY;INTERVAL=2
每两周周三|2026-11-25 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
隔周|2026-12-02 FREQ=WEEKLY;INTERVAL=2
每天|2026-11-19 FREQ=DAILY
每天早上9点|2026-11-19 09:00 FREQ=DAILY
每隔一天|2026-11-20 FREQ=DAILY;INTERVAL=2
每三天|2026-11-21 FREQ=DAILY;INTERVAL=3
每年|2027-11-18 FREQ=YEARLY
每年5月1日|2027-05-01 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1
每年2月29日|2027-02-28 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
每年国庆|2027-10-01 FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1
每年底|2026-12-31 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31
每年农历腊月初八|2027-01-15 RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8;SKIP=BACKWARD
每年农历闰六月初一|2027-07-04 RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=6L;BYMONTHDAY=1;SKIP=BACKWARD
每年中秋节|2027-09-15 RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15;SKIP=BACKWARD
每月初一|2026-12-09 RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1;SKIP=BACKWARD
today|2026-11-18
tomorrow|2026-11-19
tmr|2026-11-19
day after tomorrow|2026-11-20
the day after tomorrow at 3pm|2026-11-20 15:00
next Wednesday|2026-11-25
next Monday|2026-11-23
this Friday|2026-11-20
coming Friday|2026-11-20
Fri|2026-11-20
Friday|2026-11-20
WEDNESDAY|2026-11-25
on Monday|2026-11-23
by Friday|2026-11-20
before 5 Dec|2026-12-05
next week|2026-11-23
week after next|2026-11-30
next month|2026-12-01
next year|2027-01-01
within this week|2026-11-20
weekend|2026-11-21
in 3 days|2026-11-21
in three days|2026-11-21
in a couple of days|2026-11-20
in 3 business days|2026-11-23
3 days from now|2026-11-21
within a week|2026-11-25
in a month|2026-12-18
in 18 months|2028-05-18
half a year from now|2027-05-18
in an hour|2026-11-18 11:00
in half an hour|2026-11-18 10:30
in 90 minutes|2026-11-18 11:30
end of month|2026-11-30
the end of the month|2026-11-30
end of next week|2026-11-27
end of May|2027-05-31
early December|2026-12-01
mid-month|2026-12-15
EOD|2026-11-18
eow|2026-11-20
eom|2026-11-30
end of year|2026-12-31
end of quarter|2026-12-31
5 Dec|2026-12-05
Dec 5th|2026-12-05
5th of December|2026-12-05
December 5, 2027|2027-12-05
may 5|2027-05-05
29 Feb|2028-02-29
in March|2027-03-01
the 10th|2026-12-10
the 10th of next month|2026-12-10
next month on the 10th|2026-12-10
Wed 25 Nov|2026-11-25
Monday, 23 November 2026 at 9:00|2026-11-23 09:00
tomorrow 3pm|2026-11-19 15:00
tomorrow, 3 pm|2026-11-19 15:00
3pm tomorrow|2026-11-19 15:00
at 10:30 on Friday|2026-11-20 10:30
Friday at 5|2026-11-20 17:00
tomorrow morning|2026-11-19 09:00
tomorrow evening at 8|2026-11-19 20:00
Friday afternoon|2026-11-20 15:00
tonight|2026-11-18 20:00
tonight at 8|2026-11-18 20:00
noon|2026-11-18 12:00
noon tomorrow|2026-11-19 12:00
midnight|2026-11-19 00:00
3:30pm|2026-11-18 15:30
9am|2026-11-19 09:00
at 3|2026-11-18 15:00
around 3pm|2026-11-18 15:00
after 3pm|2026-11-18 15:00
half past 3|2026-11-18 15:30
quarter to five|2026-11-18 16:45
3 in the afternoon|2026-11-18 15:00
12am|2026-11-19 00:00
12pm|2026-11-18 12:00
Christmas|2026-12-25
before Christmas|2026-12-25
Chinese New Year|2027-02-06
every Monday|2026-11-23 FREQ=WEEKLY;BYDAY=MO
every Mon, Wed and Fri|2026-11-20 FREQ=WEEKLY;BYDAY=MO,WE,FR
every other Friday|2026-11-20 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
every weekday|2026-11-19 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every weekend|2026-11-21 FREQ=WEEKLY;BYDAY=SA
Mondays|2026-11-23 FREQ=WEEKLY;BYDAY=MO
weekly|2026-11-25 FREQ=WEEKLY
weekly on Friday|2026-11-20 FREQ=WEEKLY;BYDAY=FR
every 2 weeks|2026-12-02 FREQ=WEEKLY;INTERVAL=2
every 2 weeks on Tuesday|2026-11-24 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
monthly|2026-12-18 FREQ=MONTHLY
every month on the 10th|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
on the 10th of every month|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
every 10th|2026-12-10 FREQ=MONTHLY;BYMONTHDAY=10
end of every month|2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1
first Monday of every month|2026-12-07 FREQ=MONTHLY;BYDAY=1MO
quarterly|2027-02-18 FREQ=MONTHLY;INTERVAL=3
every year on May 5|2027-05-05 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5
every 5 May|2027-05-05 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5
daily at 9am|2026-11-19 09:00 FREQ=DAILY
every other day|2026-11-20 FREQ=DAILY;INTERVAL=2
"""

GONE_BY = """
昨天|2026-11-17
昨天下午|2026-11-17 15:00
昨晚8点|2026-11-17 20:00
前天|2026-11-16
大前天|2026-11-15
上周五|2026-11-13
上上周五|2026-11-06
周一|2026-11-16
周三|2026-11-11
周五|2026-11-13
15号|2026-11-15
20号|2026-10-20
31号|2026-10-31
12月5日|2025-12-05
11月5日|2026-11-05
2月29日|2024-02-29
上个月15号|2026-10-15
三天前|2026-11-15
三天之前|2026-11-15
半小时前|2026-11-18 09:30
一年前|2025-11-18
两个月前|2026-09-18
9点|2026-11-18 09:00
3点|2026-11-17 15:00
今天早上|2026-11-18 09:00
早上|2026-11-18 09:00
下午3点|2026-11-17 15:00
刚才|2026-11-18 10:00
刚刚|2026-11-18 10:00
中秋|2026-09-25
last Friday|2026-11-13
mon 3pm|2026-11-16 15:00
Friday|2026-11-13
yesterday|2026-11-17
yesterday at 5|2026-11-17 17:00
last night|2026-11-17 20:00
last week|2026-11-09
3 days ago|2026-11-15
2 hours ago|2026-11-18 08:00
half an hour ago|2026-11-18 09:30
a week ago|2026-11-11
just now|2026-11-18 10:00
this morning|2026-11-18 09:00
5 Dec|2025-12-05
"""

ON_A_SUNDAY = """
周一|2026-11-23
下周一|2026-11-23
下周三|2026-11-25
下下周一|2026-11-30
周日|2026-11-29
这周日|2026-11-22
下周日|2026-11-29
上周日|2026-11-15
这周五|2026-11-20
上周五|2026-11-13
周末|2026-11-28
这周末|2026-11-22
下周末|2026-11-28
下周|2026-11-23
本周内|2026-11-22
next Monday|2026-11-23
next Wednesday|2026-11-25
last Friday|2026-11-13
end of next week|2026-11-27
每周日|2026-11-29 FREQ=WEEKLY;BYDAY=SU
下午|2026-11-22
晚上|2026-11-22 20:00
上午|2026-11-23 10:00
下午5点|2026-11-22 17:00
下午3点|2026-11-23 15:00
"""

OPEN_QUESTIONS = """
节后
节前
年后
年前
过完年
过年后
春节后
国庆节后
国庆期间
五一长假
十一后
月底后
周五后
5日后
三月后
改天
过几天
过段时间
有空
几天后
两三天后
最近
明年今天
这周
本月
2月30号
2月30日
30 February
Feb 30
2027年2月29日
13月5号
4月31日
32号
下个月32号
每月32号
25:00
9:75
25点
上午15点
13am
八月十五
腊月
每隔两周
每周三次
每两周三
after the holidays
after Christmas
after Friday
in a few days
in 2-3 days
some day
later
soon
asap
this month
twice a week
"""

NO_DATES = """
回电
发报价
三个样品
3.5万
3.50元
3.5 万
3-5 天后
3-5 days
1/2 箱
12/5折
5箱
三天
两周
一点建议
may call back
march on
sunny day
Monica
monthlies
decade
secondary
friday's delivery
mon-fri visits
call him
1 > 2

"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(phrase, expected) for phrase, expected in (row.split("|") for row in table.strip().splitlines())]


@pytest.mark.parametrize(("phrase", "expected"), rows(TO_COME))
def test_what_is_to_come_is_resolved_wholly(phrase: str, expected: str) -> None:
    found = read(phrase, WEDNESDAY, Direction.FUTURE)
    assert shown(found) == expected
    assert found is not None
    assert found.length == len(phrase)


@pytest.mark.parametrize(("phrase", "expected"), rows(GONE_BY))
def test_what_is_gone_by_is_resolved_wholly(phrase: str, expected: str) -> None:
    found = read(phrase, WEDNESDAY, Direction.PAST)
    assert shown(found) == expected
    assert found is not None
    assert found.length == len(phrase)


@pytest.mark.parametrize(("phrase", "expected"), rows(ON_A_SUNDAY))
def test_the_week_that_ends_on_sunday(phrase: str, expected: str) -> None:
    assert shown(read(phrase, SUNDAY, Direction.FUTURE)) == expected


@pytest.mark.parametrize("phrase", OPEN_QUESTIONS.split("\n")[1:-1])
@pytest.mark.parametrize("direction", Direction)
def test_what_names_no_day_is_answered_with_a_question(phrase: str, direction: Direction) -> None:
    found = read(phrase, WEDNESDAY, direction)
    assert isinstance(found, Unresolved)
    assert found.hint.endswith(".")
    assert found.length == len(phrase)


@pytest.mark.parametrize("phrase", ["12月5日周五", "周五12月5日", "Wed 26 Nov", "Wednesday, 26 November"])
def test_a_date_with_another_days_name_is_a_question(phrase: str) -> None:
    # In 2025 these days did go together, which is what the past reads.
    assert isinstance(read(phrase, WEDNESDAY, Direction.FUTURE), Unresolved)
    assert isinstance(read(phrase, WEDNESDAY, Direction.PAST), When)


@pytest.mark.parametrize("text", NO_DATES.split("\n")[1:-1])
def test_other_words_are_no_date(text: str) -> None:
    assert read(text, WEDNESDAY, Direction.FUTURE) is None


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("下周三 回电", "下周三"),
        ("下周三回电", "下周三"),
        ("下周三回复他", "下周三"),
        ("下周一起去看厂", "下周"),
        ("下周一定去", "下周"),
        ("周一一起去", "周一"),
        ("周五前台接待", "周五"),
        ("周五前往现场", "周五"),
        ("周五前付款", "周五前"),
        ("周五晚点联系", "周五"),
        ("明天早会后", "明天"),
        ("明天有3点建议", "明天"),
        ("今天气温", ""),
        ("15号楼看样", ""),
        ("15号看样", "15号"),
        ("下午3点5箱样品", "下午3点"),
        ("下午3点15号楼", "下午3点"),
        ("三天后面谈", "三天后"),
        ("tomorrow call", "tomorrow"),
        ("Friday's list", ""),
        ("by Friday send it", "by Friday"),
        ("at 3 stores", "at 3"),
        ("5 Dec 10 boxes", "5 Dec"),
        ("fri回电", "fri"),
        ("每周一次电话", "每周一次"),
        ("in 3 days send sample", "in 3 days"),
        ("节后 回电", "节后"),
        ("每周一 三五箱", "每周一"),
        ("12/5 10箱", "12/5"),
        ("12.5 送样", "12.5"),
    ],
)
def test_the_phrase_ends_where_the_next_word_begins(text: str, taken: str) -> None:
    found = read(text, WEDNESDAY, Direction.FUTURE)
    assert text[: found.length if found else 0] == taken


@pytest.mark.parametrize(
    ("on", "phrase", "expected"),
    [
        (date(2027, 1, 31), "一个月后", "2027-02-28"),
        (date(2028, 1, 31), "一个月后", "2028-02-29"),
        (date(2027, 1, 31), "in a month", "2027-02-28"),
        (date(2027, 8, 31), "半年后", "2028-02-29"),
        (date(2028, 2, 29), "一年后", "2029-02-28"),
        (date(2027, 1, 31), "monthly", "2027-02-28 FREQ=MONTHLY"),
        (date(2027, 2, 27), "每月30号", "2027-02-28 FREQ=MONTHLY;BYMONTHDAY=30"),
        (date(2027, 2, 28), "每月底", "2027-03-31 FREQ=MONTHLY;BYMONTHDAY=-1"),
        (date(2027, 2, 28), "月底", "2027-02-28"),
        (date(2027, 1, 30), "31号", "2027-01-31"),
        (date(2027, 2, 1), "31号", "2027-03-31"),
        (date(2027, 2, 1), "30号", "2027-03-30"),
        (date(2026, 12, 31), "明天", "2027-01-01"),
        (date(2026, 12, 31), "下个月5号", "2027-01-05"),
        (date(2026, 12, 31), "下季度初", "2027-01-01"),
        (date(2026, 12, 31), "年底", "2026-12-31"),
        (date(2027, 1, 1), "元旦", "2027-01-01"),
        (date(2027, 1, 1), "1号", "2027-01-01"),
        (date(2027, 1, 10), "腊月初八", "2027-01-15"),
        (date(2027, 1, 16), "腊月初八", "2028-01-04"),
        (date(2027, 2, 6), "春节", "2027-02-06"),
        (date(2027, 2, 7), "春节", "2028-01-26"),
        (date(2025, 6, 1), "闰六月初一", "2025-07-25"),
        (date(2025, 6, 1), "六月初一", "2025-06-25"),
        (date(2025, 7, 1), "闰六月三十", "2025-08-22"),
        (date(2025, 7, 30), "初五", "2025-08-27"),
        (date(2026, 2, 1), "腊月三十", "2026-02-16"),
    ],
)
def test_ends_of_months_leap_years_and_leap_months(on: date, phrase: str, expected: str) -> None:
    now = datetime.combine(on, time(9), tzinfo=CHINA)
    assert shown(read(phrase, now, Direction.FUTURE)) == expected


def test_an_hour_is_an_hour_when_the_clocks_change() -> None:
    from zoneinfo import ZoneInfo

    # Summer time began in Berlin at 02:00 on 29 March 2026.
    now = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    found = read("in an hour", now, Direction.FUTURE)
    assert shown(found) == "2026-03-29 03:30"

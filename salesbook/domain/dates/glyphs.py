"""One spelling for all: full-width, traditional and upper-case characters replaced one for one, and numerals.

Positions must stay what they are in the text as typed, so nothing here changes a length.
"""

_TRADITIONAL = str.maketrans(
    "週禮後點個號兩農曆臘閏節國慶勞動聖誕鐘鍾時間內過這剛現陽陰來終開幾舊從親婦兒師雙廠",
    "周礼后点个号两农历腊闰节国庆劳动圣诞钟钟时间内过这刚现阳阴来终开几旧从亲妇儿师双厂",
)


def _spellings() -> dict[int, int]:
    table = dict(_TRADITIONAL)
    table |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    table |= {ord(upper): ord(upper.lower()) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    table |= {ord(upper) + 0xFEE0: ord(upper.lower()) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    table |= dict.fromkeys((0x3000, 0x00A0, 0x0009), ord(" "))
    table |= {ord("’"): ord("'"), ord("–"): ord("-"), ord("—"): ord("-"), ord("〇"): ord("零")}
    return table


_SPELLINGS = _spellings()


def plain(text: str) -> str:
    """Return `text`, as long as before, in half-width, lower-case and simplified characters."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    return text.translate(_SPELLINGS)


_DIGITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "仨": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_WORDS = {word: count for count, word in enumerate(_COUNTED.split())}
_WORDS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}

NUMERAL = "(?:[0-9]{1,3}|[零一二两俩三仨四五六七八九十廿卅百]{1,5})"
"""A regular expression for a number in digits or Chinese numerals, as `number` reads it."""

COUNT = "(?:[0-9]{1,3}|(?:a )?couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
"""A regular expression for a number in digits or English words, as `number` reads it."""


def number(numeral: str) -> int | None:
    """Return the value of a numeral in digits, Chinese or English, or None where it has none (两三, 三五)."""
    if numeral.isdecimal():
        return int(numeral)
    if numeral in _WORDS:
        return _WORDS[numeral]
    hundreds, found, rest = numeral.rpartition("百")
    if found:
        if hundreds not in _DIGITS:
            return None
        small = number(rest.removeprefix("零")) if rest.removeprefix("零") else 0
        return None if small is None or small > 99 else _DIGITS[hundreds] * 100 + small
    tens, found, ones = numeral.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if found and ((tens and tens not in _DIGITS) or (ones and ones not in _DIGITS)):
        return None
    if found:
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return _DIGITS.get(ones)


def year_number(numeral: str) -> int | None:
    """Return the year written as four or two digits, Chinese or not: 2026, 26, 二零二六."""
    digits = numeral if numeral.isdecimal() else "".join(str(_DIGITS[digit]) for digit in numeral)
    value = int(digits)
    return value + 2000 if len(digits) == 2 else value

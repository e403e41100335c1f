"""Which encoding a file is in, judged by how plausible its text reads in each.

Chinese spreadsheets come in six encodings that rarely say so; a wrong guess turns a book into mojibake. Every
candidate that decodes the evidence is scored by its characters: everyday Han characters, letters among letters
and the header words of tables speak for it; rare Han, stray symbols and controls against it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from salesbook.exchange.hanzi import COMMON

_CHUNK = 1 << 20
_EVIDENCE = 1 << 15
"""Bytes looked at closely; enough for certainty, little enough to score six times in some milliseconds."""

UTF8, UTF8_BOM, UTF16, UTF16_LE, UTF16_BE = "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"
GB18030, BIG5, BIG5_HK, SHIFT_JIS, WESTERN = "gb18030", "cp950", "big5hkscs", "cp932", "cp1252"

_BOMS = ((codecs.BOM_UTF8, UTF8_BOM), (codecs.BOM_UTF16_LE, UTF16), (codecs.BOM_UTF16_BE, UTF16))
# Ahead of others at equal plausibility: the likelier and the stricter encodings.
_PRIORS = {
    UTF8: 0.6,
    GB18030: 0.04,
    BIG5: 0.02,
    BIG5_HK: 0.0,
    UTF16_LE: 0.0,
    UTF16_BE: 0.0,
    SHIFT_JIS: 0.0,
    WESTERN: 0.0,
}
_EIGHT_BIT = (UTF8, GB18030, BIG5, BIG5_HK, SHIFT_JIS, WESTERN)
CHOICES = (UTF8, UTF8_BOM, UTF16, UTF16_LE, UTF16_BE, GB18030, BIG5, SHIFT_JIS, WESTERN)
"""What a user can choose from where the guess is wrong."""

_ALIASES = {
    "gb2312": GB18030, "gbk": GB18030, "gb18030": GB18030, "cp936": GB18030, "936": GB18030, "euc-cn": GB18030,
    "x-gbk": GB18030, "gb_2312-80": GB18030, "big5": BIG5, "cp950": BIG5, "big5-hkscs": BIG5_HK, "x-x-big5": BIG5,
    "shift_jis": SHIFT_JIS, "shift-jis": SHIFT_JIS, "sjis": SHIFT_JIS, "x-sjis": SHIFT_JIS, "ms_kanji": SHIFT_JIS,
    "windows-31j": SHIFT_JIS, "iso-8859-1": WESTERN, "latin1": WESTERN, "latin-1": WESTERN, "iso8859-1": WESTERN,
    "windows-1252": WESTERN, "utf8": UTF8, "utf-8": UTF8, "unicode-1-1-utf-8": UTF8,
}  # fmt: skip

_HEADER_WORDS = re.compile(
    "姓名|名称|客户|电话|手机|移动|公司|单位|部门|职位|职务|备注|地址|邮箱|邮件|生日|来源|级别|联系人|日期|金额|"
    "微信|分组|名稱|客戶|電話|手機|行動|單位|部門|職稱|備註|郵件|聯絡人|來源|級別|氏名|会社|住所|先生|女士|经理|"
    "有限公司|街道|省|市区|銷售|销售"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, how sure that is (0 to 1), and whether all of the file decodes in it without an error."""

    encoding: str
    confidence: float
    clean: bool


def named(charset: str) -> str | None:
    """Return the codec for a charset as files name it, wider than named where that is the custom; None if unknown."""
    name = charset.strip().strip("\"'").lower()
    if alias := _ALIASES.get(name):
        return alias
    try:
        return codecs.lookup(name).name if name and not name.startswith(("base64", "hex", "rot")) else None
    except (LookupError, ValueError):
        return None


@lru_cache(maxsize=1 << 14)
def _weight(character: str) -> float:
    """How much one character that is not ASCII speaks for the decoding it came from, -2 to 1."""
    code = ord(character)
    if character in COMMON:
        return 1.0
    if 0x4E00 <= code <= 0x9FFF:
        return -0.35 if _first_level(character) else -0.8
    if character in "，。、；：？！（）《》“”‘’…—·【】「」￥　－／":
        return 0.3
    if 0xFF01 <= code <= 0xFF5E:
        return 0.1
    if 0x3040 <= code <= 0x30FF or 0xFF66 <= code <= 0xFF9F:
        return -0.6
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return 0.2
    category = unicodedata.category(character)
    if category in ("Co", "Cn", "Cs"):
        return -2.0
    if category == "Cc":
        return -1.5
    return -0.6


def _first_level(character: str) -> bool:
    """Whether a Han character is among the more usual half of GB 2312 or of Big5."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= character.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


_HIGH = re.compile(r"[^\x01-\x7f]")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile("[\u00c0-\u2fff]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_LETTER_AT = re.compile(r"[A-Za-z]")


def _western(text: str) -> float:
    """Score a decoding by Latin-1: accents stand single among ASCII letters, mojibake stands in runs."""
    score = 0.0
    count = 0
    for run in _HIGH_RUN.finditer(text):
        length = len(run[0])
        count += length
        letters = sum(c.isalpha() and c not in "ªºƒˆ" for c in run[0])
        beside = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
        if length <= 2 and letters == length and _LETTER_AT.search(beside):
            score += 0.45 * length
        elif length == 1 and letters:
            score -= 0.2
        elif length == 1 and run[0] in "€£©®™°“”‘’–—…•·§«»´":
            score += 0.1
        else:
            score -= length
    return score / count if count else 0.0


def _one_script(word: str) -> bool:
    return word.isalpha() and len({0 if c < "\u0250" else ord(c) >> 8 for c in word}) == 1


def _plausibility(text: str, encoding: str) -> float:
    """Return how much `text` reads like a list of customers; higher is better."""
    if encoding == WESTERN:
        return _western(text) + (-1.0 if "\0" in text else 0.0)
    if encoding in (UTF16_LE, UTF16_BE):
        ascii_share = sum(c < "\x80" and (c >= " " or c in "\r\n\t") for c in text)
        high = _HIGH.findall(text)
        total = 0.4 * ascii_share + sum(map(_weight, high))
        count = ascii_share + len(high)
    else:
        high = _HIGH.findall(text)
        total = sum(map(_weight, high))
        count = len(high)
        if encoding in (UTF8, SHIFT_JIS) and (kana := len(_KANA.findall(text))):
            # Kana belong to Japanese; in the Chinese encodings they are what Big5 turns into.
            total += 1.4 * kana
        if encoding == UTF8:
            # An accented or Cyrillic word is nothing odd where the encoding itself is so strict.
            total += sum(len(run[0]) for run in _WORD.finditer(text) if _one_script(run[0]))
    return (total / count if count else 0.0) + min(1.0, 0.25 * len(_HEADER_WORDS.findall(text)))


def _decoded(evidence: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(evidence, whole)
    except UnicodeDecodeError:
        return None


_LONG = re.compile("[\u0800-\U0010ffff]")
_CHANCE, _FITTING = 4, 0.2
"""How many characters of three bytes and more other text may be taken for by chance, and what each further one speaks
for UTF-8: hardly any other text keeps to its pattern, however rare the characters are."""


def guess(evidence: bytes, *, whole: bool = True, prefer: str | None = None) -> Guess:
    """Return the encoding in which `evidence` reads best.

    Args:
        evidence: bytes of the text.
        whole: nothing follows; otherwise the last character may be cut.
        prefer: an encoding that speaks for itself, such as that of the file's other lines.
    """
    for bom, encoding in _BOMS:
        if evidence.startswith(bom):
            return Guess(encoding, 1.0, clean=_decoded(evidence, encoding, whole) is not None)
    if evidence.isascii() and b"\0" not in evidence:
        return Guess(UTF8, 1.0, clean=True)
    candidates = list(_EIGHT_BIT)
    if b"\0" in evidence:
        candidates += [UTF16_LE, UTF16_BE]
    scores: list[tuple[float, str]] = []
    for encoding in candidates:
        text = _decoded(evidence, encoding, whole)
        if text is None or (encoding == BIG5_HK and any(name == BIG5 for _, name in scores)):
            continue
        score = _plausibility(text, encoding) + _PRIORS[encoding] + (0.5 if encoding == prefer else 0.0)
        if encoding == UTF8:
            score += _FITTING * max(0, len(_LONG.findall(text)) - _CHANCE)
        scores.append((score, encoding))
    if not scores:
        return _damaged(evidence)
    scores.sort(reverse=True)
    margin = scores[0][0] - scores[1][0] if len(scores) > 1 else 1.0
    return Guess(scores[0][1], max(0.1, min(1.0, 0.5 + margin)), clean=True)


def _damaged(evidence: bytes) -> Guess:
    """Return the guess for text that no encoding takes without an error."""
    scores = []
    for encoding in _EIGHT_BIT[:-1]:
        text = evidence.decode(encoding, "replace")
        wrong = text.count("\ufffd")
        high = max(1, len(_HIGH.findall(text)))
        scores.append(
            (_plausibility(text.replace("\ufffd", ""), encoding) + _PRIORS[encoding] - 4 * wrong / high, encoding)
        )
    return Guess(max(scores)[1], 0.3, clean=False)


def decode(data: bytes, prefer: str | None = None) -> str:
    """Return a short piece of text decoded as well as can be; what fits no encoding becomes U+FFFD."""
    if data.isascii():
        return data.decode("ascii")
    found = guess(data, prefer=prefer)
    return data.decode(found.encoding, "strict" if found.clean else "replace")


def _high_lines(chunk: bytes) -> bytes:
    return b"\n".join(line for line in re.split(rb"[\r\n]", chunk) if not line.isascii())


def guess_file(file: BinaryIO) -> Guess:
    """Return the encoding of a whole file, read once in pieces; the file is left at its beginning.

    Lines without any character beyond ASCII say nothing and are passed over, so that a lone Chinese note at the
    end of a long English file still counts.
    """
    file.seek(0)
    head = file.read(_EVIDENCE)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head
    found: Guess | None = guess(head[: len(head) & ~1], whole=False) if wide else None
    if found is None:
        evidence = bytearray() if not head.startswith(codecs.BOM_UTF8) else bytearray(codecs.BOM_UTF8)
        file.seek(0)
        while len(evidence) < _EVIDENCE and (chunk := file.read(_CHUNK)):
            if not chunk.isascii():
                chunk += file.readline(_CHUNK)
                evidence += _high_lines(chunk) + b"\n"
        found = guess(bytes(evidence[: 2 * _EVIDENCE]), whole=False)
    clean = _is_clean(file, found.encoding)
    file.seek(0)
    return Guess(found.encoding, found.confidence, clean)


def _is_clean(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True

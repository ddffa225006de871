"""Which characters and shapes Tencent takes in names, numbers and reasons.

Source: parameter descriptions of CreateFlowByFiles, CancelFlow and ApproverInfo.
"""

import base64
import binascii
import re
import unicodedata

CHINESE_MARKS = "，。、；：？！…—·《》〈〉（）【】〔〕「」『』“”‘’￥～"
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"

FLOW_NAME = re.compile(rf"[{HAN}A-Za-z0-9 ()\[\]\-_,;.&+{CHINESE_MARKS}]{{1,200}}")
FLOW_TYPE = re.compile(rf"[{HAN}A-Za-z0-9_]{{0,200}}")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
PERSON_NAME = re.compile(rf"[{HAN}A-Za-z·. ]{{1,50}}")
ROLE_NAME = re.compile(rf"[{HAN}A-Za-z0-9_]{{0,20}}")

ID_CARDS = {
    "ID_CARD": re.compile(r"[0-9]{17}[0-9X]"),
    "HONGKONG_AND_MACAO": re.compile(r"[HM][0-9]{10}"),
    "HONGKONG_MACAO_AND_TAIWAN": re.compile(r"[0-9]{17}[0-9X]"),
}


def is_cancel_reason(text: str) -> bool:
    """Chinese, letters, digits, Chinese and English punctuation; no emoji, no line break."""
    return all(_ordinary(char) for char in text)


def _ordinary(char: str) -> bool:
    if char.isascii():
        return char.isprintable()
    return char in CHINESE_MARKS or bool(re.fullmatch(f"[{HAN}]", char)) or _is_full_width(char)


def _is_full_width(char: str) -> bool:
    """Punctuation, letters and digits of the full-width block and the CJK marks."""
    block = "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff65"
    return block and unicodedata.category(char) != "So"


def is_base64(text: str) -> bool:
    return decode_base64(text) is not None


def decode_base64(text: str) -> bytes | None:
    """The bytes, or None where `text` is not strict standard base64 with padding."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None

"""What stands on a document, in the words that Tencent's editions share.

Vendor document: Component (qian.tencent.com/developers/companyApis/dataTypes, and partnerApis).
"""

import json
from collections.abc import Mapping, Sequence

from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Mark

TYPE: Mapping[Mark, str] = {
    Mark.SEAL: "SIGN_SEAL",
    Mark.SIGNATURE: "SIGN_SIGNATURE",
    Mark.DATE: "SIGN_DATE",
    Mark.PAGING_SEAL: "SIGN_PAGING_SEAL",
    Mark.PAGING_SIGNATURE: "SIGN_PAGING_SIGNATURE",
    Mark.OPINION: "SIGN_OPINION",
    Mark.LEGAL_SEAL: "SIGN_LEGAL_PERSON_SEAL",
    Mark.TEXT: "TEXT",
    Mark.LONG_TEXT: "MULTI_LINE_TEXT",
    Mark.CHECK: "CHECK_BOX",
    Mark.CHOICE: "SELECTOR",
    Mark.DAY: "DATE",
    Mark.PICTURE: "FILL_IMAGE",
    Mark.ATTACHMENT: "ATTACHMENT",
}
MARK: Mapping[str, Mark] = {word: mark for mark, word in TYPE.items()}
"""DYNAMIC_TABLE, DISTRICT, WATERMARK and the combinations have no word of ours."""


def place(at: AtPoint | AtKeyword | AtFormField) -> Mapping[str, object]:
    """The fields of a Component that say where it stands."""
    match at:
        case AtPoint():
            return {
                "GenerateMode": "NORMAL",
                "ComponentPage": at.page,
                "ComponentPosX": at.x,
                "ComponentPosY": at.y,
                "ComponentWidth": at.width,
                "ComponentHeight": at.height,
            }
        case AtKeyword():
            return {
                "GenerateMode": "KEYWORD",
                "ComponentId": f"^{at.keyword}^" if at.whole_word else at.keyword,
                "ComponentWidth": at.width,
                "ComponentHeight": at.height,
                "OffsetX": at.dx,
                "OffsetY": at.dy,
                "KeywordOrder": "Reverse" if at.from_end else "Positive",
                "KeywordPage": at.page,
                "KeywordIndexes": at.which or None,
            }
        case AtFormField():
            # Here the name of the control is that of the field.
            return {"GenerateMode": "FIELD", "ComponentName": at.name}


def extra_of(choices: Sequence[str]) -> str | None:
    """The ComponentExtra of a SELECTOR that offers `choices`; None without any."""
    return json.dumps({"Values": list(choices)}, ensure_ascii=False) if choices else None


def choices_of(extra: str) -> tuple[str, ...]:
    """What a SELECTOR of a template offers, from its ComponentExtra."""
    try:
        values = json.loads(extra).get("Values", ())
    except (ValueError, AttributeError):
        return ()
    return tuple(str(one) for one in values) if isinstance(values, list) else ()


def written(mark: Mark | None, value: str) -> str:
    """A value as Tencent wants it: of a day "2026-12-31" it makes 2026年12月31日."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    if mark is not Mark.DAY or not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return value
    return f"{year}年{month}月{day}日"

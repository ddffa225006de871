"""What stands on a document, in the words that Tencent's editions share.

Vendor document: Component (qian.tencent.com/developers/companyApis/dataTypes, and partnerApis).
"""

import json
from collections.abc import Mapping, Sequence

from services.contracts.controls import (
    About,
    AtFormField,
    AtKeyword,
    AtPoint,
    Control,
    Drawn,
    Mark,
    Placeable,
)
from services.contracts.errors import Reason, Refused

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
    Mark.DISTRICT: "DISTRICT",
    Mark.PICTURE: "FILL_IMAGE",
    Mark.ATTACHMENT: "ATTACHMENT",
}
SEALS = (Mark.SEAL, Mark.PAGING_SEAL)
"""The marks whose value is the id of a seal."""
REPEATED = (Mark.SEAL, Mark.SIGNATURE)
"""The marks that can stand on many pages (PageRanges)."""
ABOUT: Mapping[About, Mapping[str, str]] = {
    About.NAME: {"RecipientInfoType": "PERSONAL-NAME"},
    About.MOBILE: {"RecipientInfoType": "PERSONAL-MOBILE"},
    About.COMPANY_NUMBER: {"RecipientInfoType": "BUSI-CREDIT-CODE"},
    About.LEGAL_NAME: {"RecipientInfoType": "BUSI-LEGAL-NAME"},
    About.ADDRESS: {"SubType": "LOCATION"},
    About.EMAIL: {"SubType": "EMAIL"},
    About.EDUCATION: {"SubType": "EDUCATION"},
    About.GENDER: {"SubType": "GENDER"},
}
"""From the seventh documented example of CreateFlowByFiles; the data type does not list them."""
DRAWN: Mapping[Drawn, str] = {
    Drawn.NOW: "HANDWRITE",
    Drawn.KEPT: "HANDWRITTEN_ESIGN",
    Drawn.READ: "OCR_ESIGN",
    Drawn.STAMP: "ESIGN",
    Drawn.MADE: "SYSTEM_ESIGN",
}
MARK: Mapping[str, Mark] = {word: mark for mark, word in TYPE.items()}
"""DYNAMIC_TABLE, WATERMARK and the combinations have no word of ours."""


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


def extra_of(control: Control) -> str | None:
    """The ComponentExtra: what a SELECTOR offers, what a field is about, on which pages it stands.

    None where there is nothing to say.
    """
    extra: dict[str, object] = {}
    if control.choices:
        extra["Values"] = list(control.choices)
    if control.about:
        extra |= ABOUT[control.about]
    if isinstance(control.at, AtPoint) and control.at.pages:
        extra["PageRanges"] = _page_ranges(control.mark, control.at)
    return json.dumps(extra, ensure_ascii=False) if extra else None


def _page_ranges(mark: Mark, at: AtPoint) -> Sequence[Mapping[str, int]]:
    if mark not in REPEATED:
        raise Refused("OnlyOnOnePage", reason=Reason.BAD_PLACE)
    return [{"BeginPage": one.first, "EndPage": one.last} for one in at.pages]


def limit_of(one: Placeable) -> Mapping[str, object]:
    """The fields of a ComponentLimit."""
    values = one.seal_ids if one.mark in SEALS else tuple(DRAWN[way] for way in one.drawn)
    return {"ComponentType": TYPE[one.mark], "ComponentValue": values or None}


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

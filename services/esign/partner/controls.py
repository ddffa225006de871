"""What stands on a document, as Tencent's components.

Vendor document: Component (qian.tencent.com/developers/partnerApis/dataTypes).
"""

import json
from collections.abc import Mapping

from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Control, Mark

from .structs import Component

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
ONE_FILE = 0


def component(control: Control, seal_id: str = "") -> Component:
    """`seal_id` is that of a signer who signs by themselves, where the control names none."""
    at = control.at
    values = control.seal_id or (seal_id if control.mark is Mark.SEAL else "") or control.value
    plain = Component(
        ComponentType=TYPE[control.mark],
        ComponentName=control.name or None,
        ComponentRequired=None if control.mark.signs else control.required,
        ComponentExtra=_choices(control),
        ComponentValue=values or None,
        FileIndex=ONE_FILE,
    )
    return plain.model_copy(update=_place(at))


def _place(at: AtPoint | AtKeyword | AtFormField) -> Mapping[str, object]:
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


def _choices(control: Control) -> str | None:
    if control.mark is not Mark.CHOICE:
        return None
    return json.dumps({"Values": control.choices}, ensure_ascii=False)


def choices(extra: str) -> tuple[str, ...]:
    """What a SELECTOR of a template offers, from its ComponentExtra."""
    try:
        values = json.loads(extra).get("Values", ())
    except (ValueError, AttributeError):
        return ()
    return tuple(str(one) for one in values) if isinstance(values, list) else ()

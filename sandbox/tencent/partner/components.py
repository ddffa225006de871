"""Places on a document, as FlowApproverInfo.SignComponents and Components have them."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.pdf import page_count
from sandbox.tencent.state import Signer

COMPANY_ONLY = ("SIGN_SEAL", "SIGN_PAGING_SEAL", "SIGN_LEGAL_PERSON_SEAL")
SIGNING = (
    *COMPANY_ONLY,
    "SIGN_DATE",
    "SIGN_SIGNATURE",
    "SIGN_PAGING_SIGNATURE",
    "SIGN_OPINION",
)
FILLING = (
    "TEXT",
    "MULTI_LINE_TEXT",
    "CHECK_BOX",
    "FILL_IMAGE",
    "DYNAMIC_TABLE",
    "ATTACHMENT",
    "SELECTOR",
    "DATE",
    "DISTRICT",
)
WHOLE_EDGE = ("SIGN_PAGING_SEAL", "SIGN_PAGING_SIGNATURE")
SIZE = ("ComponentWidth", "ComponentHeight")


def check_signing(signer: Signer, approver: Json, free: bool, pdf: bytes) -> None:
    """Every signer needs a place to sign, unless SignBeanTag lets them choose it.

    A seal that signs by itself needs one in any case, and cannot be told what to write.
    """
    components: list[Json] = approver.get("SignComponents") or []
    if not components and (signer.by_itself or not free):
        raise Refusal(
            "An approver has no sign component.",
            "MissingParameter.SignComponents",
            "InvalidParameter.SignComponents",
        )
    for component in components:
        kind = component.get("ComponentType", "")
        only_company = kind in COMPANY_ONLY and not signer.for_company
        if kind not in SIGNING or only_company:
            raise _bad_type(f"{kind} does not fit this approver.")
        if component.get("GenerateMode") == "FIELD" and kind != "SIGN_DATE":
            raise _bad_type("A form field can be neither a seal nor a signature.")
        _check_place(component, page_count(pdf))


def check_filling(components: list[Json], pdf: bytes, *, filled: bool) -> None:
    """Fields of signers, or (`filled`) of the initiator, who fills them in at once."""
    for component in components:
        if component.get("ComponentType") not in FILLING:
            raise _bad_type("This is no field to fill in.")
        if filled and component.get("ComponentRequired") and not component.get("ComponentValue"):
            raise Refusal(
                "A required field is empty.",
                "OperationDenied.RequiredComponentNotFill",
                "InvalidParameter.ComponentValue",
            )
        _check_place(component, page_count(pdf))


def _check_place(component: Json, pages: int | None) -> None:
    mode = component.get("GenerateMode") or "NORMAL"
    if mode == "FIELD":
        _need(component, "ComponentName", "MissingParameter.MissComponentName")
        return
    sized = component.get("ComponentType") not in WHOLE_EDGE
    if min(component.get(side) or 0 for side in SIZE) <= 0 and sized:
        raise _bad_place("The component has no size.")
    if mode == "KEYWORD":
        _need(component, "ComponentId", "InvalidParameter.Keyword")
        return
    page = component.get("ComponentPage", 0)
    if page == 0 or (pages is not None and abs(page) > pages):
        raise _bad_place("The file has no such page.")
    if min(component.get("ComponentPosX", -1), component.get("ComponentPosY", -1)) < 0:
        raise _bad_place("The component has no place.")


def _need(component: Json, name: str, code: str) -> None:
    if not component.get(name):
        raise Refusal(f"{name} is missing.", code, "InvalidParameter.ParamError")


def _bad_type(message: str) -> Refusal:
    return Refusal(message, "InvalidParameter.SignComponentType", "InvalidParameter.ComponentType")


def _bad_place(message: str) -> Refusal:
    return Refusal(message, "InvalidParameter.ComponentPosition", "InvalidParameter.SignComponents")

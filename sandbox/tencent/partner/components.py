"""Places on a document, as FlowApproverInfo.SignComponents and Components have them."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.extras import check_extra, check_limits
from sandbox.tencent.placing import check_place
from sandbox.tencent.seals import check_signs_by_itself, check_usable
from sandbox.tencent.state import Signer, World

SEALS = ("SIGN_SEAL", "SIGN_PAGING_SEAL")
COMPANY_ONLY = (*SEALS, "SIGN_LEGAL_PERSON_SEAL")
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
COMPANY_BY_ITSELF = 3
NOWHERE: Json = {
    "FileIndex": 0,
    "ComponentWidth": 0,
    "ComponentHeight": 0,
    "ComponentPage": 0,
    "ComponentPosX": -1,
    "ComponentPosY": -1,
}
"""What this edition lets a component leave out."""


def check_signing(world: World, signer: Signer, approver: Json, free: bool, pdf: bytes) -> None:
    """Every signer needs a place to sign, unless SignBeanTag lets them choose it.

    Whoever signs by itself chooses nothing.
    """
    components: Sequence[Json] = approver.get("SignComponents") or []
    if not components and (signer.by_itself or not free):
        raise Refusal(
            "An approver has no sign component.",
            "MissingParameter.SignComponents",
            "InvalidParameter.SignComponents",
        )
    for component in components:
        kind = component.get("ComponentType", "")
        if kind not in SIGNING or (kind in COMPANY_ONLY and not signer.for_company):
            raise _bad_type(f"{kind} does not fit this approver.")
        if component.get("GenerateMode") == "FIELD" and kind != "SIGN_DATE":
            raise _bad_type("A form field can be neither a seal nor a signature.")
        _check_seal(world, signer, component)
        check_place({**NOWHERE, **component}, pdf)
        check_extra(component, pdf)
    check_limits(world, signer, approver.get("AddSignComponentsLimits") or [], free=free)


def check_filling(
    components: Sequence[Json], pdf: bytes, *, filled: bool, for_company: bool = True
) -> None:
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
        check_place({**NOWHERE, **component}, pdf)
        check_extra(component, pdf, for_company=for_company)


def _check_seal(world: World, signer: Signer, component: Json) -> None:
    if component["ComponentType"] not in SEALS:
        return
    seal_id: str = component.get("ComponentValue") or ""
    if signer.kind == COMPANY_BY_ITSELF:
        check_signs_by_itself(world, seal_id)
    elif seal_id:
        check_usable(world, seal_id, ours=signer.company == world.config.organization)


def _bad_type(message: str) -> Refusal:
    return Refusal(message, "InvalidParameter.SignComponentType", "InvalidParameter.ComponentType")

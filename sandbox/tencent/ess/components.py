"""Controls of a contract from a file: which may stand there, for whom, and where.

Source: ApproverInfo and Component in tencentcloud-sdk-python-ess 3.1.194, and the sixteen examples
of CreateFlowByFiles.
"""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.extras import check_extra
from sandbox.tencent.placing import check_place
from sandbox.tencent.seals import check_signs_by_itself, check_usable
from sandbox.tencent.state import Signer, World

from .approvers import SEAL
from .fields import check_value

SEALS = ("SIGN_SEAL", "SIGN_PAGING_SEAL")
COMPANY_ONLY = (*SEALS, "SIGN_LEGAL_PERSON_SEAL")
BY_ITSELF = (*COMPANY_ONLY, "SIGN_DATE")
"""What a company's seal that signs by itself can leave: it has no hand."""
INITIATORS_ONLY = ("WATERMARK",)


def check_signing(
    world: World, signer: Signer, components: Sequence[Json], free: bool, pdf: bytes
) -> None:
    """Every signer needs a place to sign, unless SignBeanTag lets them choose it.

    Whoever signs by itself chooses nothing.
    """
    if not components and (signer.by_itself or not free):
        raise Refusal(
            f"{signer.role or 'An approver'} has no sign component.",
            "MissingParameter.SignComponents",
        )
    for component in components:
        _check_sign_type(signer, component)
        _check_seal(world, signer, component)
        check_place(component, pdf)
        check_extra(component, pdf)


def check_fields_of_signer(signer: Signer, fields: Sequence[Json], pdf: bytes) -> None:
    """Signers fill theirs in themselves: nothing is in them, and a company's seal has none."""
    if fields and signer.by_itself:
        raise Refusal(
            "Whoever signs by itself fills nothing in.",
            "OperationDenied.ServerSignNoAllowComponent",
        )
    for field in fields:
        _check_fill_type(field)
        if field["ComponentType"] in INITIATORS_ONLY:
            raise Refusal("Only the initiator's.", "OperationDenied.NoSupportComponentType")
        if field.get("ComponentValue"):
            raise Refusal(
                "Signers fill their fields in themselves.", "InvalidParameter.ComponentValue"
            )
        check_place(field, pdf)
        check_extra(field, pdf, for_company=signer.for_company)


def check_fields_of_initiator(fields: Sequence[Json], pdf: bytes) -> None:
    for field in fields:
        _check_fill_type(field)
        if not field.get("ComponentValue") and field["ComponentType"] not in INITIATORS_ONLY:
            raise Refusal(
                "The initiator's fields need their value.",
                "InvalidParameter.MissingRequiredComponentValue",
            )
        extra = field.get("ComponentExtra", "")
        check_value(field["ComponentType"], field.get("ComponentValue", ""), extra)
        check_place(field, pdf)
        check_extra(field, pdf)


def _check_fill_type(field: Json) -> None:
    if field["ComponentType"].startswith("SIGN_"):
        raise Refusal("This is no field to fill in.", "InvalidParameter.ComponentType")


def _check_sign_type(signer: Signer, component: Json) -> None:
    kind: str = component["ComponentType"]
    if not kind.startswith("SIGN_") or (kind in COMPANY_ONLY and not signer.for_company):
        raise Refusal(
            f"{kind} does not fit this approver.",
            "InvalidParameter.SignComponentType",
            "InvalidParameter.ComponentType",
        )
    if signer.kind == SEAL and kind not in BY_ITSELF:
        raise Refusal(
            "A seal that signs by itself can neither write nor draw.",
            "OperationDenied.ServerSignNoSupportSignature",
        )


def _check_seal(world: World, signer: Signer, component: Json) -> None:
    if component["ComponentType"] not in SEALS:
        return
    seal_id: str = component.get("ComponentValue", "")
    if signer.kind == SEAL:
        check_signs_by_itself(world, seal_id)
    elif seal_id:
        check_usable(world, seal_id, ours=signer.company == world.config.organization)

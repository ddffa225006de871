"""Where a signer signs, as components to be signed and as what is put on them.

The document gives lengths in pixels and no resolution; a pixel is taken for a point, which is what
one is at the 72 dots an inch of a PDF.
"""

import base64

from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Control, Mark
from services.contracts.errors import Refused, Unsupported
from services.contracts.office import Verification
from services.contracts.order import PartyKind, Signer

from .structs import Component, SignSeal

AT_POINT, IN_FORM_FIELD, AT_KEYWORD = 0, 1, 3
KINDS = {
    Mark.SEAL: "SIGN_SEAL",
    Mark.SIGNATURE: "SIGN_SIGNATURE",
    Mark.DATE: "SIGN_DATE",
}
OUR_SEAL, OWN_SEAL = "SUBORG_DEFAULT_SEAL", "USER_DEFAULT_SEAL"
"""The default seals of the company and of the user (Component.ComponentValue)."""


def components(signer: Signer) -> tuple[Component, ...]:
    """At least one: nobody places their own seal or signature here."""
    if signer.placeable:
        raise Unsupported("places of the signer's own choice")
    if not signer.controls:
        raise Refused("NoPlaceToSign")
    return tuple(_component(signer, control, n) for n, control in enumerate(signer.controls))


def seals(signer: Signer, verified: Verification) -> tuple[SignSeal, ...]:
    """What the server puts on the components that were sent to this signer."""
    return tuple(_seal(signer, control, n, verified) for n, control in enumerate(signer.controls))


def _component(signer: Signer, control: Control, number: int) -> Component:
    sent = Component(
        ComponentId=_id(signer, control, number),
        ComponentType=_kind(control),
        ComponentName=control.name or None,
        ComponentRequired=control.required,
        GenerateMode=AT_POINT,
        ComponentValue=control.seal_id or None,
    )
    return sent.model_copy(update=_place(control))


def _place(control: Control) -> dict[str, object]:
    match control.at:
        case AtPoint() as at:
            if at.pages:
                raise Unsupported("one place on many pages")
            return {
                "ComponentPage": at.page,
                "ComponentPosX": at.x,
                "ComponentPosY": at.y,
                "ComponentWidth": at.width,
                "ComponentHeight": at.height,
            }
        case AtKeyword() as at:
            if at.dx or at.dy or at.page or at.which or at.from_end:
                raise Unsupported("which of the keywords")
            size = {"ComponentWidth": at.width, "ComponentHeight": at.height}
            return {"GenerateMode": AT_KEYWORD, **size}
        case AtFormField() as at:
            return {"GenerateMode": IN_FORM_FIELD, "ComponentName": at.name}


def _kind(control: Control) -> str:
    if control.mark not in KINDS:
        raise Unsupported(control.mark)
    return KINDS[control.mark]


def _id(signer: Signer, control: Control, number: int) -> str:
    """Ours to choose, and the same when it is signed; at a keyword it is the keyword."""
    if isinstance(control.at, AtKeyword):
        keyword = control.at.keyword
        return f"^{keyword}^" if control.at.whole_word else keyword
    return f"{signer.account}-{number}"


def _seal(signer: Signer, control: Control, number: int, verified: Verification) -> SignSeal:
    kind = _kind(control)
    default = OUR_SEAL if signer.kind is PartyKind.EMPLOYEE else OWN_SEAL
    content = None
    if control.mark is Mark.SIGNATURE:
        if not verified.signature:
            raise ValueError("signing for somebody by hand needs a picture of their signature")
        content = base64.b64encode(verified.signature).decode("ascii")
    return SignSeal(
        ComponentId=_id(signer, control, number),
        SignType=kind,
        SealId=(control.seal_id or default) if control.mark is Mark.SEAL else None,
        SealContent=content,
    )

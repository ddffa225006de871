"""What ComponentExtra says of a component, and what signers may place themselves.

Sources: Component and ComponentLimit in tencentcloud-sdk-python-ess 3.1.194, and the documented
examples 7, 11 and 16 of CreateFlowByFiles. What they do not show is refused.
"""

import json
from collections.abc import Sequence

from .answers import Json, Refusal, unsupported
from .pdf import page_count
from .seals import check_usable
from .state import Signer, World

REPEATED = ("SIGN_SEAL", "SIGN_SIGNATURE")
OF_A_COMPANY = ("BUSI-CREDIT-CODE", "BUSI-LEGAL-NAME")
OF_A_PERSON = ("PERSONAL-NAME", "PERSONAL-MOBILE")
LAST = -1
SUBTYPES = ("LOCATION", "EMAIL", "EDUCATION", "GENDER")
WATERMARK = "WATERMARK"
SEALS = ("SIGN_SEAL", "SIGN_PAGING_SEAL")
LEGAL_SEAL, SIGNATURE = "SIGN_LEGAL_PERSON_SEAL", "SIGN_SIGNATURE"
KINDS_OF_SEALS = ("OFFICIAL", "CONTRACT", "FINANCE", "PERSONNEL", "OTHER")
WAYS = ("HANDWRITE", "HANDWRITTEN_ESIGN", "OCR_ESIGN", "ESIGN", "SYSTEM_ESIGN")


def check_extra(component: Json, pdf: bytes, *, for_company: bool = True) -> None:
    """Refuse what nobody could fill in, or pages that there are not."""
    extra = _extra(component)
    if component["ComponentType"] == WATERMARK:
        return
    about, subtype = extra.get("RecipientInfoType"), extra.get("SubType")
    if about is not None and about not in (*OF_A_COMPANY, *OF_A_PERSON):
        raise unsupported(f"the RecipientInfoType {about}")
    if subtype is not None and subtype not in SUBTYPES:
        raise unsupported(f"the SubType {subtype}")
    if about in OF_A_COMPANY and not for_company:
        raise Refusal(f"A person has no {about}.", "InvalidParameter.ComponentType")
    if (ranges := extra.get("PageRanges")) is not None:
        _check_pages(component, ranges, page_count(pdf))


def check_limits(world: World, signer: Signer, limits: Sequence[Json], *, free: bool) -> None:
    """AddSignComponentsLimits: heeded only where signers choose their places (SignBeanTag 1)."""
    if limits and not free:
        raise Refusal("Nobody places anything here.", "InvalidParameter.ParamError")
    for limit in limits:
        kind, values = limit["ComponentType"], limit.get("ComponentValue") or []
        if kind not in (*SEALS, LEGAL_SEAL, SIGNATURE):
            raise _does_not_fit(kind)
        if kind != SIGNATURE and not signer.for_company:
            raise _does_not_fit(kind)
        if kind in SEALS:
            ours = signer.company == world.config.organization
            for seal_id in set(values) - set(KINDS_OF_SEALS):
                check_usable(world, seal_id, ours=ours)
        elif set(values) - set(WAYS if kind == SIGNATURE else ()):
            raise _does_not_fit(kind)


def _extra(component: Json) -> Json:
    try:
        extra = json.loads(component.get("ComponentExtra") or "{}")
    except ValueError:
        extra = None
    if not isinstance(extra, dict):
        raise Refusal("ComponentExtra is no JSON object.", "InvalidParameter.ParamError")
    return extra


def _check_pages(component: Json, ranges: Sequence[Json], pages: int | None) -> None:
    """`pages` None: nobody can count them."""
    if component["ComponentType"] not in REPEATED:
        raise _does_not_fit(component["ComponentType"])
    for one in ranges:
        first, last = one.get("BeginPage", 0), one.get("EndPage", 0)
        if last == LAST:
            last = pages or first
        if not 0 < first <= last or (pages is not None and last > pages):
            raise Refusal("The file has no such pages.", "InvalidParameter.ComponentPage")


def _does_not_fit(kind: str) -> Refusal:
    return Refusal(
        f"{kind} does not fit here.",
        "InvalidParameter.SignComponentType",
        "InvalidParameter.ComponentType",
    )

"""SendFlow and SendFlowUrl: each signer is sent the contract by a call of their own.

Nothing but the time of these calls makes an order: whoever was sent it may sign.
"""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import MOBILE
from sandbox.tencent.config import Employee
from sandbox.tencent.growing import add_signers
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import page_count
from sandbox.tencent.state import FlowStatus, World

from .callers import company_of, user, works_for
from .links import mint
from .made import Made, SentTo, check_honoured, made, sent_to

WEEK = 7 * 86400
"""Seconds that a sign link lives where no Deadline is given."""
COMPANY, PERSON = 0, 1
SIGNING = ("SIGN_SEAL", "SIGN_DATE", "SIGN_SIGNATURE")
ORDINARY, FORM_FIELD, KEYWORD = 0, 1, 3
PLACE = ("ComponentPage", "ComponentPosX", "ComponentPosY", "ComponentWidth", "ComponentHeight")
HONOURED = frozenset(
    {
        "Caller",
        "FlowId",
        "UserId",
        "SignComponents",
        "Mobile",
        "SubOrganizationId",
        "VerifyChannel",
        "Deadline",
        "IsLastApprover",
        "PreReadTime",
    }
)


def send_flow(world: World, body: Json) -> Json:
    """The signer hears of it by text message, where a number is known."""
    return {"SignId": _send(world, body, notify="SMS").sign_id}


def send_flow_url(world: World, body: Json) -> Json:
    signer = _send(world, body, notify="NONE")
    flow = made(world, body["FlowId"])
    return {"SignId": signer.sign_id, "SignUrl": mint(world, flow, signer, signer.deadline)}


def _send(world: World, body: Json, notify: str) -> SentTo:
    check_honoured(body, HONOURED)
    flow = made(world, body["FlowId"])
    who = user(world, body["UserId"])
    if who is None:
        raise Refusal("The user does not exist.", "ResourceNotFound")
    if any(one.user_id == who.user_id for one in sent_to(flow)):
        raise Refusal("They were sent it already.", "InvalidParameter.BizApproverAlreadyExists")
    if not MOBILE.fullmatch(body.get("Mobile") or who.mobile):
        raise Refusal("Mobile is not a number of mainland China.", "InvalidParameterValue")
    _check_components(body["SignComponents"], page_count(flow.document))
    signer = _signer(world, body, who, notify)
    _add(world, flow, signer)
    return signer


def _add(world: World, flow: Made, signer: SentTo) -> None:
    if flow.status is FlowStatus.CREATED:
        if flow.deadline <= world.now:
            raise Refusal("The contract is past its deadline.", "OperationDenied")
        flow.signers = [signer]
        start(world, flow)
    else:
        add_signers(world, flow, [signer])
    # Nobody comes after the last one, so all there is to wait for are their signatures.
    flow.growing = not signer.last


def _signer(world: World, body: Json, who: Employee, notify: str) -> SentTo:
    company = _company(world, body, who)
    deadline = body.get("Deadline") or world.second + WEEK
    if deadline <= world.now:
        raise Refusal("The link's deadline is in the past.", "InvalidParameterValue")
    sign_id = world.new_id()
    return SentTo(
        recipient_id=sign_id,
        sign_id=sign_id,
        name=who.name,
        mobile=body.get("Mobile") or who.mobile,
        kind=COMPANY if company else PERSON,
        company=company,
        user_id=who.user_id,
        notify=notify,
        deadline=deadline,
        components=tuple(body["SignComponents"]),
        sub_organization=body.get("SubOrganizationId", ""),
        channels=_channels(body),
        reading=body.get("PreReadTime", 0),
        last=body.get("IsLastApprover", False),
    )


def _company(world: World, body: Json, who: Employee) -> str:
    sub_organization = body.get("SubOrganizationId", "")
    if not sub_organization:
        return ""
    company = company_of(world, sub_organization)
    if company is None:
        raise Refusal("The company does not exist.", "ResourceNotFound")
    if not works_for(world, who, sub_organization):
        raise Refusal("They are not of this company.", "OperationDenied.UserNotInOrganization")
    return company.name


def _channels(body: Json) -> tuple[str, ...]:
    channels = tuple(body.get("VerifyChannel") or ("FACEID",))
    for channel in channels:
        if channel in ("NONE", "THIRD", "OFFLINE"):
            raise Refusal(f"{channel} is not open.", "OperationDenied.NoApiAuth")
    if "VERIFYCODE" in channels and not body.get("Mobile"):
        raise Refusal("A code by text message needs Mobile.", "MissingParameter")
    return channels


def _check_components(components: list[Json], pages: int | None) -> None:
    """At least one, each of a kind to sign with, and where it can be."""
    ids = [one.get("ComponentId", "") for one in components]
    if len(set(ids)) < len(ids):
        raise Refusal("Two components have the same ComponentId.", "InvalidParameter")
    for component in components:
        if component.get("ComponentType") not in SIGNING:
            raise Refusal("ComponentType must be one to sign with.", "InvalidParameterValue")
        if component.get("FileIndex", 0) != 0:
            raise Refusal("There is one file, number 0.", "InvalidParameterValue")
        _check_place(component, pages)


def _check_place(component: Json, pages: int | None) -> None:
    mode = component.get("GenerateMode", ORDINARY)
    if mode == KEYWORD and not component.get("ComponentId", "").strip("^"):
        raise Refusal("The keyword is missing (ComponentId).", "MissingParameter")
    if mode == FORM_FIELD and not component.get("ComponentName"):
        raise Refusal("The form field is missing (ComponentName).", "MissingParameter")
    if mode not in (ORDINARY, FORM_FIELD, KEYWORD):
        raise unsupported("HTML components")
    if mode == ORDINARY:
        _check_point(component, pages)


def _check_point(component: Json, pages: int | None) -> None:
    missing = [name for name in PLACE if name not in component]
    if missing:
        raise Refusal(f"{missing[0]} is missing.", "MissingParameter")
    page, x, y, width, height = (component[name] for name in PLACE)
    if page < 1 or (pages is not None and page > pages):
        raise Refusal("The file has no such page.", "InvalidParameterValue")
    if min(x, y) < 0 or min(width, height) <= 0:
        raise Refusal("The place of the component is impossible.", "InvalidParameterValue")

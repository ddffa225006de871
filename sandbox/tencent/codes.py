"""QR codes through which many people sign their own copy of a template ("一码多签").

Source: CreateMultiFlowSignQRCode and CancelMultiFlowSignQRCode in tencentcloud-sdk-python-ess
3.1.194. What the two callbacks carry besides the code and the contract is in no document.
"""

from .answers import Refusal
from .callbacks import bare_message
from .charsets import MOBILE, PERSON_NAME
from .config import TemplateRole, TemplateSpec
from .lifecycle import start
from .pdf import sample_pdf
from .records import SignCode
from .state import Flow, Signer, World

DAY = 86400
LIFE, MOST_LIFE, MOST_EXPIRY = 7, 90, 365
FLOW_LIFE, MOST_FLOW_LIFE = 7, 30
"""Days."""
COPIES = 5


def usable_template(world: World, template_id: str) -> TemplateSpec:
    """Refused unless a person can sign it by scanning, with nothing left to our side before."""
    template = world.template(template_id)
    if template is None or not template.available:
        raise Refusal(
            "There is no such template in use.",
            "FailedOperation.QrCodeTemplateId",
            "ResourceNotFound.Template",
        )
    if template.fields:
        raise Refusal(
            "The initiator has fields to fill in.", "FailedOperation.QrCodeCreatorSignComponents"
        )
    if not _signers_fit(template):
        raise Refusal(
            "A person must be able to sign first, and one company at most.",
            "FailedOperation.QrCodeSignUsers",
        )
    return template


def _signers_fit(template: TemplateSpec) -> bool:
    """Persons alone, or one person and one company that does not sign first."""
    companies = [number for number, role in enumerate(template.roles) if role.company]
    persons = len(template.roles) - len(companies)
    first = template.ordered and 0 in companies
    return persons == 1 and len(companies) <= 1 and not first


def days(given: int | None, default: int, most: int, code: str) -> int:
    """How many days something lives; refused with `code` outside 1 to `most`."""
    number = given or default
    if not 1 <= number <= most:
        raise Refusal(f"From one to {most} days.", code, "InvalidParameter")
    return number


def find(world: World, code_id: str) -> SignCode:
    if code_id not in world.codes:
        raise Refusal("There is no such code.", "ResourceNotFound.QrInfo")
    return world.codes[code_id]


def check_alive(world: World, code: SignCode) -> None:
    if code.cancelled or len(code.flow_ids) >= code.most:
        raise Refusal("The code is no longer valid.", "OperationDenied.QrInvalid")
    if code.expires <= world.now:
        raise Refusal("The code has expired.", "OperationDenied.QrHasExpire")


def cancel(world: World, code: SignCode) -> None:
    check_alive(world, code)
    code.cancelled = True


def scan(world: World, code: SignCode, name: str, mobile: str) -> Flow:
    """Somebody scans it and gives their name: a contract of their own, out for signature.

    Without quota there is none, and the callback URL hears of the failure (CreateFlowByQrCode).
    """
    check_alive(world, code)
    if not PERSON_NAME.fullmatch(name) or not MOBILE.fullmatch(mobile):
        raise Refusal("A name and a mobile number are needed.", "InvalidParameter.ParamError")
    template = usable_template(world, code.template_id)
    try:
        world.quota.charge()
    except Refusal:
        world.notify(bare_message(world, "CreateFlowByQrCode", QrCodeId=code.code_id))
        raise
    flow = _copy(world, code, template, name, mobile)
    world.flows[flow.flow_id] = flow
    code.flow_ids.append(flow.flow_id)
    start(world, flow)
    ids = {"QrCodeId": code.code_id, "FlowId": flow.flow_id}
    world.notify(bare_message(world, "MultiFlowSignQrCodeCost", **ids))
    return flow


def _copy(world: World, code: SignCode, template: TemplateSpec, name: str, mobile: str) -> Flow:
    return Flow(
        flow_id=world.new_id(),
        name=code.flow_name,
        creator=code.creator,
        created=world.second,
        updated=world.second,
        deadline=world.second + code.flow_life,
        signers=[_taker(world, role, name, mobile) for role in template.roles],
        unordered=not template.ordered,
        user_data=code.user_data,
        from_template=True,
        template_id=template.id,
        document=sample_pdf(code.flow_name),
        document_id=world.new_id(),
    )


def _taker(world: World, role: TemplateRole, name: str, mobile: str) -> Signer:
    """Whoever scans takes the person's role; for the company its first employee signs."""
    config = world.config
    ours = config.employees[0]
    taker = (ours.name, ours.mobile) if role.company else (name, mobile)
    return Signer(
        recipient_id=role.id,
        sign_id=world.new_id(),
        name=taker[0],
        mobile=taker[1],
        kind=0 if role.company else 1,
        company=config.organization if role.company else "",
        user_id=ours.user_id if role.company else world.new_id(),
        id_card_number=f"1101011990{taker[1][-8:]}",
        role=role.name,
        notify="SMS",
        fills=bool(role.fields),
    )

"""Roles that nobody was named for: somebody is named later, or claims the role themselves.

Source: CreateFlowApprovers (FillApproverType 1) and ApproverOption.FillType in
tencentcloud-sdk-python-ess 3.1.194.
"""

from .answers import Refusal
from .callbacks import bare_message
from .charsets import MOBILE, PERSON_NAME
from .state import Flow, Signer, World


def name_signer(flow: Flow, signer: Signer, name: str, mobile: str, company: str = "") -> None:
    """Put somebody into the role. `company` may be left out where the role names it already."""
    if flow.status.terminal:
        raise Refusal("The contract has ended.", "OperationDenied.FlowHasTerminated")
    if not signer.unnamed:
        raise Refusal("Somebody has this role already.", "OperationDenied.ApproverRepeat")
    company = company or signer.company
    _check_fits(signer, name, mobile, company)
    if any((one.company, one.mobile) == (company, mobile) for one in flow.signers):
        raise Refusal("They sign this contract already.", "OperationDenied.ApproverRepeat")
    signer.name, signer.mobile, signer.company = name, mobile, company
    signer.id_card_number = signer.id_card_number or f"1101011990{mobile[-8:]}"
    signer.unnamed = False


def claim(
    world: World, flow: Flow, signer: Signer, name: str, mobile: str, company: str = ""
) -> None:
    """Somebody opened the link to the role and took it: the callback URL hears ReceiveFlow."""
    name_signer(flow, signer, name, mobile, company)
    flow.updated = world.second
    world.notify(bare_message(world, "ReceiveFlow", FlowId=flow.flow_id))


def _check_fits(signer: Signer, name: str, mobile: str, company: str) -> None:
    if not PERSON_NAME.fullmatch(name) or name != name.strip():
        raise Refusal("The name is not a name.", "InvalidParameter.Name")
    if not MOBILE.fullmatch(mobile):
        raise Refusal(
            "The mobile number must have 11 digits of mainland China.", "InvalidParameter.Mobile"
        )
    if bool(company) is not signer.for_company or company != (signer.company or company):
        raise Refusal(
            "The organization does not fit the role.",
            "InvalidParameter.OrganizationName",
            "MissingParameter.ApproverOrganizationInfo",
        )

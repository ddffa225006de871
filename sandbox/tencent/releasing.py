"""Agreements that dissolve a finished contract ("解除协议").

Source: CreateReleaseFlow in tencentcloud-sdk-python-ess 3.1.194. The agreement is a contract like
any other; once everybody has signed it, the first one is released (`lifecycle.finish`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .answers import Refusal
from .charsets import MOBILE, PERSON_NAME, is_cancel_reason
from .lifecycle import start
from .pdf import sample_pdf
from .state import Flow, FlowStatus, Signer, SignerStatus, World

LIFE = 7 * 86400
"""Seconds, where no deadline is given."""
NAME_LIMIT = 200


@dataclass(frozen=True)
class Successor:
    """Who signs for a company in another employee's place."""

    name: str
    mobile: str


@dataclass(frozen=True)
class Release:
    """What is wanted. `successors` go by the RecipientId of who signed the first contract."""

    creator: str
    terms: tuple[str, ...]
    """The reason first, then whatever else was agreed."""
    name: str = ""
    deadline: int = 0
    user_data: str = ""
    successors: Mapping[str, Successor] | None = None


def release(world: World, original: Flow, wanted: Release) -> Flow:
    """The agreement, charged for and out for signature."""
    _check_may(world, original)
    if not all(is_cancel_reason(term) for term in wanted.terms) or not wanted.terms[0].strip():
        raise Refusal("The terms have other characters.", "InvalidParameter.ParamError")
    if wanted.deadline and wanted.deadline <= world.second:
        raise Refusal("The deadline is in the past.", "InvalidParameter.FlowDeadLine")
    flow = _agreement(world, original, wanted)
    world.quota.charge()
    world.flows[flow.flow_id] = flow
    original.released_by = flow.flow_id
    start(world, flow)
    return flow


def _check_may(world: World, original: Flow) -> None:
    """One finished contract, and one agreement at a time."""
    if original.status is not FlowStatus.FINISHED or original.releases:
        raise Refusal(
            "Only a finished contract can be released.",
            "OperationDenied.FlowStatusForbid",
            "OperationDenied",
        )
    running = world.flows.get(original.released_by)
    if running is not None and running.status.running:
        raise Refusal("Its release is under way already.", "OperationDenied")


def _agreement(world: World, original: Flow, wanted: Release) -> Flow:
    name = (wanted.name or f"{original.name[: NAME_LIMIT - 5]}-解除协议")[:NAME_LIMIT]
    return Flow(
        flow_id=world.new_id(),
        name=name,
        creator=wanted.creator,
        created=world.second,
        updated=world.second,
        deadline=wanted.deadline or world.second + LIFE,
        signers=_signers(world, original, dict(wanted.successors or {})),
        unordered=original.unordered,
        description=wanted.terms[0],
        user_data=wanted.user_data,
        document=sample_pdf(name),
        document_id=world.new_id(),
        releases=original.flow_id,
        company_id=original.company_id,
    )


def _signers(world: World, original: Flow, successors: dict[str, Successor]) -> list[Signer]:
    """Who signed the first contract; only a company may send somebody else."""
    signed = [one for one in original.signers if one.status is SignerStatus.SIGNED]
    ours = {one.recipient_id for one in signed if one.for_company}
    if not successors.keys() <= ours:
        raise Refusal(
            "Only a company's signer can be replaced.",
            "ResourceNotFound.FlowApprover",
            "InvalidParameter.ParamError",
        )
    return [_signer(world, one, successors.get(one.recipient_id)) for one in signed]


def _signer(world: World, before: Signer, successor: Successor | None) -> Signer:
    # What was reviewed, filled in and reminded of belongs to the first contract.
    fresh = Signer(
        recipient_id=world.new_id(),
        sign_id=world.new_id(),
        name=before.name,
        mobile=before.mobile,
        # By hand: nobody dissolves a contract without a person who says so.
        kind=0 if before.for_company else 1,
        company=before.company,
        user_id=before.user_id,
        id_card_type=before.id_card_type,
        id_card_number=before.id_card_number,
        notify="SMS",
    )
    if successor is None:
        return fresh
    if not PERSON_NAME.fullmatch(successor.name):
        raise Refusal("The name is not a name.", "InvalidParameter.Name")
    if not MOBILE.fullmatch(successor.mobile):
        raise Refusal("The number is no mobile number.", "InvalidParameter.Mobile")
    return replace(
        fresh,
        name=successor.name,
        mobile=successor.mobile,
        user_id=world.new_id(),
        id_card_number=f"1101011990{successor.mobile[-8:]}",
    )

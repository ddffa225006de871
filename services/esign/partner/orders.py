"""An order of ours as the request that makes the contract."""

from collections.abc import Sequence

from services.contracts.controls import TemplateField
from services.contracts.order import FromTemplate, Order, PartyKind, Signer
from services.contracts.ways import Way
from services.esign._controls import written
from services.esign._ours import user_data

from .companies import Known
from .controls import component
from .requests import ChannelCreateFlowByFiles
from .signers import Making, approver, watcher
from .structs import Component, FlowApproverInfo, FlowFileInfo, FlowInfo, FormField

AS_THEY_LIKE, AS_ORDERED = 1, 0
"""SignBeanTag: everybody places their own seal or signature, or signs where the order says."""
ANY_SCENE = "OTHER"
"""AutoSignScene; the other one is for prescriptions only."""


def from_file(order: Order, file_id: str, known: Known, our_id: str) -> ChannelCreateFlowByFiles:
    return ChannelCreateFlowByFiles(
        FlowName=order.name,
        FlowApprovers=_file_signers(order, known),
        FileIds=(file_id,),
        Deadline=_deadline(order),
        Unordered=not order.ordered,
        CustomerData=user_data(our_id),
        SignBeanTag=AS_ORDERED if _all_placed(order) else AS_THEY_LIKE,
        Components=_filled(order),
        NeedSignReview=True if order.reviewer else None,
        CcInfos=tuple(watcher(one) for one in order.watchers) or None,
        AutoSignScene=scene(order.signers),
        OpenDynamicSignFlow=order.growing or None,
    )


def in_group(order: Order, file_id: str, known: Known, our_id: str) -> FlowFileInfo:
    """One of a group from files; there everybody signs where the order says."""
    return FlowFileInfo(
        FileIds=(file_id,),
        FlowName=order.name,
        FlowApprovers=_file_signers(order, known),
        Deadline=_deadline(order),
        CustomerData=user_data(our_id),
        Unordered=not order.ordered,
        Components=_filled(order),
        NeedSignReview=True if order.reviewer else None,
    )


def from_template(
    order: Order,
    template: FromTemplate,
    known: Known,
    our_id: str,
    fields: Sequence[TemplateField],
) -> FlowInfo:
    making = Making(known, order.name, from_file=False)
    roles = zip(order.signers, template.role_ids, strict=True)
    return FlowInfo(
        FlowName=order.name,
        Deadline=_deadline(order),
        TemplateId=template.template_id,
        FlowApprovers=tuple(approver(signer, making, role_id) for signer, role_id in roles),
        FormFields=_form_fields(order, fields),
        CustomerData=user_data(our_id),
        CcInfos=tuple(watcher(one) for one in order.watchers) or None,
        NeedSignReview=True if order.reviewer else None,
        AutoSignScene=scene(order.signers),
    )


def _form_fields(order: Order, fields: Sequence[TemplateField]) -> tuple[FormField, ...] | None:
    """By name: CreateFlowsByTemplates does not look at ids."""
    by_id = {one.id: one for one in fields if one.id}
    by_name = {one.name: one for one in fields}
    found = [by_id.get(one.id) or by_name.get(one.name) for one in order.values]
    return (
        tuple(
            FormField(
                ComponentName=field.name if field else value.name or value.id,
                ComponentValue=written(field.mark if field else None, value.value),
            )
            for value, field in zip(order.values, found, strict=True)
        )
        or None
    )


def scene(signers: tuple[Signer, ...]) -> str | None:
    """Needed as soon as a person signs without doing anything."""
    persons = {one.way for one in signers if one.kind is PartyKind.PERSON}
    return ANY_SCENE if persons - {Way.HAND} else None


def _file_signers(order: Order, known: Known) -> tuple[FlowApproverInfo, ...]:
    making = Making(known, order.name, from_file=True)
    return tuple(approver(signer, making) for signer in order.signers)


def _filled(order: Order) -> tuple[Component, ...] | None:
    return tuple(component(one) for one in order.controls) or None


def _all_placed(order: Order) -> bool:
    placed = [
        any(one.mark.signs for one in signer.controls) and not signer.placeable
        for signer in order.signers
    ]
    return bool(placed) and all(placed)


def _deadline(order: Order) -> int:
    return int(order.deadline.timestamp())

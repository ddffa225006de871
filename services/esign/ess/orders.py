"""An order of ours as the requests that make the contract."""

from collections.abc import Iterable, Mapping

from services.contracts.controls import FieldValue, Mark, TemplateField
from services.contracts.order import FromTemplate, Order, PartyKind, Signer
from services.contracts.ways import Way
from services.esign._controls import written
from services.esign._ours import user_data

from .controls import blank, component
from .create_requests import CreateDocument, CreateFlow, CreateFlowByFiles
from .signers import approver, role_taker, watcher
from .structs import CcInfo, Component, FlowGroupInfo, FormField, UserInfo

AS_ORDERED, AS_THEY_LIKE = 0, 1
"""SignBeanTag: they sign where the order says, or place their own seals and signatures too."""
AT_THE_START = 0
"""CcNotifyType: when those who read along are told."""
ANY_SCENE = "OTHER"
"""AutoSignScene; the other one is for prescriptions only."""


def from_file(operator: UserInfo, order: Order, file_id: str) -> CreateFlowByFiles:
    watchers = _watchers(order)
    return CreateFlowByFiles(
        Operator=operator,
        FlowName=order.name,
        FileIds=(file_id,),
        Approvers=tuple(approver(signer, order.name) for signer in order.signers),
        Components=tuple(component(one) for one in order.controls) or None,
        CcInfos=watchers,
        CcNotifyType=AT_THE_START if watchers else None,
        Deadline=deadline(order),
        Unordered=not order.ordered,
        SignBeanTag=AS_ORDERED if _all_placed(order.signers) else AS_THEY_LIKE,
        AutoSignScene=scene(order.signers),
        NeedSignReview=True if order.reviewer else None,
        OpenDynamicSignFlow=order.growing or None,
    )


def from_template(
    operator: UserInfo, order: Order, template: FromTemplate, our_id: str
) -> CreateFlow:
    roles = zip(order.signers, template.role_ids, strict=True)
    return CreateFlow(
        Operator=operator,
        FlowName=order.name,
        Approvers=tuple(role_taker(signer, role_id, order.name) for signer, role_id in roles),
        CcInfos=_watchers(order),
        DeadLine=deadline(order),
        Unordered=not order.ordered,
        UserData=user_data(our_id),
        AutoSignScene=scene(order.signers),
        NeedSignReview=True if order.reviewer else None,
    )


def document(operator: UserInfo, order: Order, template: FromTemplate) -> CreateDocument:
    marks = _marks(template.fields)
    return CreateDocument(
        Operator=operator,
        TemplateId=template.template_id,
        FormFields=tuple(_form_field(one, marks) for one in order.values) or None,
    )


def file_in_group(order: Order, file_id: str, our_id: str) -> FlowGroupInfo:
    """There everybody signs where the order says: a group has no SignBeanTag."""
    components = tuple(component(one) for one in order.controls)
    return _in_group(order, our_id, components).model_copy(update={"FileIds": (file_id,)})


def template_in_group(
    order: Order, template: FromTemplate, fields: Iterable[TemplateField], our_id: str
) -> FlowGroupInfo:
    """Signers take the roles in their order, and are not told apart by RecipientId."""
    marks = _marks(fields)
    components = tuple(_filled(one, marks) for one in order.values)
    info = _in_group(order, our_id, components)
    return info.model_copy(update={"TemplateId": template.template_id})


def scene(signers: Iterable[Signer]) -> str | None:
    """Needed as soon as a person signs without doing anything."""
    persons = [one.way for one in signers if one.kind is PartyKind.PERSON]
    return ANY_SCENE if set(persons) - {Way.HAND} else None


def deadline(order: Order) -> int:
    return int(order.deadline.timestamp())


def _in_group(order: Order, our_id: str, components: tuple[Component, ...]) -> FlowGroupInfo:
    return FlowGroupInfo(
        FlowName=order.name,
        Approvers=tuple(approver(signer, order.name) for signer in order.signers),
        Components=components or None,
        CcInfos=_watchers(order),
        Deadline=deadline(order),
        Unordered=not order.ordered,
        UserData=user_data(our_id),
        AutoSignScene=scene(order.signers),
        NeedSignReview=True if order.reviewer else None,
    )


def _watchers(order: Order) -> tuple[CcInfo, ...] | None:
    return tuple(watcher(one) for one in order.watchers) or None


def _all_placed(signers: Iterable[Signer]) -> bool:
    """Whether it is said of everybody where they sign; of nobody, that is not so."""
    placed = [
        any(one.mark.signs for one in signer.controls) and not signer.placeable
        for signer in signers
    ]
    return bool(placed) and all(placed)


def _form_field(value: FieldValue, marks: Mapping[str, Mark]) -> FormField:
    return FormField(
        ComponentId=value.id or None,
        ComponentName=None if value.id else value.name,
        ComponentValue=written(_mark(value, marks), value.value),
    )


def _filled(value: FieldValue, marks: Mapping[str, Mark]) -> Component:
    """In a group the initiator's fields are filled in by components, whose places do not count."""
    mark = _mark(value, marks) or Mark.TEXT
    return blank(mark).model_copy(
        update={
            "ComponentId": value.id or None,
            "ComponentName": value.name or None,
            "ComponentValue": written(mark, value.value),
        }
    )


def _marks(fields: Iterable[TemplateField]) -> Mapping[str, Mark]:
    """By id and by name."""
    return {key: one.mark for one in fields for key in (one.name, one.id) if key}


def _mark(value: FieldValue, marks: Mapping[str, Mark]) -> Mark | None:
    return marks.get(value.id) or marks.get(value.name)

"""Whether a template is still what a form was filled in for."""

from .controls import TemplateField
from .errors import Reason, Refused
from .order import FromTemplate, Order, Template
from .ports import Ports


async def check_template(ports: Ports, order: Order) -> None:
    """Before it costs anything; what is made from a file has nothing to check."""
    if isinstance(order.source, FromTemplate):
        template = await ports.esign.template(order.source.template_id)
        check_unchanged(order, order.source, template)


def check_unchanged(order: Order, source: FromTemplate, template: Template) -> None:
    """Other roles, a field that is gone, or a new one that must be filled in: asked once more."""
    roles = tuple(role.id for role in template.roles)
    wanted = {field.id: field for field in of_initiator(template)}
    given = {value.id for value in order.values}
    known = {field.id for field in source.fields}
    news = [one for one in wanted.values() if one.id not in known and must_be_given(one)]
    if roles != source.role_ids or given - wanted.keys() or news:
        raise Refused("TemplateChanged", reason=Reason.TEMPLATE_CHANGED)


def of_initiator(template: Template) -> tuple[TemplateField, ...]:
    """What the initiator fills in, in the order of the template."""
    return tuple(one for one in template.fields if not one.role_id and not one.mark.signs)


def must_be_given(field: TemplateField) -> bool:
    return field.required and not field.value

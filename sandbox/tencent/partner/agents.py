"""In whose name a request is made: an application, a company of it, and its employee."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Employee
from sandbox.tencent.state import World


def check_agent(world: World, body: Json) -> None:
    """All three must be named, and known: AppId, ProxyOrganizationOpenId, ProxyOperator.OpenId."""
    agent: Json = body.get("Agent", {})
    open_id = agent.get("ProxyOperator", {}).get("OpenId")
    if not agent.get("ProxyOrganizationOpenId"):
        raise Refusal(
            "The acting company is missing.", "MissingParameter.OrgOpenId", "MissingParameter"
        )
    if not open_id:
        raise Refusal(
            "The acting employee is missing.",
            "MissingParameter.ProxyOperatorOpenId",
            "MissingParameter",
        )
    if agent["AppId"] != world.config.application_id:
        raise Refusal(
            "The application is unknown.", "ResourceNotFound.Application", "ResourceNotFound"
        )
    if agent["ProxyOrganizationOpenId"] != world.config.clients[0].open_id:
        raise Refusal(
            "The acting company is unknown.",
            "ResourceNotFound.Organization",
            "InvalidParameter.OrganizationId",
            "ResourceNotFound",
            "OperationDenied",
        )
    if all(open_id != employee.open_id for employee in world.config.employees):
        raise Refusal(
            "The acting employee is unknown.",
            "OperationDenied.UserNotInOrganization",
            "ResourceNotFound.User",
            "OperationDenied",
        )


def operator(world: World, body: Json) -> Employee:
    """The acting employee, once they were let in."""
    open_id = body["Agent"]["ProxyOperator"]["OpenId"]
    return next(one for one in world.config.employees if one.open_id == open_id)


def employee(world: World, open_id: str) -> Employee | None:
    return next((one for one in world.config.employees if one.open_id == open_id), None)


def open_id_of(world: World, user_id: str) -> str:
    """How the application knows somebody; the id that it gave, where it is not our employee."""
    found = (one.open_id for one in world.config.employees if one.user_id == user_id)
    return next(found, user_id)

"""In whose name a request is made, and who has an account."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import CompanySpec, Employee
from sandbox.tencent.state import World


def check_caller(world: World, body: Json) -> None:
    """The application, one of its companies, one of its users (in SignFlow: the signer)."""
    caller = body.get("Caller", {})
    if caller.get("ApplicationId") != world.config.application_id:
        raise Refusal("The application is unknown.", "UnauthorizedOperation")
    company = caller.get("SubOrganizationId", "")
    if company and company_of(world, company) is None:
        raise Refusal("The company is unknown.", "OperationDenied.UserNotInOrganization")
    operator = user(world, caller.get("OperatorId", ""))
    if operator is None:
        raise Refusal("The operator is unknown.", "OperationDenied.NoIdentityVerify")
    if company and not works_for(world, operator, company):
        raise Refusal(
            "The operator is not of this company.", "OperationDenied.UserNotInOrganization"
        )


def user(world: World, user_id: str) -> Employee | None:
    """Employees and other people with an account."""
    everybody = (*world.config.employees, *world.config.users)
    return next((one for one in everybody if one.user_id == user_id), None)


def company_of(world: World, sub_organization_id: str) -> CompanySpec | None:
    config = world.config
    own = CompanySpec(config.organization_id, config.organization)
    return next((one for one in (own, *config.companies) if one.id == sub_organization_id), None)


def works_for(world: World, who: Employee, sub_organization_id: str) -> bool:
    """Only our own company's people are known; others' are taken at their word."""
    own = sub_organization_id == world.config.organization_id
    return not own or who in world.config.employees


def describe_users(world: World, body: Json) -> Json:
    """Unknown ids are left out."""
    found = [one for user_id in body["UserIds"] if (one := user(world, user_id))]
    return {"Users": [_shown(one) for one in found]}


def _shown(one: Employee) -> Json:
    return {
        "UserId": one.user_id,
        "Mobile": masked(one.mobile),
        "CreatedOn": 0,
        "VerifyStatus": 1,
        "Name": one.name,
        "VerifiedOn": 0,
        "IdCardType": "ID_CARD",
        "IdCardNumber": "110101********0011",
    }


def masked(mobile: str) -> str:
    return f"{mobile[:3]}****{mobile[-4:]}"

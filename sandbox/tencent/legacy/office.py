"""DescribeSeals and DescribeSubOrganizations: both want the ids of what they describe."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import CompanySpec, SealSpec
from sandbox.tencent.state import World

from .callers import company_of, user

JOINED = 5
"""CompanySpec.status of one that has been verified."""


def describe_seals(world: World, body: Json) -> Json:
    """Only what is in use; nothing tells of a seal that it is being checked."""
    if body.get("UserId") and user(world, body["UserId"]) is None:
        raise Refusal("The user does not exist.", "ResourceNotFound")
    found = [
        _seal(world, seal)
        for seal in world.config.seals
        if seal.id in body["SealIds"] and seal.status == "SUCCESS"
    ]
    return {"Seals": found}


def _seal(world: World, seal: SealSpec) -> Json:
    owner = world.config.operator_id
    return {
        "SealId": seal.id,
        "SealName": seal.name,
        "SealType": seal.kind,
        "SealSource": "GENERATE",
        "Creator": {"ApplicationId": world.config.application_id, "OperatorId": owner},
        "CreatedOn": 0,
        "UserId": owner,
        "FileUrl": {"Url": "", "Option": "", "Index": 0, "FlowId": ""},
        "DefaultSeal": seal is world.config.seals[0],
    }


def describe_sub_organizations(world: World, body: Json) -> Json:
    """Unknown ids are left out."""
    found = [one for id_ in body["SubOrganizationIds"] if (one := company_of(world, id_))]
    return {"SubOrganizationInfos": [_company(one) for one in found]}


def _company(one: CompanySpec) -> Json:
    """VerifyStatus is a text of which no document gives the values; VerifiedOn may be null."""
    verified = one.status == JOINED
    return {
        "Id": one.id,
        "Name": one.name,
        "Email": "",
        "IdCardType": "USCC",
        "IdCardNumber": "91310000MA1FL0000X",
        "OrganizationType": "ENTERPRISE",
        "IdCardFileType": None,
        "BizLicenseFile": None,
        "BizLicenseFileName": "",
        "LegalName": "王经理",
        "LegalIdCardType": "ID_CARD",
        "LegalIdCardNumber": "110101199001010011",
        "LegalMobile": "13800000001",
        "ContactName": None,
        "VerifyStatus": "1" if verified else "0",
        "VerifiedOn": 1_600_000_000 if verified else None,
        "CreatedOn": 1_600_000_000,
        "UpdatedOn": None,
        "VerifyClientIp": None,
        "VerifyServerIp": None,
        "ContactAddress": None,
    }

"""Links, seals and companies, and signing in somebody's name, in the `legacy` edition."""

from dataclasses import replace

import pytest

from services.contracts.controls import Control, Mark
from services.contracts.errors import Misconfigured, Reason, Refused, Unavailable, Unsupported
from services.contracts.model import Party
from services.contracts.office import Company, LinkKind, MemberState, Seal, SealState, Verification
from services.esign import Legacy, open_client
from tests.services.esign.answers import NOW, Answer, refusal

from .peer import ACCOUNT, AT, PARTY, THEM, US, peer

LINK = "https://essurl.cn/x"
THEIRS: tuple[str, Answer] = (
    "DescribeFlowApprovers",
    {"Approvers": [{"UserId": "yUPerson", "SignId": PARTY.id}]},
)
VERIFIED = Verification("VERIFYCODE", "123456", "203.0.113.9", signature=b"PNG")


async def test_a_sign_link_is_for_the_sending_that_is_meant_and_lives_an_hour() -> None:
    asked = peer(THEIRS, ("CreateSignUrl", {"SignUrl": LINK}))
    assert await asked.legacy().sign_link("yDFlow", PARTY) == LINK
    assert asked.bodies()[1] | {"Caller": None} == {
        "Caller": None,
        "UserId": "yUPerson",
        "FlowId": "yDFlow",
        "SignUrlType": "FLOW",
        "SignId": PARTY.id,
        "Deadline": int(NOW.timestamp()) + 3600,
    }


async def test_whose_turn_has_not_come_has_no_link_yet() -> None:
    asked = peer(("DescribeFlowApprovers", {"Approvers": None}))
    with pytest.raises(Refused) as refused:
        await asked.legacy().sign_link("yDFlow", PARTY)
    assert refused.value.reason is Reason.NO_SIGNER


async def test_there_is_no_link_into_the_mini_program() -> None:
    with pytest.raises(Unsupported):
        await peer().legacy().sign_link("yDFlow", PARTY, LinkKind.MINI_PROGRAM)


async def test_a_foreign_link_is_not_passed_on() -> None:
    asked = peer(THEIRS, ("CreateSignUrl", {"SignUrl": "https://example.com/x"}))
    with pytest.raises(Refused, match="UnexpectedLinkHost"):
        await asked.legacy().sign_link("yDFlow", PARTY)


async def test_a_contract_without_a_file_has_no_download() -> None:
    asked = peer(("DescribeFileUrls", {"FileUrls": [{"Url": None}]}))
    with pytest.raises(Refused) as refused:
        await asked.legacy().download_link("yDFlow")
    assert refused.value.reason is Reason.NO_CONTRACT


async def test_who_signs_is_the_caller_and_for_their_company() -> None:
    asked = peer(("SignFlow", {"Status": "SUCCESS"}), ("SignFlow", {"Status": "REVIEW"}))
    await asked.legacy().sign_for("yDFlow", PARTY, VERIFIED)
    await asked.legacy().sign_for("yDFlow", Party(signer=US), VERIFIED)
    theirs, ours = asked.bodies()
    assert theirs["Caller"] == {"ApplicationId": "yAApplication", "OperatorId": "yUPerson"}
    assert (theirs["SourceIp"], theirs["VerifyResult"], theirs["SignId"]) == (
        "203.0.113.9",
        "123456",
        PARTY.id,
    )
    assert theirs["SignSeals"] == [
        {
            "ComponentId": "yUPerson-0",
            "SignType": "SIGN_SIGNATURE",
            "FileIndex": 0,
            "SealContent": "UE5H",
        }
    ]
    assert ours["Caller"]["SubOrganizationId"] == "yOCompany"
    assert ours["SignSeals"][0]["SealId"] == "ySContract"


async def test_without_a_seal_of_its_own_the_default_one_signs() -> None:
    seal = Control(mark=Mark.SEAL, at=AT)
    asked = peer(("SignFlow", {}), ("SignFlow", {}))
    for signer in (US, THEM):
        party = Party(signer=signer.model_copy(update={"controls": (seal,)}))
        await asked.legacy().sign_for("yDFlow", party, VERIFIED)
    used = [body["SignSeals"][0]["SealId"] for body in asked.bodies()]
    assert used == ["SUBORG_DEFAULT_SEAL", "USER_DEFAULT_SEAL"]


async def test_a_signature_needs_its_picture() -> None:
    with pytest.raises(ValueError, match="picture"):
        await peer().legacy().sign_for("yDFlow", PARTY, replace(VERIFIED, signature=b""))


def test_a_verification_shows_nothing_of_itself() -> None:
    assert repr(VERIFIED) == "Verification(channel='VERIFYCODE')"


async def test_a_ticket_is_not_sent_twice() -> None:
    asked = peer(("SignFlow", refusal("InternalError")))
    with pytest.raises(Unavailable) as unavailable:
        await asked.legacy().sign_for("yDFlow", PARTY, VERIFIED)
    assert unavailable.value.maybe_done


async def test_seals_and_companies_are_those_we_know_of() -> None:
    seals = [{"SealId": "ySContract", "SealName": "合同章", "SealType": "CONTRACT"}]
    companies = [
        {"Id": "yOCompany", "Name": "典子谦示例企业", "VerifyStatus": "1", "VerifiedOn": 1},
        {"Id": "yOOther", "Name": "另一企业", "VerifiedOn": None},
    ]
    asked = peer(
        ("DescribeSeals", {"Seals": seals}),
        ("DescribeSubOrganizations", {"SubOrganizationInfos": companies}),
    )
    assert list(await asked.legacy().seals()) == [
        Seal("ySContract", "合同章", "CONTRACT", SealState.UNKNOWN)
    ]
    assert list(await asked.legacy().companies()) == [
        Company("yOCompany", "典子谦示例企业", MemberState.JOINED),
        Company("yOOther", "另一企业", MemberState.INVITED),
    ]
    assert asked.bodies()[0]["SealIds"] == ["ySContract"]


async def test_where_no_seal_is_known_none_is_asked_for() -> None:
    async with open_client() as client:
        assert list(await Legacy(replace(ACCOUNT, seal_ids=()), client).seals()) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("OperationDenied", Reason.ENDED),
        ("ResourceNotFound", Reason.NO_CONTRACT),
        ("OperationDenied.NoApiAuth", Reason.NO_FEATURE),
        ("OperationDenied.NoVerify", Reason.NOT_VERIFIED),
        ("OperationDenied.UserNotInOrganization", Reason.BAD_COMPANY),
        ("FailedOperation.RequestLimitExceeded1D", Reason.TOO_FAST),
        ("ResourcesSoldOut", Reason.OTHER),
    ],
)
async def test_codes_are_mostly_families_and_mean_what_the_action_makes_of_them(
    code: str, reason: Reason
) -> None:
    asked = peer(("CancelFlow", refusal(code, "操作被拒绝", "s170")))
    with pytest.raises(Refused) as refused:
        await asked.legacy().cancel("yDFlow", "价格有误")
    assert (refused.value.reason, refused.value.code) == (reason, code)
    assert (refused.value.message, refused.value.request_id) == ("操作被拒绝", "s170")


async def test_a_wrong_key_is_a_setting_to_be_mended() -> None:
    asked = peer(("CancelFlow", refusal("AuthFailure.SignatureFailure")))
    with pytest.raises(Misconfigured, match="ESIGN_SECRET_KEY"):
        await asked.legacy().cancel("yDFlow", "价格有误")


async def test_a_repeated_withdrawal_that_is_refused_was_done_before() -> None:
    asked = peer(
        ("CancelFlow", refusal("InternalError")), ("CancelFlow", refusal("OperationDenied"))
    )
    await asked.legacy().cancel("yDFlow", "价格有误")
    assert asked.all_was_asked()

"""What Tencent is told of each kind of signer: the table of FlowApproverInfo, in our words."""

import pytest

from services.contracts.errors import Reason, Refused
from services.contracts.order import PartyKind, Signer
from services.contracts.ways import Way
from services.esign.partner.companies import Known
from services.esign.partner.signers import Making, approver

KNOWN = Known("orgours", {"我们公司": "orgours", "客户公司": "orgclient"})
FROM_FILE = Making(KNOWN, "合同", from_file=True)
FROM_TEMPLATE = Making(KNOWN, "合同", from_file=False)
PERSON = Signer(kind=PartyKind.PERSON, name="李四", mobile="13900000002")
FOREIGN = Signer(kind=PartyKind.EMPLOYEE, name="张三", mobile="13900000004", company="远方贸易")
OURS = Signer(
    kind=PartyKind.EMPLOYEE, name="王五", mobile="13800000001", ours=True, account="n9527"
)


@pytest.mark.parametrize(
    ("signer", "making", "kind"),
    [
        (PERSON, FROM_FILE, "PERSON"),
        (OURS, FROM_FILE, "ORGANIZATION"),
        (FOREIGN, FROM_FILE, "ORGANIZATION"),
        (PERSON.model_copy(update={"way": Way.AUTO}), FROM_FILE, "PERSON_AUTO_SIGN"),
        (OURS.model_copy(update={"way": Way.AUTO}), FROM_FILE, "ENTERPRISESERVER"),
        (OURS.model_copy(update={"way": Way.AUTO}), FROM_TEMPLATE, "ORGANIZATION"),
        (FOREIGN.model_copy(update={"way": Way.AUTO}), FROM_TEMPLATE, "ENTERPRISESERVER"),
        (PERSON.model_copy(update={"way": Way.PIN}), FROM_FILE, "PERSON_PIN_CODE_SIGN"),
        (OURS.model_copy(update={"way": Way.PIN}), FROM_FILE, "ORGANIZATION_PIN_CODE_SIGN"),
        (
            FOREIGN.model_copy(update={"way": Way.PIN}),
            FROM_FILE,
            "OTHER_ORGANIZATION_PIN_CODE_SIGN",
        ),
    ],
)
def test_every_way_to_sign_has_its_word(signer: Signer, making: Making, kind: str) -> None:
    assert approver(signer, making).ApproverType == kind


def test_a_colleague_is_known_by_open_ids() -> None:
    told = approver(OURS, FROM_FILE)
    assert (told.OpenId, told.OrganizationOpenId) == ("n9527", "orgours")
    assert told.OrganizationName == "我们公司"
    assert told.NotChannelOrganization is None
    assert told.ApproverOption is None


def test_a_clients_employee_without_an_open_id_is_whoever_claims_it() -> None:
    told = approver(FOREIGN.model_copy(update={"company": "客户公司"}), FROM_FILE)
    assert (told.OpenId, told.OrganizationOpenId) == (None, "orgclient")
    assert told.ApproverOption is not None
    assert told.ApproverOption.FillType == 1


def test_another_companys_employee_is_known_by_name_and_number_and_gets_a_text() -> None:
    told = approver(FOREIGN, FROM_FILE)
    assert told.NotChannelOrganization is True
    assert (told.OrganizationName, told.Name, told.Mobile) == ("远方贸易", "张三", "13900000004")
    assert (told.OpenId, told.OrganizationOpenId) == (None, None)
    assert told.NotifyType == "SMS"


def test_nothing_is_said_of_who_is_not_named_yet() -> None:
    for signer in (PERSON, OURS, FOREIGN.model_copy(update={"company": ""})):
        told = approver(signer.model_copy(update={"unnamed": True}), FROM_FILE)
        assert (told.Name, told.Mobile, told.OpenId) == (None, None, None)
        assert told.ApproverOption is not None


@pytest.mark.parametrize(("length", "fits"), [(64, True), (65, False)])
def test_an_open_id_has_64_characters_at_most(length: int, fits: bool) -> None:
    signer = OURS.model_copy(update={"account": "a" * length})
    if fits:
        assert approver(signer, FROM_FILE).OpenId == "a" * length
        return
    with pytest.raises(Refused) as refused:
        approver(signer, FROM_FILE)
    assert refused.value.reason is Reason.BAD_ACCOUNT

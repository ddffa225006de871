"""Callbacks about the company: what an administrator hears of each kind there is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.callbacks import Hint, Report, TaskOver, Told, Unrecognised
from services.contracts.notices import Happened
from services.esign.callback import CANCELLED_TOGETHER, FLOW_NEWS, HINTS
from services.esign.notices import QUIET, READINGS, notice

from .sealed import TOKEN, encrypted, reader, signature_of

KINDS = {
    "contract": """FlowStatusChange FlowCost ForwardFLow CreateFlowReview ReceiveFlow
        ApproverDeadlineExpired CancelFlows DocumentFill FlowGroupStatusChange ReviewerFlowRead""",
    "seal": "OperateSeal EmployeeSealAuth SealUse AuditSealAuth SealPolicyWorkflow",
    "template": "TemplateAdd TemplateUpdate TemplateDelete TemplateAvailable",
    "staff": """VerifyStaffInfo VerifyStaffFail RolesChange ApproveEmployeeJoin QuiteJob
        SuperAdminChange UserAccountVerify UserMobileChange UserNameChange OperatorAuth
        LegalPersonChangeOpenId""",
    "company": """ModifyOrganizationBaseInfo CloseOrganization CreateOrganization
        SubOrganizationJoinOrganizationGroup UnbindOrganizationGroup OperateExtendedService
        OrganizationAuthorization OrgAuthorizationFileSubmit OrganizationAuthorizationFileReview
        OrgAuthorizationFileInvalid OrgAuthorizationPaymentStatusChange OrgAuth OrgCertify
        OrgOpenTsignBiz OrgAuthAudit""",
    "other": "CreateFlowByQrCode MultiFlowSignQrCodeCost PartnerServerSignAuthorization BillingUse",
    "auto": "OpenUserAutoSign AutoSignSealImg DisableUserAutoSign CancelUserAutoSign",
    "ai": """AIContractReview AIInformationExtraction ContractDiffTaskCreate
        ContractDiffTaskFinish FlowRiskIdentify""",
}
"""Every kind that the documents of either edition name."""

EVERY = [kind for kinds in KINDS.values() for kind in kinds.split()]


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_that_the_documents_name_is_known(kind: str) -> None:
    places = (READINGS, HINTS, QUIET, (CANCELLED_TOGETHER,))
    assert sum(kind in place for place in places) == 1


def test_no_kind_is_known_that_the_documents_do_not_name() -> None:
    assert {*READINGS, *HINTS, *QUIET, CANCELLED_TOGETHER, FLOW_NEWS} == set(EVERY)


@pytest.mark.parametrize("kind", sorted(HINTS))
def test_a_kind_without_documented_fields_is_answered_by_asking(kind: str) -> None:
    assert isinstance(heard(kind, {"FlowId": "yDFlow"}), Hint)


def test_the_end_of_many_withdrawals_is_known_by_its_task() -> None:
    said = heard("CancelFlows", {"TaskId": "yDTask"})
    assert isinstance(said, TaskOver)
    assert said.task_id == "yDTask"


@pytest.mark.parametrize("kind", sorted(QUIET))
def test_what_is_nobodys_business_is_kept(kind: str) -> None:
    assert isinstance(heard(kind, {"FlowId": "yDFlow"}), Unrecognised)


@pytest.mark.parametrize("kind", sorted(READINGS))
def test_a_notice_may_come_with_no_fields_at_all(kind: str) -> None:
    assert isinstance(heard(kind, {}), Told)


@pytest.mark.parametrize(
    ("kind", "data", "happened"),
    [
        ("OperateSeal", {"Operate": "Create"}, Happened.SEAL_CREATED),
        ("OperateSeal", {"Operate": "Delete"}, Happened.SEAL_DELETED),
        ("OperateSeal", {"Operate": "Disable"}, Happened.SEAL_DISABLED),
        ("OperateSeal", {"Operate": "Enable"}, Happened.SEAL_ENABLED),
        ("OperateSeal", {"Operate": "Valid"}, Happened.SEAL_GRANTED),
        ("OperateSeal", {"Operate": "Invalid"}, Happened.SEAL_WITHDRAWN),
        ("OperateSeal", {"ReviewStatus": "PASS"}, Happened.SEAL_APPROVED),
        ("OperateSeal", {"ReviewStatus": "REJECT"}, Happened.SEAL_REFUSED),
        ("OperateSeal", {"Operate": "Polish"}, Happened.SEAL_CHANGED),
        ("FlowCost", {"Cost": 1}, Happened.QUOTA_USED),
        ("FlowCost", {"Cost": -1}, Happened.QUOTA_RETURNED),
        ("BillingUse", {"UseCount": 2}, Happened.QUOTA_USED),
    ],
)
def test_what_happened_is_told_apart(kind: str, data: dict[str, Any], happened: Happened) -> None:
    said = notice(kind, data)
    assert said is not None
    assert said.happened is happened


def test_a_seal_is_told_by_its_name_and_the_reason_of_its_review() -> None:
    data = {"SealName": "合同章", "ReviewStatus": "REJECT", "ReviewReason": "图片不清晰"}
    said = notice("OperateSeal", data)
    assert said is not None
    assert (said.subject, said.detail) == ("合同章", "图片不清晰")


def test_of_an_employee_neither_the_name_nor_an_id_is_told_in_full() -> None:
    data = {
        "OrganizationId": "yDOrg",
        "UserId": "yDUser",
        "Name": "王小明",
        "BeforeRoleNames": ["经办人"],
        "AfterRoleNames": ["经办人", "印章管理员"],
    }
    said = notice("RolesChange", data)
    assert said is not None
    assert said.subject == "王**"
    assert said.detail == "经办人 → 经办人、印章管理员"
    assert said.company == "yDOrg"
    assert "yDUser" not in said.model_dump_json()


def test_the_company_of_a_group_or_of_an_application_is_told() -> None:
    for name in ("OrganizationId", "ProxyOrganizationOpenId"):
        said = notice("TemplateAdd", {name: "yDOther", "TemplateName": "采购合同"})
        assert said is not None
        assert (said.company, said.subject) == ("yDOther", "采购合同")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "SealName",
        "Operate",
        "ReviewStatus",
        "TemplateName",
        "UpdateTime",
        "Name",
        "AfterRoleNames",
        "Cost",
        "UseCount",
        "CostTime",
        "FlowName",
        "OrganizationId",
        "FlowId",
        "FlowGroupId",
        "TaskId",
        "FlowStatus",
    ]
)


@given(kind=st.sampled_from(EVERY), data=st.dictionaries(FIELDS, json_values))
def test_whatever_is_in_it_it_is_told_asked_about_or_kept(kind: str, data: dict[str, Any]) -> None:
    assert isinstance(heard(kind, data), Report | Hint | TaskOver | Told | Unrecognised)


def heard(kind: str, data: dict[str, Any]) -> object:
    message = {"MsgId": "m1", "MsgType": kind, "MsgVersion": "CustomApp", "MsgData": data}
    body = encrypted(json.loads(json.dumps(message)))
    return reader(TOKEN).read(body, signature_of(body))

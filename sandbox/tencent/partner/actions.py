"""Which function carries out which action."""

from collections.abc import Mapping
from functools import wraps

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.edition import Action
from sandbox.tencent.state import World

from . import files, from_files, from_templates, links, office, queries, running, templates

_FUNCTIONS: Mapping[str, Action] = {
    "DescribeTemplates": templates.describe_templates,
    "UploadFiles": files.upload_files,
    "CreateFileConvertTask": files.create_file_convert_task,
    "DescribeFileConvertTask": files.describe_file_convert_task,
    "ChannelCreateFlowByFiles": from_files.create_flow_by_files,
    "CreateFlowsByTemplates": from_templates.create_flows_by_templates,
    "ChannelCreateFlowGroupByFiles": from_files.create_group_by_files,
    "ChannelCreateFlowGroupByTemplates": from_templates.create_group_by_templates,
    "ChannelCreateFlowApprovers": running.create_flow_approvers,
    "ChannelCreateDynamicFlowApprover": running.create_dynamic_flow_approver,
    "ArchiveDynamicFlow": running.archive_dynamic_flow,
    "CreateFlowForwards": running.create_flow_forwards,
    "ChannelCreateFlowSignReview": running.create_flow_sign_review,
    "CreateFlowGroupSignReview": running.create_flow_group_sign_review,
    "ChannelCreateFlowReminds": running.create_flow_reminds,
    "ChannelCancelFlow": running.cancel_flow,
    "ChannelBatchCancelFlows": running.batch_cancel_flows,
    "DescribeCancelFlowsTask": running.describe_cancel_flows_task,
    "ModifyFlowDeadline": running.modify_flow_deadline,
    "ChannelCreateReleaseFlow": running.create_release_flow,
    "CreateSignUrls": links.create_sign_urls,
    "ChannelCreateFlowSignUrl": links.create_flow_sign_url,
    "ChannelCreateBatchSignUrl": links.create_batch_sign_url,
    "ChannelCreateBatchQuickSignUrl": links.create_batch_quick_sign_url,
    "DescribeFlowDetailInfo": queries.describe_flow_detail_info,
    "DescribeResourceUrlsByFlows": files.describe_resource_urls_by_flows,
    "ChannelVerifyPdf": office.verify_pdf,
    "CreateChannelFlowEvidenceReport": office.create_flow_evidence_report,
    "DescribeChannelFlowEvidenceReport": office.describe_flow_evidence_report,
    "ChannelCreateMultiFlowSignQRCode": office.create_multi_flow_sign_qr_code,
    "ChannelCancelMultiFlowSignQRCode": office.cancel_multi_flow_sign_qr_code,
    "ChannelDescribeOrganizationSeals": office.describe_organization_seals,
    "DescribeChannelOrganizations": office.describe_channel_organizations,
    "ChannelDescribeBillUsageDetail": office.describe_bill_usage_detail,
}


def _in_own_codes(action: Action) -> Action:
    """What the editions share is refused with the codes of `ess`; where this one does not list
    them for the action, it does list their family, or FailedOperation."""

    @wraps(action)
    def carry_out(world: World, body: Json) -> Json:
        try:
            return action(world, body)
        except Refusal as refusal:
            families = [code.partition(".")[0] for code in refusal.codes]
            more = () if families == ["UnsupportedOperation"] else (*families, "FailedOperation")
            raise Refusal(refusal.message, *refusal.codes, *more) from refusal

    return carry_out


ACTIONS: Mapping[str, Action] = {
    name: _in_own_codes(function) for name, function in _FUNCTIONS.items()
}

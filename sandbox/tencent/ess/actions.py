"""Which function carries out which action."""

from collections.abc import Mapping

from sandbox.tencent.edition import Action

from .adding import (
    archive_dynamic_flow,
    create_dynamic_flow_approver,
    create_flow_approvers,
    create_flow_forwards,
)
from .batch_links import create_batch_quick_sign_url, create_batch_sign_url
from .convert import create_file_convert_task, describe_file_convert_task
from .ending import (
    create_batch_cancel_flow_url,
    create_release_flow,
    describe_cancel_flows_task,
    modify_flow_deadline,
)
from .files import describe_file_urls, upload_files
from .from_files import create_flow_by_files
from .from_templates import create_document, create_flow, start_flow
from .groups import create_group_by_files, create_group_by_templates
from .links import create_flow_sign_url, create_scheme_url
from .office import (
    cancel_multi_flow_sign_qr_code,
    create_multi_flow_sign_qr_code,
    describe_bill_usage,
    describe_organization_group_organizations,
    describe_organization_seals,
)
from .proofs import create_flow_evidence_report, describe_flow_evidence_report, verify_pdf
from .queries import describe_flow_briefs, describe_flow_info
from .running import (
    cancel_flow,
    create_flow_group_sign_review,
    create_flow_reminds,
    create_flow_sign_review,
)
from .templates import describe_flow_templates

ACTIONS: Mapping[str, Action] = {
    "UploadFiles": upload_files,
    "CreateFileConvertTask": create_file_convert_task,
    "DescribeFileConvertTask": describe_file_convert_task,
    "CreateFlowByFiles": create_flow_by_files,
    "CreateFlowGroupByFiles": create_group_by_files,
    "CreateFlowGroupByTemplates": create_group_by_templates,
    "CreateFlow": create_flow,
    "CreateDocument": create_document,
    "StartFlow": start_flow,
    "DescribeFlowTemplates": describe_flow_templates,
    "CreateFlowSignReview": create_flow_sign_review,
    "CreateFlowReminds": create_flow_reminds,
    "CancelFlow": cancel_flow,
    "CreateFlowApprovers": create_flow_approvers,
    "CreateDynamicFlowApprover": create_dynamic_flow_approver,
    "ArchiveDynamicFlow": archive_dynamic_flow,
    "CreateFlowForwards": create_flow_forwards,
    "CreateFlowGroupSignReview": create_flow_group_sign_review,
    "CreateBatchCancelFlowUrl": create_batch_cancel_flow_url,
    "DescribeCancelFlowsTask": describe_cancel_flows_task,
    "ModifyFlowDeadline": modify_flow_deadline,
    "CreateReleaseFlow": create_release_flow,
    "DescribeFlowInfo": describe_flow_info,
    "DescribeFlowBriefs": describe_flow_briefs,
    "CreateFlowSignUrl": create_flow_sign_url,
    "CreateSchemeUrl": create_scheme_url,
    "DescribeFileUrls": describe_file_urls,
    "CreateBatchSignUrl": create_batch_sign_url,
    "CreateBatchQuickSignUrl": create_batch_quick_sign_url,
    "VerifyPdf": verify_pdf,
    "CreateFlowEvidenceReport": create_flow_evidence_report,
    "DescribeFlowEvidenceReport": describe_flow_evidence_report,
    "CreateMultiFlowSignQRCode": create_multi_flow_sign_qr_code,
    "CancelMultiFlowSignQRCode": cancel_multi_flow_sign_qr_code,
    "DescribeOrganizationSeals": describe_organization_seals,
    "DescribeOrganizationGroupOrganizations": describe_organization_group_organizations,
    "DescribeBillUsage": describe_bill_usage,
}

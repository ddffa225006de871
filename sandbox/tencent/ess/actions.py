"""Which function carries out which action."""

from collections.abc import Mapping

from sandbox.tencent.edition import Action

from .files import describe_file_urls, upload_files
from .from_files import create_flow_by_files
from .links import create_flow_sign_url, create_scheme_url
from .queries import describe_flow_briefs, describe_flow_info
from .running import cancel_flow, create_flow_reminds, create_flow_sign_review
from .templates import create_document, create_flow, describe_flow_templates, start_flow

ACTIONS: Mapping[str, Action] = {
    "UploadFiles": upload_files,
    "CreateFlowByFiles": create_flow_by_files,
    "CreateFlow": create_flow,
    "CreateDocument": create_document,
    "StartFlow": start_flow,
    "DescribeFlowTemplates": describe_flow_templates,
    "CreateFlowSignReview": create_flow_sign_review,
    "CreateFlowReminds": create_flow_reminds,
    "CancelFlow": cancel_flow,
    "DescribeFlowInfo": describe_flow_info,
    "DescribeFlowBriefs": describe_flow_briefs,
    "CreateFlowSignUrl": create_flow_sign_url,
    "CreateSchemeUrl": create_scheme_url,
    "DescribeFileUrls": describe_file_urls,
}

"""Which function carries out which action."""

from collections.abc import Mapping

from sandbox.tencent.edition import Action

from .callers import describe_users
from .catalogs import describe_catalog_approvers, describe_catalog_sign_components
from .codes import in_few_codes
from .creation import create_flow_by_files, upload_files
from .links import create_preview_sign_url, create_sign_url, describe_file_urls
from .office import describe_seals, describe_sub_organizations
from .queries import (
    describe_custom_flow_ids,
    describe_custom_flow_ids_by_flow_id,
    describe_flow,
    describe_flow_approvers,
    describe_flow_files,
)
from .running import archive_flow, cancel_flow, destroy_flow_file, reject_flow, sign_flow
from .sending import send_flow, send_flow_url

_ACTIONS: Mapping[str, Action] = {
    "UploadFiles": upload_files,
    "CreateFlowByFiles": create_flow_by_files,
    "SendFlow": send_flow,
    "SendFlowUrl": send_flow_url,
    "ArchiveFlow": archive_flow,
    "CancelFlow": cancel_flow,
    "SignFlow": sign_flow,
    "RejectFlow": reject_flow,
    "DestroyFlowFile": destroy_flow_file,
    "DescribeFlow": describe_flow,
    "DescribeFlowApprovers": describe_flow_approvers,
    "DescribeFlowFiles": describe_flow_files,
    "DescribeCustomFlowIds": describe_custom_flow_ids,
    "DescribeCustomFlowIdsByFlowId": describe_custom_flow_ids_by_flow_id,
    "CreateSignUrl": create_sign_url,
    "CreatePreviewSignUrl": create_preview_sign_url,
    "DescribeFileUrls": describe_file_urls,
    "DescribeUsers": describe_users,
    "DescribeSeals": describe_seals,
    "DescribeSubOrganizations": describe_sub_organizations,
    "DescribeCatalogApprovers": describe_catalog_approvers,
    "DescribeCatalogSignComponents": describe_catalog_sign_components,
}
ACTIONS: Mapping[str, Action] = {name: in_few_codes(act) for name, act in _ACTIONS.items()}

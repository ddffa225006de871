"""What is said to an administrator about the company's account at Tencent E-Sign."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.notices import Happened


@dataclass(frozen=True)
class Notices:
    """`happened` has one sentence for each thing that can happen."""

    happened: Mapping[Happened, str]
    about: str
    detail: str
    count: Callable[[int], str]
    company: str
    source: str


EN = Notices(
    happened={
        Happened.SEAL_CREATED: "A seal was created.",
        Happened.SEAL_DELETED: "A seal was deleted. Nothing can be sealed with it any more.",
        Happened.SEAL_ENABLED: "A seal was enabled.",
        Happened.SEAL_DISABLED: "A seal was disabled. "
        "Contracts that need it wait until it is enabled.",
        Happened.SEAL_GRANTED: "Somebody may use a seal from now on.",
        Happened.SEAL_WITHDRAWN: "Somebody may not use a seal any more.",
        Happened.SEAL_APPROVED: "A seal passed its review and can be used.",
        Happened.SEAL_REFUSED: "A seal did not pass its review. Mend it in the console, "
        "and hand it in again.",
        Happened.SEAL_CHANGED: "Something about a seal, or about who may use it, changed.",
        Happened.TEMPLATE_CREATED: "A template was created.",
        Happened.TEMPLATE_CHANGED: "A template was changed. "
        "Forms that are open now show it as it was.",
        Happened.TEMPLATE_DELETED: "A template was deleted. It cannot be chosen any more.",
        Happened.TEMPLATE_SWITCHED: "A template was switched on or off.",
        Happened.STAFF_VERIFIED: "An employee passed identity verification.",
        Happened.STAFF_NOT_VERIFIED: "An employee did not pass identity verification. "
        "They can try again.",
        Happened.STAFF_ASKS_TO_JOIN: "Somebody asks to join the company. Decide in the console.",
        Happened.STAFF_LEFT: "An employee left. Hand over the contracts that wait for them.",
        Happened.STAFF_CHANGED: "Something about an employee's account changed.",
        Happened.ROLES_CHANGED: "An employee's roles changed, and with them what they may do.",
        Happened.ADMIN_CHANGED: "The administrator or the legal representative changed.",
        Happened.COMPANY_CHANGED: "The company's details changed.",
        Happened.COMPANY_CREATED: "A company was created.",
        Happened.COMPANY_CLOSED: "A company's account was closed.",
        Happened.COMPANY_AUTHORISATION: "The company's verification or authorisation moved on. "
        "See the console for how it stands.",
        Happened.GROUP_JOINED: "A company joined the group.",
        Happened.GROUP_LEFT: "A company left the group.",
        Happened.SERVICE_CHANGED: "A service was switched on or off for the company.",
        Happened.AUTO_SIGN_CHANGED: "Something about automatic signing changed.",
        Happened.QUOTA_USED: "Contract quota was used.",
        Happened.QUOTA_RETURNED: "Contract quota was returned.",
        Happened.QR_USED: "Somebody signed through a QR code, which used one contract.",
        Happened.QR_FAILED: "No contract could be made from a QR code. "
        "Check its template and the quota.",
    },
    about="About",
    detail="Details",
    count=lambda count: f"{count} contract{'' if count == 1 else 's'}",
    company="Company",
    source="From Tencent E-Sign",
)

ZH = Notices(
    happened={
        Happened.SEAL_CREATED: "新建了一枚印章。",
        Happened.SEAL_DELETED: "一枚印章已删除，今后无法再使用。",
        Happened.SEAL_ENABLED: "一枚印章已启用。",
        Happened.SEAL_DISABLED: "一枚印章已停用，需要该印章的合同要等它重新启用后才能签署。",
        Happened.SEAL_GRANTED: "有人获得了一枚印章的使用权限。",
        Happened.SEAL_WITHDRAWN: "有人被取消了一枚印章的使用权限。",
        Happened.SEAL_APPROVED: "一枚印章已通过审核，可以使用。",
        Happened.SEAL_REFUSED: "一枚印章未通过审核，请在控制台修改后重新提交。",
        Happened.SEAL_CHANGED: "一枚印章或其使用权限有变更。",
        Happened.TEMPLATE_CREATED: "新建了一个模板。",
        Happened.TEMPLATE_CHANGED: "一个模板已修改，正在填写的表单显示的仍是修改前的内容。",
        Happened.TEMPLATE_DELETED: "一个模板已删除，今后无法再选用。",
        Happened.TEMPLATE_SWITCHED: "一个模板已启用或停用。",
        Happened.STAFF_VERIFIED: "一位员工已通过实名认证。",
        Happened.STAFF_NOT_VERIFIED: "一位员工未通过实名认证，可以重新认证。",
        Happened.STAFF_ASKS_TO_JOIN: "有人申请加入企业，请在控制台审批。",
        Happened.STAFF_LEFT: "一位员工已离职，请交接等待其处理的合同。",
        Happened.STAFF_CHANGED: "一位员工的账号信息有变更。",
        Happened.ROLES_CHANGED: "一位员工的角色已变更，其权限随之变化。",
        Happened.ADMIN_CHANGED: "企业的超级管理员或法定代表人已变更。",
        Happened.COMPANY_CHANGED: "企业信息已变更。",
        Happened.COMPANY_CREATED: "新建了一家企业。",
        Happened.COMPANY_CLOSED: "一家企业的账号已注销。",
        Happened.COMPANY_AUTHORISATION: "企业认证或授权有进展，请在控制台查看当前状态。",
        Happened.GROUP_JOINED: "一家企业加入了集团。",
        Happened.GROUP_LEFT: "一家企业退出了集团。",
        Happened.SERVICE_CHANGED: "企业的一项扩展服务已开通或关闭。",
        Happened.AUTO_SIGN_CHANGED: "自动签署的设置有变更。",
        Happened.QUOTA_USED: "消耗了合同额度。",
        Happened.QUOTA_RETURNED: "退还了合同额度。",
        Happened.QR_USED: "有人扫描签署码签署了合同，消耗一份额度。",
        Happened.QR_FAILED: "通过签署码发起合同失败，请检查模板和合同额度。",
    },
    about="相关对象",
    detail="详情",
    count=lambda count: f"{count} 份合同",
    company="企业编号",
    source="来自腾讯电子签",
)

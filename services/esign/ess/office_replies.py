"""What we read of the answers about codes, seals, the group and what was used."""

from services.esign._reply import Many, Number, Reply, Text


class GroupOrganization(Reply):
    OrganizationId: Text = ""
    Name: Text = ""
    Status: Number = 0


class GroupOrganizations(Reply):
    List: Many[GroupOrganization] = ()
    Total: Number = 0


class OrgBillSummary(Reply):
    QuotaType: Text = ""
    Used: Number = 0


class SubOrgBillSummary(Reply):
    OrganizationName: Text = ""
    Usage: Many[OrgBillSummary] = ()


class BillUsage(Reply):
    Summary: Many[OrgBillSummary] = ()
    SubOrgSummary: Many[SubOrgBillSummary] = ()

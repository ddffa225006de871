"""The structures that requests to the `legacy` edition are made of, in the vendor's spelling.

Vendor document: the request structures of essbasic 2020-12-22 (tencentcloud-sdk-nodejs). What is
None is not sent.
"""

from services.esign._request import Sent


class Caller(Sent):
    """In whose name a call is made: application, company, and one of its users.

    `OperatorId` is the UserId of who acts; in SignFlow and RejectFlow that is the signer.
    """

    ApplicationId: str
    SubOrganizationId: str | None = None
    OperatorId: str | None = None


class UploadFile(Sent):
    """`FileBody` is Base64; the type is told by the suffix of `FileName`."""

    FileBody: str
    FileName: str


class FlowInfo(Sent):
    """`Deadline` in seconds since 1970."""

    FlowName: str
    Deadline: int


class Component(Sent):
    """A place to sign. Pixels from the top left corner of a page; pages count from 1.

    `GenerateMode` is a number here: 0 at a point, 1 in a form field of the PDF
    (`ComponentName`), 2 in HTML, 3 at a keyword (`ComponentId`, as a whole word between ^).
    """

    ComponentId: str
    ComponentType: str
    ComponentName: str | None = None
    ComponentRequired: bool | None = None
    FileIndex: int = 0
    GenerateMode: int
    ComponentWidth: float | None = None
    ComponentHeight: float | None = None
    ComponentPage: int | None = None
    ComponentPosX: float | None = None
    ComponentPosY: float | None = None
    ComponentValue: str | None = None
    """The id of the seal that is to be used."""


class SignSeal(Sent):
    """What is put on one component when the server signs.

    `SignType`: SIGN_SEAL (with `SealId`), SIGN_SIGNATURE (with `SealContent`, a picture in
    Base64) or SIGN_DATE.
    """

    ComponentId: str
    SignType: str
    FileIndex: int = 0
    SealId: str | None = None
    SealContent: str | None = None

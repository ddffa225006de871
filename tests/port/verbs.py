"""Every verb of the port, with the ability that it takes and a call of it.

The calls name nothing that exists: an edition that has the verb refuses them or finds nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from services.contracts.can import Can
from services.contracts.model import Creation, Decision, Party
from services.contracts.office import Verification
from tests.port.opened import NO_SUCH_ID, PDF, Opened

Call = Callable[[Opened], Awaitable[Any]]
VERIFIED = Verification(channel="NONE", result="", address="203.0.113.9")


@dataclass(frozen=True)
class Verb:
    """`name` is that of the port's method, `can` what an edition must be able to do for it."""

    name: str
    can: Can
    call: Call


def _them(one: Opened) -> Party:
    return Party(signer=one.edition.them, id=NO_SUCH_ID)


VERBS = (
    Verb("templates", Can.TEMPLATES, lambda one: one.esign.templates()),
    Verb("template", Can.TEMPLATES, lambda one: one.esign.template(NO_SUCH_ID)),
    Verb(
        "create_step",
        Can.FILES,
        lambda one: one.esign.create_step("PORT000000", one.from_file(), Creation(), PDF),
    ),
    Verb("find", Can.FIND, lambda one: one.esign.find("PORT000000", Creation())),
    Verb("create_many", Can.MANY, lambda one: one.esign.create_many({})),
    Verb("preview", Can.PREVIEW, lambda one: one.esign.preview(one.from_file(), PDF)),
    Verb(
        "create_group",
        Can.GROUPS,
        lambda one: one.esign.create_group("PORT000000", "两份合同", [], []),
    ),
    Verb("send_on", Can.SEND_ON, lambda one: one.esign.send_on(NO_SUCH_ID, one.from_file())),
    Verb(
        "add_signer",
        Can.ADD_SIGNER,
        lambda one: one.esign.add_signer(NO_SUCH_ID, NO_SUCH_ID, one.edition.them),
    ),
    Verb("grow", Can.GROWING, lambda one: one.esign.grow(NO_SUCH_ID, [one.edition.them])),
    Verb("archive", Can.GROWING, lambda one: one.esign.archive(NO_SUCH_ID)),
    Verb(
        "forward",
        Can.FORWARD,
        lambda one: one.esign.forward(NO_SUCH_ID, NO_SUCH_ID, NO_SUCH_ID),
    ),
    Verb("review", Can.REVIEW, lambda one: one.esign.review(NO_SUCH_ID, Decision.APPROVED, "")),
    Verb(
        "review_group",
        Can.REVIEW_GROUP,
        lambda one: one.esign.review_group(NO_SUCH_ID, one.edition.us, Decision.APPROVED, ""),
    ),
    Verb(
        "review_creation",
        Can.REVIEW_CREATION,
        lambda one: one.esign.review_creation(NO_SUCH_ID, Decision.APPROVED, ""),
    ),
    Verb("remind", Can.REMIND, lambda one: one.esign.remind(NO_SUCH_ID)),
    Verb("cancel", Can.CANCEL, lambda one: one.esign.cancel(NO_SUCH_ID, "价格有误")),
    Verb(
        "cancel_many",
        Can.CANCEL_MANY,
        lambda one: one.esign.cancel_many([NO_SUCH_ID], "价格有误"),
    ),
    Verb("cancel_outcome", Can.CANCEL_MANY, lambda one: one.esign.cancel_outcome(NO_SUCH_ID)),
    Verb(
        "extend",
        Can.EXTEND,
        lambda one: one.esign.extend(NO_SUCH_ID, one.now + timedelta(days=60)),
    ),
    Verb(
        "release",
        Can.RELEASE,
        lambda one: one.esign.release("PORT000000", NO_SUCH_ID, "解除协议", "双方同意"),
    ),
    Verb(
        "sign_for",
        Can.SERVER_SIGN,
        lambda one: one.esign.sign_for(NO_SUCH_ID, _them(one), VERIFIED),
    ),
    Verb(
        "refuse_for",
        Can.SERVER_SIGN,
        lambda one: one.esign.refuse_for(NO_SUCH_ID, _them(one), VERIFIED, "不同意"),
    ),
    Verb("destroy", Can.SERVER_SIGN, lambda one: one.esign.destroy(NO_SUCH_ID)),
    Verb("look_group", Can.LOOK_GROUP, lambda one: one.esign.look_group(NO_SUCH_ID)),
    Verb("sign_link", Can.SIGN_LINK, lambda one: one.esign.sign_link(NO_SUCH_ID, _them(one))),
    Verb("many_link", Can.MANY_LINK, lambda one: one.esign.many_link([NO_SUCH_ID], _them(one))),
    Verb("view_link", Can.VIEW_LINK, lambda one: one.esign.view_link(NO_SUCH_ID)),
    Verb("download_link", Can.DOWNLOAD, lambda one: one.esign.download_link(NO_SUCH_ID)),
    Verb("verify", Can.VERIFY, lambda one: one.esign.verify(NO_SUCH_ID)),
    Verb("report", Can.EVIDENCE, lambda one: one.esign.report(NO_SUCH_ID)),
    Verb("report_state", Can.EVIDENCE, lambda one: one.esign.report_state(NO_SUCH_ID)),
    Verb("make_qr", Can.QR, lambda one: one.esign.make_qr(NO_SUCH_ID, "入职协议", 5, 7)),
    Verb("cancel_qr", Can.QR, lambda one: one.esign.cancel_qr(NO_SUCH_ID)),
    Verb("seals", Can.SEALS, lambda one: one.esign.seals()),
    Verb("companies", Can.COMPANIES, lambda one: one.esign.companies()),
    Verb(
        "usage",
        Can.USAGE,
        lambda one: one.esign.usage((one.now - timedelta(days=7)).date(), one.now.date()),
    ),
)

OF_EVERY_EDITION = frozenset({"look"})
"""Without this there is no edition."""

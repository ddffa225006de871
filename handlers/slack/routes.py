"""THE page: what answers to each command, button, form, search, shortcut and event."""

from handlers.views import cancel as cancelling
from handlers.views import cancel_many as cancelling_many
from handlers.views import (
    card,
    create,
    destroy,
    evidence,
    grow,
    hand_over,
    home,
    links,
    name_signer,
    notice,
    qr,
    review,
    send_file,
    sign_many,
    status,
    trouble,
)
from handlers.views import create_many as many
from handlers.views import extend as extending
from handlers.views import release as releasing
from services.contracts.can import Can

from .cancel import Cancel
from .cancel_many import CancelMany
from .company import TOLD, Company
from .create import Create
from .create_many import CreateMany
from .deps import Deps
from .destroy import Destroy
from .door import Routes
from .evidence import Evidence
from .extend import Extend
from .grow import Grow
from .hand_over import HandOver
from .help import Help
from .home import Home
from .links import Links
from .name_signer import NameSigner
from .preview import Preview
from .qr import Qr
from .release import Release
from .remind import Remind
from .review import Reviewing
from .send_file import SendFile
from .sign_many import SignMany
from .status import Status
from .submit import Submit
from .unclear import Unclear

VERBS = {
    "new": "新建",
    "group": "合同组",
    "many": "群发",
    "status": "状态",
    "list": "列表",
    "remind": "催办",
    "cancel": "撤销",
    "extend": "延期",
    "qr": "签署码",
    "company": "企业",
    "help": "帮助",
}
"""What people type after the command, in both languages."""


NEEDS = {
    "group": {Can.GROUPS},
    "many": {Can.MANY},
    "remind": {Can.REMIND},
    "cancel": {Can.CANCEL, Can.CANCEL_MANY},
    "extend": {Can.EXTEND},
    "qr": {Can.QR},
    "company": TOLD,
}
"""One of these an edition must have for the verb to be of any use."""


def lacking(can: frozenset[Can]) -> frozenset[str]:
    """The verbs, in both languages, of which an edition can nothing."""
    useless = [verb for verb, any_of in NEEDS.items() if not any_of & can]
    return frozenset(name for verb in useless for name in (verb, VERBS[verb]))


def make_routes(deps: Deps) -> Routes:
    new, sent, looking = Create(deps), Submit(deps), Status(deps)
    several = CancelMany(deps)
    reminding, cancel, reviewing = Remind(deps), Cancel(deps, several), Reviewing(deps)
    extend, release, proof = Extend(deps), Release(deps), Evidence(deps)
    naming, handing, previewing = NameSigner(deps), HandOver(deps), Preview(deps)
    link, together, unclear = Links(deps), SignMany(deps), Unclear(deps)
    growing, destroying = Grow(deps), Destroy(deps)
    code = Qr(deps)
    ordering = CreateMany(deps)
    front, sending = Home(deps), SendFile(deps, new)
    teaching = Help((*VERBS, *VERBS.values()), lacking(deps.esign.can))
    verbs = {
        "new": new.open,
        "group": new.open_group,
        "many": ordering.open,
        "status": looking.show,
        "list": looking.list_mine,
        "remind": reminding.ask,
        "cancel": cancel.ask,
        "extend": extend.ask,
        "qr": code.open,
        "company": Company(deps).show,
        "help": teaching.show,
    }
    return Routes(
        verbs={**verbs, **{chinese: verbs[verb] for verb, chinese in VERBS.items()}},
        actions={
            create.RETRY: new.retry,
            create.AFRESH: new.start_afresh,
            create.SOURCE: new.source_changed,
            create.TEMPLATE: new.template_chosen,
            create.TEMPLATES: new.template_chosen,
            create.ADD_SIGNER: new.add_signer,
            create.REMOVE_SIGNER: new.remove_signer,
            create.ADD_WATCHER: new.add_watcher,
            create.REMOVE_WATCHER: new.remove_watcher,
            create.KIND: new.kind_changed,
            create.PREVIEW: previewing.make,
            create.OPEN_PREVIEW: teaching.pressed_link,
            many.TEMPLATE: ordering.template_chosen,
            many.SAME: ordering.same_chosen,
            many.CORRECT: ordering.correct,
            card.REMIND: reminding.ask,
            card.CANCEL: cancel.ask,
            card.DOWNLOAD: link.download,
            card.EXTEND: extend.ask,
            card.NAME_SIGNER: naming.ask,
            card.HAND_OVER: handing.ask,
            card.GROW: growing.ask,
            card.END: growing.ask_to_end,
            card.DESTROY: destroying.ask,
            card.VIEW: link.look,
            card.VERIFY: proof.verify,
            card.EVIDENCE: proof.report,
            card.RELEASE: release.ask,
            evidence.GET_REPORT: proof.get,
            evidence.AGAIN: proof.report,
            evidence.OPEN_REPORT: teaching.pressed_link,
            cancelling_many.OPEN_LINK: teaching.pressed_link,
            links.GET_LINK: link.sign,
            links.OPEN_SIGN: teaching.pressed_link,
            links.OPEN_DOWNLOAD: teaching.pressed_link,
            links.OPEN_LOOK: teaching.pressed_link,
            sign_many.GET_LINKS: together.get,
            sign_many.OPEN: teaching.pressed_link,
            qr.OPEN_PICTURE: teaching.pressed_link,
            qr.OPEN_SIGN: teaching.pressed_link,
            qr.CANCEL: code.cancel,
            review.VIEW: link.look,
            review.APPROVE: reviewing.approve,
            review.SEND_BACK: reviewing.ask_to_send_back,
            review.REFUSE: reviewing.ask_to_refuse,
            home.HELP: teaching.show,
            home.MORE: front.show_more,
            home.REFRESH: front.refresh,
            status.DETAILS: looking.show,
            status.NEW: new.open,
            status.MANY: ordering.open,
            status.CANCEL_SEVERAL: several.ask,
            trouble.REOPEN: new.reopen,
            trouble.CREATE_AGAIN: unclear.create_again,
            trouble.GIVE_UP: unclear.give_up,
        },
        submissions={
            create.SUBMIT: sent.submitted,
            many.SUBMIT: ordering.submitted,
            cancelling.SUBMIT: cancel.submitted,
            cancelling_many.SUBMIT: several.submitted,
            extending.SUBMIT: extend.submitted,
            releasing.SUBMIT: release.submitted,
            evidence.SUBMIT: proof.submitted,
            name_signer.SUBMIT: naming.submitted,
            destroy.SUBMIT: destroying.submitted,
            grow.SUBMIT: growing.submitted,
            grow.END_SUBMIT: growing.ended,
            hand_over.SUBMIT: handing.submitted,
            qr.SUBMIT: code.submitted,
            review.SEND_BACK_SUBMIT: reviewing.sent_back,
            review.REFUSE_SUBMIT: reviewing.refused,
        },
        closings={create.SUBMIT: new.closed, notice.SEEN: looking.seen},
        searches={
            create.TEMPLATE: new.search_templates,
            create.TEMPLATES: new.search_templates,
            many.TEMPLATE: new.search_templates,
            qr.TEMPLATE: new.search_templates,
        },
        shortcuts={create.SHORTCUT: new.open, send_file.SHORTCUT: sending.open},
        events={"app_home_opened": front.opened},
        unknown_verb=teaching.unknown_verb,
        outdated=teaching.outdated,
    )

"""Contracts in every state, ordinary and hostile, and everything that is ever drawn of them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from handlers.views import (
    cancel,
    cancel_many,
    card,
    company,
    create,
    create_many,
    destroy,
    evidence,
    extend,
    foreign,
    grow,
    hand_over,
    help,  # noqa: A004 - the feature is called so
    home,
    links,
    name_signer,
    notice,
    qr,
    release,
    replies,
    review,
    send_file,
    sign_many,
    status,
    trouble,
)
from handlers.views.create_files import GroupFile
from handlers.views.create_templates import FormTemplate
from handlers.views.message import Message
from services.contracts.announcements import AddLine, Line, TellMany, TellTrouble, Trouble
from services.contracts.can import Can
from services.contracts.controls import Mark, TemplateField
from services.contracts.errors import Reason
from services.contracts.hand_over import can_be_handed_over
from services.contracts.model import (
    Contract,
    Creation,
    Decision,
    Evidence,
    Failure,
    Group,
    Party,
    Review,
    Standing,
    Status,
)
from services.contracts.name_signer import unnamed
from services.contracts.office import (
    Company,
    MemberState,
    QrCode,
    Seal,
    SealState,
    Usage,
    Use,
    Verdict,
    Verified,
)
from services.contracts.order import FromFile, Order, PartyKind, Releasing, Role, Signer, Template
from services.contracts.qr import CodeWish
from services.contracts.rules import At, Problem, Wrong
from services.contracts.sign_many import Batch
from services.contracts.ways import Verify

NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
OWNER, REVIEWER, SIGNER, STRANGER = "U0OWNER", "U0REVIEWER", "U0SIGNER", "U0STRANGER"
MOBILES = ("13800000001", "13912345678")
EVERYTHING = frozenset(Can)
LINK = "https://sign.example/x?a=1"

HOSTILE = (
    "<!channel> <@U0EVIL> <https://evil.example|Approve> @here #general *b* _i_ `c` & &lt; "
    "\u202egnp.exe\u202c \u200b\u2066x\u2069 \x00\x07\r\n\n:tada: https://evil.example "
) + "长&<" * 3300


def contract(state: Status = Status.WAITING, **changes: Any) -> Contract:
    parties = (
        _party(SIGNER, "王小明", MOBILES[0], "示例科技（北京）有限公司", Standing.TO_SIGN),
        _party("", "Alice Lee", MOBILES[1], "", Standing.NOT_YET),
    )
    order = Order(
        name="采购合同 2026",
        source=FromFile(file_id="F1", file_name="a.pdf"),
        signers=tuple(party.signer for party in parties),
        deadline=NOW + timedelta(days=7),
        reviewer=REVIEWER,
        channel="C1",
    )
    made = state is not Status.CREATING
    contract_ = Contract(
        id="ABCDEFGH23",
        owner=OWNER,
        order=order,
        parties=parties,
        status=state,
        creation=Creation(remote_id="yDwRemote" if made else ""),
        review=Review(reviewer=REVIEWER),
        created_at=NOW,
        changed_at=NOW,
        reminded_at=NOW,
        reason="价格有误，请致电 13912345678",
    )
    return contract_.model_copy(update=changes)


def _party(member: str, name: str, mobile: str, company: str, standing: Standing) -> Party:
    kind = PartyKind.EMPLOYEE if company else PartyKind.PERSON
    signer = Signer(kind=kind, name=name, mobile=mobile, company=company, member=member)
    return Party(signer=signer, standing=standing)


def hostile(state: Status = Status.WAITING) -> Contract:
    ordinary = contract(state, reason=HOSTILE, owner=HOSTILE)
    parties = tuple(
        Party(
            signer=Signer(
                kind=PartyKind.EMPLOYEE,
                name=HOSTILE,
                mobile="1" * 400,
                company=HOSTILE,
                member=HOSTILE,
            ),
            standing=Standing.REFUSED,
            reason=HOSTILE,
        )
        for _ in range(50)
    )
    order = ordinary.order.model_copy(
        update={"name": HOSTILE, "signers": tuple(party.signer for party in parties)}
    )
    decided = Review(
        reviewer=HOSTILE, decision=Decision.SENT_BACK, by=HOSTILE, at=NOW, reason=HOSTILE
    )
    change = {"order": order, "parties": parties, "review": decided}
    return ordinary.model_copy(update=change)


def every_contract() -> Iterator[Contract]:
    """Every status, every stage of the review in each, and the unclear creation."""
    for state in Status:
        yield contract(state, review=None)
        yield contract(state, reminded_at=None)
        for decision in Decision:
            decided = Review(
                reviewer=REVIEWER, decision=decision, by=REVIEWER, at=NOW, reason="条款不全"
            )
            yield contract(state, review=decided)
    yield from (hostile(Status.WAITING), hostile(Status.REFUSED))
    unclear = Creation(attempted_at=NOW, unclear=True)
    yield contract(Status.CREATING, creation=unclear)
    yield hostile(Status.CREATING).model_copy(update={"creation": unclear})
    base = contract()
    for standing in Standing:
        parties = tuple(p.model_copy(update={"standing": standing}) for p in base.parties)
        yield contract(parties=parties)
    yield from later_life()


def later_life() -> Iterator[Contract]:
    """A place left open, a last day of one's own, a dissolved contract and its agreement."""
    later = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    running = contract(review=None).with_party(1, signer=later, id="r1")
    yield running.with_party(0, deadline=NOW, reminded=2, id="r0")
    yield running.with_party(0, signer=later)
    yield from growing()
    held = Creation(remote_id="yDwRemote", held=True)
    sent_back = Review(
        reviewer=REVIEWER, decision=Decision.SENT_BACK, by=REVIEWER, at=NOW, reason=HOSTILE
    )
    for review_ in (None, Review(reviewer=REVIEWER), sent_back):
        yield contract(Status.COMPOSING, creation=held, review=review_)
    yield contract(Status.FINISHED, destroyed=True)
    done = contract(Status.FINISHED, agreement="8NEWAGREEM")
    yield done.model_copy(update={"evidence": Evidence(report_id="r", by=OWNER, ready=True)})
    source = Releasing(contract_id=done.id, remote_id="yDwRemote", reason=HOSTILE)
    order = done.order.model_copy(update={"source": source})
    yield contract(order=order)
    yield contract(Status.FAILED, order=order)
    for name in ("采购", HOSTILE):
        yield contract(group=Group(id="ABCDEFGH23", name=name, place=1, size=3))


def growing() -> Iterator[Contract]:
    """More signers may join it: while somebody must sign, and once all have."""
    base = contract(review=None)
    order = base.order.model_copy(update={"growing": True})
    open_ = base.model_copy(update={"order": order}).with_party(0, id="r0")
    yield open_
    later = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    yield open_.with_party(1, signer=later, id="r1")
    signed = open_.with_party(0, standing=Standing.SIGNED).with_party(1, standing=Standing.SIGNED)
    yield signed.model_copy(update={"status": Status.PARTLY_SIGNED})


def every_message(one: Contract, text: Text) -> Iterator[Message]:
    yield card.card(one, text, can=EVERYTHING, reminders=2)
    for can in (EVERYTHING, frozenset[Can]()):
        yield card.card(one, text, can=can)
        for viewer in (OWNER, SIGNER, REVIEWER, STRANGER):
            yield status.status(one, viewer, text, can=can)
    yield review.card(one, text)
    yield review.card(one, text, can=EVERYTHING)
    yield links.invite(one, text)
    yield grow.not_all(one, text)
    yield status.listing([one] * 12, SIGNER, text)
    yield status.listing([one] * 12, OWNER, text, can=EVERYTHING, together=12)
    yield status.several([one] * 12, one.order.name, text)
    if _is_telling(one):
        yield from _every_rarer(one, text)


def _every_rarer(one: Contract, text: Text) -> Iterator[Message]:
    """What is the same wherever a contract stands."""
    yield links.sign(LINK, one, text)
    yield links.download("https://file.example/x?a=1", one, text)
    yield from every_batch(one, text)
    yield from (qr.told(code_of(one), text), qr.cancelled(code_of(one), text))
    yield from every_proof(one, text)
    yield from every_line(one, text)
    yield from every_trouble(one, text)
    yield from every_reply(one, text)
    yield from every_summary(one, text)


def code_of(one: Contract) -> qr.Code:
    """Called as the contract is; a form takes no longer name."""
    name = one.order.name[:200]
    return qr.Code(id="y" * 32, name=name, template=name[:75], most=10_000, until=NOW)


def every_account(one: Contract, text: Text) -> Iterator[View]:
    """What a company may have, in every state, called as the contract is; and far too much."""
    name = one.order.name
    uses = [Use(quota, 7, company) for quota in ("SignFlow", name) for company in ("", name)]
    seals = [Seal("s", name, kind, state) for kind in ("OFFICIAL", name) for state in SealState]
    members = [Company("c", name, state) for state in MemberState]
    yield company.loading(text)
    for much in (0, 1, 30):
        used = Usage(NOW.date(), NOW.date(), uses * much)
        yield company.account(used, seals * much, members * much, text)
    yield company.account(text.errors.unavailable, "字" * 900, None, text)
    yield company.account(None, seals, members, text)


def every_code_view(one: Contract, text: Text) -> Iterator[View]:
    code, wish = code_of(one), CodeWish("t" * 32, one.order.name, one.order.name, "5", "7")
    yield from (qr.form(qr.USUAL, text), qr.form(wish, text, notice=text.qr.maybe_made))
    yield from (qr.making(text), qr.ready(QrCode("y", LINK, LINK, NOW), code, text))
    endless = code.model_copy(update={"until": None})
    yield qr.ready(QrCode("y", LINK), endless, text)


def every_batch(one: Contract, text: Text) -> Iterator[Message]:
    """One link for several contracts, and more names and contracts than are shown."""
    party = one.parties[0] if one.parties else contract().parties[0]
    for count in (1, 2, 100):
        yield sign_many.links([Batch(party, (one,) * count, LINK)], 0, text)
    yield sign_many.links([Batch(party, (one,) * 12, LINK)] * 6, 3, text)


def every_proof(one: Contract, text: Text) -> Iterator[Message]:
    """What is read, previewed, verified and reported of a contract."""
    yield links.look(LINK, one, text)
    yield create.preview(LINK, one.order.name, text)
    yield create.not_yet_complete([Problem(At.NAME, Wrong.CHARACTERS, hint="<\u200b🎉")], text)
    for verdict in Verdict:
        yield evidence.verified(Verified(verdict, 2, "0a1b2c"), one, text)
    yield evidence.report(LINK, one, text)
    yield evidence.told(one, text)


def every_line(one: Contract, text: Text) -> Iterator[Message]:
    for kind in Line:
        for party, who, why in ((None, "", ""), (0, OWNER, one.reason), (99, "", one.order.name)):
            line = AddLine(contract_id=one.id, line=kind, party=party, who=who, reason=why)
            yield card.line(line, one, text)


def every_trouble(one: Contract, text: Text) -> Iterator[Message]:
    for doing in Trouble:
        told = TellTrouble(contract_id=one.id, who=OWNER, doing=doing)
        yield trouble.trouble(told, one, text)
        for change in ({"waiting": True}, {"ask": True}, {"error": "Unavailable"}):
            yield trouble.trouble(told.model_copy(update=change), one, text)
        closed = told.model_copy(update={"code": "not_in_channel", "error": "Refused"})
        yield trouble.trouble(closed, one, text)
    for reason in Reason:
        refused = TellTrouble(
            contract_id=one.id,
            who=OWNER,
            doing=Trouble.CREATE,
            reason=reason,
            code=one.order.name,
            request_id="s17",
            detail=one.order.name,
        )
        yield trouble.trouble(refused, one, text)


def every_summary(one: Contract, text: Text) -> Iterator[Message]:
    """What became of twenty that were ordered together, this one among them."""
    reasons = [*Reason][:3], [Reason.OTHER] * 20
    for some in reasons:
        gone = [
            contract(
                Status.FAILED,
                id=f"ABCDEFG{n:03}",
                order=one.order,
                failure=Failure(reason=reason, detail=f"{n}{one.order.name}"),
            )
            for n, reason in enumerate(some)
        ]
        many = [one, *gone][:20]
        ids = tuple(each.id for each in many)
        told = TellMany(contract_id=ids[0], contract_ids=ids, who=OWNER)
        yield create_many.told(told, many, text)
    yield create_many.told(told.model_copy(update={"contract_ids": (one.id,)}), [one], text)
    for change in ({"waiting": True, "error": "Unavailable"}, {"error": "Unexpected"}):
        yield create_many.told(told.model_copy(update=change), many, text)


def _is_telling(one: Contract) -> bool:
    """Where no more of a contract than its names is shown, the plainest and the worst will do."""
    return one.order.name == HOSTILE or one in (contract(), *later_life())


def every_reply(one: Contract, text: Text) -> Iterator[Message]:
    said = one.review or Review(reviewer=REVIEWER)
    yield from (replies.outdated(text), replies.foreign_team(text))
    yield from (replies.only_involved(one.owner, text), replies.press_again(text))
    yield replies.one_moment(text)
    yield from (replies.only_owner(one.owner, text), replies.not_reviewer(said.reviewer, text))
    yield from (replies.already_decided(said, text), replies.remind_asked(one, text))
    yield from (replies.remind_asked(one, text, left=2), replies.say(text.cancel_many.nothing))
    yield replies.decision_received(text)
    yield replies.say(text.create_many.nothing_to_correct)
    yield from (replies.create_again_asked(one, text), replies.given_up(one, text))
    yield from (replies.settled_already(one, text), replies.say(foreign.short(one.order.name, 900)))
    yield replies.which_contract("/esign cancel <number>", text)
    yield help.card(text, frozenset({"qr", "签署码"}))
    yield from (help.card(text), help.unknown_verb(one.order.name, "new", text))
    yield from (help.unknown_verb("x", "", text), status.listing([], OWNER, text))


def every_view(one: Contract, text: Text) -> Iterator[View]:
    for why in ("", one.reason):
        yield cancel.form(one, text, limit=200, reason=why)
        yield review.send_back_form(one, text, limit=200, reason=why)
        yield review.refuse_form(one, text, limit=200, reason=why)
    yield from (cancel.submitted(one, text), review.received(one.id, text), create.loading(text))
    yield from (create.sending(text), create.submitted(one.order.name, one.id, text))
    yield create.submitted_group(one.order.name, 3, text)
    yield from (create.failed("x", text), create.failed("字" * 900, text))
    yield notice.notice(text.create.title, "x", text, "info")
    for message in (help.card(text), replies.one_moment(text), links.sign(LINK, one, text)):
        yield notice.answer(message, text, about=one.id)
    yield send_file.refused(text.send_file.unreadable(foreign.short(one.order.name, 80)), text)
    yield from every_later_view(one, text)
    yield from (*every_code_view(one, text), *every_account(one, text))
    for can in (EVERYTHING, frozenset[Can]()):
        for viewer in (OWNER, SIGNER, REVIEWER, STRANGER):
            yield home.details(one, viewer, text, can=can)


def every_later_view(one: Contract, text: Text) -> Iterator[View]:
    """The modals of what is done more rarely."""
    yield extend.form(one, text, tz="Asia/Shanghai", now=NOW)
    yield from (extend.submitted(one, text), evidence.form(one, text))
    yield from (evidence.submitted(one, text), release.form(one, text, limit=200, reason="x"))
    yield release.submitted(one, "8NEWAGREEM", text)
    yield from (name_signer.submitted(one, text), hand_over.submitted(one, text))
    yield from (destroy.form(one, text), destroy.submitted(one, text))
    for places in (True, False):
        yield grow.form(one, text, places=places)
    yield from (grow.submitted(one, text), grow.end_form(one, text))
    yield from (grow.end_submitted(one, text), grow.end_refused(one, text))
    if unnamed(one):
        yield name_signer.form(one, text)
    if can_be_handed_over(one):
        yield hand_over.form(one, text)
    many = [one.model_copy(update={"id": f"ABCDEFG{n:03}"}) for n in range(120)]
    yield cancel_many.form(many, text, most=100, limit=200)
    yield from (cancel_many.submitted(2, text), cancel_many.making_link(text))
    yield from (create_many.loading(text), create_many.accepted(20, text))
    yield create_many.failed("x", text)
    for form in every_many_form(one.order.name) if _is_telling(one) else ():
        yield create_many.form(form, text, now=NOW, can=EVERYTHING, most=20, notice="x" * 500)
    yield cancel_many.link(LINK, 2, {}, text)
    yield cancel_many.link(LINK, 1, {one.id: one.reason}, text)
    yield from (cancel_many.link("", 0, {one.id: ""}, text), cancel_many.failed("x", text))


def every_home(one: Contract, text: Text) -> Iterator[View]:
    """With nothing, with this contract for everybody, and with more than can ever be shown."""
    everything = home.Shown(rows=(100, 100, 100))
    yield home.home([], OWNER, text, can=EVERYTHING, now=NOW)
    yield home.trouble(text.errors.unavailable, text)
    for viewer in (OWNER, SIGNER, REVIEWER, STRANGER):
        for shown in (None, everything):
            for many in (1, home.MOST_LISTED):
                yield home.home([one] * many, viewer, text, can=EVERYTHING, now=NOW, shown=shown)
    mine, others, done = contract(), contract(review=None, parties=()), contract(Status.FINISHED)
    full = [one, *(mine, others, done) * 33]
    yield home.home(full, SIGNER, text, can=EVERYTHING, now=NOW, shown=everything, together=99)


def every_form() -> Iterator[create.CreateForm]:
    yield create.CreateForm()
    yield create.CreateForm(source="template")
    for count in (1, 2, 10, 11, 50):
        roles = tuple(
            Role(id="r" * 32 + str(i), name="甲方" * 9, kind=PartyKind.EMPLOYEE)
            for i in range(count)
        )
        template = Template(id="t" * 32, name="采购模板", roles=roles, ordered=False)
        yield create.CreateForm(file_id="F1", file_name="a.pdf").with_template(template)
    row = create.SignerRow(
        kind=PartyKind.EMPLOYEE, name=HOSTILE, mobile=HOSTILE, company=HOSTILE, member="U1"
    )
    bad = Template(
        id="t1", name=HOSTILE, roles=(Role(id="r1", name=HOSTILE, kind=PartyKind.EMPLOYEE),) * 10
    )
    full = create.CreateForm(
        file_id="F1",
        file_name=HOSTILE,
        name=HOSTILE,
        signers=(row,) * 10,
        deadline=date(2027, 1, 1),
        reviewer="U2",
        channel="C2",
    )
    files = tuple(GroupFile(id=f"F0123456{n:03}", name=HOSTILE[:80], size=2**33) for n in range(11))
    group = full.model_copy(update={"source": "group", "files": files})
    yield from (create.CreateForm(source="group"), group, group.with_template(bad))
    yield from (full, full.with_template(bad), full.model_copy(update={"growing": True}))
    reader = create.WatcherRow(name=HOSTILE, mobile=HOSTILE, company=HOSTILE)
    later = create.SignerRow(unnamed=True)
    yield full.model_copy(update={"watchers": (reader,) * 5, "signers": (row, later)})
    proven = {"verify": tuple(Verify), "growing": True, "read_seconds": 300}
    for most in (full, group, full.with_template(bad)):
        placed = tuple(one.model_copy(update={"place": HOSTILE}) for one in most.signers)
        change = {**proven, "signers": placed, "watchers": (reader,) * most.most_watchers}
        yield most.model_copy(update=change)
    yield create.CreateForm().with_template(of_fields(HOSTILE, 20, roles=10))
    yield from every_form_of_templates(full)
    yield create.CreateForm(watchers=(reader,) * 5).with_template(of_fields("价格", 5, roles=2))


def every_form_of_templates(full: create.CreateForm) -> Iterator[create.CreateForm]:
    """Several of them: before any is known, and as many as the form can hold in every way."""
    yield create.CreateForm(source="templates")
    unknown = tuple(FormTemplate(id="t" * 30 + f"{n:02}", name=HOSTILE[:75]) for n in range(11))
    yield full.model_copy(update={"source": "templates", "templates": unknown})
    yield full.with_templates(templates(2, roles=2))
    most = [
        full.with_templates(templates(10, roles=2, name="字" * 100)),
        full.with_templates(templates(2, roles=10)),
        full.with_templates(templates(2, roles=5, fields=5)),
        full.with_templates(templates(10, roles=1, fields=2)),
    ]
    for one in most:
        assert one.fits_together
        yield one
        yield one.model_copy(update={"source": "group"})


def templates(
    count: int, *, roles: int, fields: int = 0, name: str = HOSTILE
) -> Sequence[Template]:
    """Templates of which each has all of its roles in common with the others."""
    named = [
        Role(id="r" * 30 + f"{n:02}", name=f"{n}{name}", kind=PartyKind.PERSON)
        for n in range(roles)
    ]
    wanted = of_fields(name, fields, roles=0).fields
    ids = [f"{'t' * 30}{number:02}" for number in range(count)]
    return [Template(id=id_, name=name, roles=tuple(named), fields=wanted) for id_ in ids]


def every_many_form(name: str) -> Iterator[create_many.ManyForm]:
    """Before a template is chosen, and with the plainest and the largest."""
    yield create_many.ManyForm()
    row = create.SignerRow(name=name, mobile=name, company=name, member="U1")
    full = create_many.ManyForm(
        name=name, signer=row, lines=name, deadline=date(2027, 1, 1), reviewer="U2", channel="C2"
    )
    yield full.without_template()
    yield full.with_template(Template(id="t1", name=name, roles=(Role(id="r1", name=name),)))
    large = of_fields(name, 20, roles=10)
    yield full.with_template(large)
    yield full.with_template(large).with_same(9)


def of_fields(name: str, count: int, *, roles: int) -> Template:
    """A template that asks much of the initiator, in every way there is."""
    marks = (Mark.TEXT, Mark.LONG_TEXT, Mark.CHECK, Mark.CHOICE, Mark.DAY)
    fields = tuple(
        TemplateField(
            id=f"c{n}",
            name=name,
            mark=marks[n % len(marks)],
            required=n % 2 == 0,
            choices=("现金", "转账") if marks[n % len(marks)] is Mark.CHOICE else (),
            value="x" * 4000,
        )
        for n in range(count)
    )
    named = tuple(Role(id=f"r{n}", name=name) for n in range(roles))
    return Template(id="t" * 32, name=name, roles=named, fields=fields)

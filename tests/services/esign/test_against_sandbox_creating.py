"""Whatever an order can hold, through the adapter, at the pretend Tencent."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from sandbox.tencent import Delays, Fault, Feature, Settings, TencentConfig
from sandbox.tencent.config import FieldSpec, TemplateRole, TemplateSpec
from services.contracts.controls import (
    AtFormField,
    AtKeyword,
    Control,
    FieldValue,
    Mark,
    TemplateField,
)
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Standing, Status, Step
from services.contracts.order import FromFile, PartyKind, Signer
from services.contracts.ways import Verify, Way
from tests.port.opened import make_group
from tests.sandbox.tencent.papers import office

from .sandboxed import PAPER, PERSON, PLACE, SEAL, SIGNATURE, Sandboxed, open_sandboxed

ROLES = (
    TemplateRole("y" + "1" * 31, "甲方", company=True),
    TemplateRole("y" + "2" * 31, "乙方", company=False, fields=("地址",)),
)
LEASE = TemplateSpec(
    "y" + "9" * 31,
    "租房合同",
    ROLES,
    fields=(
        FieldSpec("租金", required=True),
        FieldSpec("起租日", "DATE"),
        FieldSpec("付款方式", "SELECTOR", choices=("月付", "季付")),
    ),
)
SEALED = TemplateSpec(
    "y" + "8" * 31,
    "收入证明",
    (TemplateRole("y" + "3" * 31, "公司", company=True, seal_id="yDSealContract" + "0" * 18),),
)
AT_ONCE = Delays(compose=0, convert=0)
CONFIG = TencentConfig(delays=AT_ONCE, templates=(*TencentConfig().templates, LEASE, SEALED))


@pytest.fixture
async def one() -> AsyncIterator[Sandboxed]:
    async with open_sandboxed(CONFIG) as opened:
        yield opened


async def status_of(one: Sandboxed, made: Creation) -> Status:
    [seen] = await one.ess.look([made.remote_id])
    return seen.status


async def refused(one: Sandboxed, *signers: Signer, **more: Any) -> Reason:
    with pytest.raises(Refused) as refusal:
        await one.make(one.order(*signers, **more))
    return refusal.value.reason


async def test_a_word_file_is_converted_and_sent(one: Sandboxed) -> None:
    order = one.order(source=FromFile(file_id="F1", file_name="采购合同.docx"))
    uploaded = await one.ess.create_step("ABC", order, Creation(), office())
    assert uploaded.step is Step.CONVERTING
    made = await one.make(order, office())
    assert await status_of(one, made) is Status.WAITING


async def test_what_cannot_be_converted_is_a_bad_file(one: Sandboxed) -> None:
    order = one.order(source=FromFile(file_id="F1", file_name="采购合同.docx"))
    with pytest.raises(Refused) as refusal:
        await one.make(order, b"PK, and nothing more")
    assert refusal.value.reason is Reason.BAD_FILE


async def test_a_file_that_is_still_converted_is_not_yet_there() -> None:
    config = replace(CONFIG, delays=Delays(convert=3600))
    async with open_sandboxed(config) as one:
        order = one.order(source=FromFile(file_id="F1", file_name="采购合同.docx"))
        converting = await one.ess.create_step("ABC", order, Creation(), office())
        with pytest.raises(NotYet):
            await one.ess.create_step("ABC", order, converting, None)
        with pytest.raises(NotYet):
            await one.ess.preview(order, office())


async def test_people_sign_at_a_point_at_a_word_and_in_a_form_field(one: Sandboxed) -> None:
    word = AtKeyword(keyword="乙方签名", width=119, height=43, dx=10, from_end=True, which=(0,))
    field = AtFormField(name="sign_here")
    us = one.us.model_copy(update={"controls": (SEAL, Control(mark=Mark.DATE, at=word))})
    signature = Control(mark=Mark.SIGNATURE, at=field)
    them = PERSON.model_copy(update={"controls": (signature,)})
    made = await one.make(one.order(us, them))
    assert await status_of(one, made) is Status.WAITING
    assert (await one.sent("CreateFlowByFiles"))["SignBeanTag"] == 0


@pytest.mark.parametrize(
    "at",
    [
        AtKeyword(keyword="丙方", width=100, height=40),
        AtFormField(name="elsewhere"),
        PLACE.model_copy(update={"page": 2}),
        PLACE.model_copy(update={"width": 0}),
    ],
)
async def test_a_place_that_is_not_there_is_said_so(
    one: Sandboxed, at: AtKeyword | AtFormField
) -> None:
    them = PERSON.model_copy(update={"controls": (Control(mark=Mark.SIGNATURE, at=at),)})
    assert await refused(one, them) is Reason.BAD_PLACE


async def test_the_initiator_and_a_signer_fill_in(one: Sandboxed) -> None:
    ours = (
        Control(mark=Mark.TEXT, at=PLACE, name="金额", value="一百元"),
        Control(mark=Mark.DAY, at=PLACE, value="2026-12-31"),
        Control(mark=Mark.CHOICE, at=PLACE, value="月付", choices=("月付", "季付")),
    )
    theirs = (SIGNATURE, Control(mark=Mark.LONG_TEXT, at=PLACE, name="地址"))
    them = PERSON.model_copy(update={"controls": theirs})
    made = await one.make(one.order(them, controls=ours))
    assert await status_of(one, made) is Status.FILLING
    await one.control.fill(made.remote_id)
    assert await status_of(one, made) is Status.WAITING


async def test_a_value_that_does_not_suit_its_field_is_said_so(one: Sandboxed) -> None:
    wrong = (Control(mark=Mark.CHOICE, at=PLACE, value="年付", choices=("月付",)),)
    assert await refused(one, PERSON, controls=wrong) is Reason.BAD_FIELD


async def test_somebody_reads_along(one: Sandboxed) -> None:
    reader = {"kind": PartyKind.PERSON, "name": "王五", "mobile": "13700000000"}
    for order in (
        one.order(watchers=(reader,)),
        await one.from_template("保密协议", watchers=(reader,)),
    ):
        made = await one.make(order)
        flow = one.tencent.world.flows[made.remote_id]
        assert [(w.name, w.notify) for w in flow.watchers] == [("王五", "sms")]


async def test_nobody_reads_along_who_signs(one: Sandboxed) -> None:
    reader = {"kind": PartyKind.PERSON, "name": PERSON.name, "mobile": PERSON.mobile}
    assert await refused(one, watchers=(reader,)) is Reason.BAD_WATCHERS


async def test_a_signer_reads_for_a_time_and_proves_themselves(one: Sandboxed) -> None:
    them = PERSON.model_copy(update={"read_seconds": 10, "verify": (Verify.FACE, Verify.PASSWORD)})
    made = await one.make(one.order(them))
    [signer] = one.tencent.world.flows[made.remote_id].signers
    assert (signer.read_seconds, signer.sign_types) == (10, (1, 2))
    alone = PERSON.model_copy(update={"verify": (Verify.FINGERPRINT,)})
    assert await refused(one, alone) is Reason.BAD_VERIFICATION


async def test_a_signer_is_reviewed_whoever_they_sign_for(one: Sandboxed) -> None:
    made = await one.make(one.order(PERSON.model_copy(update={"reviewed": True})))
    flow = await one.control.flow(made.remote_id)
    assert flow.signers[0].blocked


async def test_a_role_is_left_open_in_a_file_and_in_a_template(one: Sandboxed) -> None:
    nobody = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    from_template = await one.from_template("保密协议", one.us, nobody)
    for order in (one.order(one.us, nobody), from_template):
        made = await one.make(order)
        [_, role] = (await one.control.flow(made.remote_id)).signers
        assert (role.name, role.mobile) == ("", "")
        await one.ess.add_signer(made.remote_id, role.recipient_id, PERSON)
        assert (await one.control.flow(made.remote_id)).signers[1].name == PERSON.name


async def test_our_seal_signs_by_itself(one: Sandboxed) -> None:
    seal = one.config.seals[0].id
    us = one.us.model_copy(update={"way": Way.AUTO, "seal_id": seal, "controls": (SEAL,)})
    made = await one.make(one.order(us, PERSON))
    [seen] = await one.ess.look([made.remote_id])
    assert [party.standing for party in seen.parties] == [Standing.SIGNED, Standing.TO_SIGN]
    official = us.model_copy(update={"seal_id": one.config.seals[1].id})
    assert await refused(one, official) is Reason.BAD_SEAL


async def test_our_seal_signs_a_template_by_itself_which_is_not_offered(one: Sandboxed) -> None:
    assert "收入证明" not in [found.name for found in await one.ess.templates()]
    us = one.us.model_copy(update={"way": Way.AUTO})
    order = (await one.from_template("保密协议")).model_copy(update={"signers": (us,)})
    source = {"template_id": SEALED.id, "role_ids": (SEALED.roles[0].id,)}
    order = order.model_copy(
        update={"source": order.source.model_copy(update=source), "ordered": True}
    )
    made = await one.make(order)
    assert await status_of(one, made) is Status.FINISHED


async def test_a_person_who_allowed_it_signs_by_themselves(one: Sandboxed) -> None:
    doctor = Signer(
        kind=PartyKind.PERSON,
        name="孙医生",
        mobile="13800000003",
        way=Way.AUTO,
        controls=(SIGNATURE,),
    )
    assert await status_of(one, await one.make(one.order(doctor))) is Status.FINISHED
    stranger = doctor.model_copy(update={"mobile": "13800000004"})
    assert await refused(one, stranger) is Reason.NOT_AUTHORISED


async def test_pins_sign_for_us_for_a_partner_and_for_a_person(one: Sandboxed) -> None:
    pins = one.config.pins
    partner = "远方贸易（上海）有限公司"
    by_pin = {"way": Way.PIN, "controls": (SIGNATURE,)}
    us = one.us.model_copy(update={**by_pin, "pin": pins["13800000001"]})
    them = Signer(
        kind=PartyKind.EMPLOYEE,
        name="李四",
        mobile="13900000002",
        company=partner,
        pin=pins[partner],
        **by_pin,
    )
    person = Signer(
        kind=PartyKind.PERSON,
        name="孙医生",
        mobile="13800000003",
        pin=pins["13800000003"],
        **by_pin,
    )
    order = one.order(us, them, person)
    assert await status_of(one, await one.make(order)) is Status.FINISHED


async def test_a_colleague_is_named_by_their_account_alone(one: Sandboxed) -> None:
    colleague = one.config.employees[1]
    us = Signer(
        kind=PartyKind.EMPLOYEE,
        name="",
        mobile="",
        company=one.config.organization,
        account=colleague.user_id,
    )
    made = await one.make(one.order(us))
    assert (await one.control.flow(made.remote_id)).signers[0].name == colleague.name


async def test_a_growing_contract_is_made_and_grows(one: Sandboxed) -> None:
    made = await one.make(one.order(one.us, growing=True))
    await one.ess.grow(made.remote_id, [PERSON])
    assert len((await one.control.flow(made.remote_id)).signers) == 2


async def test_a_template_tells_its_fields_and_they_are_filled_in(one: Sandboxed) -> None:
    template = await one.ess.template(LEASE.id)
    assert template.fields == (
        TemplateField(id="ComponentId_0", name="租金", required=True),
        TemplateField(id="ComponentId_1", name="起租日", mark=Mark.DAY, required=False),
        TemplateField(
            id="ComponentId_2",
            name="付款方式",
            mark=Mark.CHOICE,
            required=False,
            choices=("月付", "季付"),
        ),
        TemplateField(id="ComponentId_3", name="地址", role_id=ROLES[1].id, required=False),
    )
    values = (
        FieldValue(name="租金", value="100"),
        FieldValue(id="ComponentId_1", value="2026-12-31"),
        FieldValue(id="ComponentId_2", value="季付"),
    )
    made = await one.make(await one.from_template("租房合同", values=values))
    assert made.step is Step.STARTED
    assert (await one.sent("CreateDocument"))["FormFields"][1] == {
        "ComponentId": "ComponentId_1",
        "ComponentValue": "2026年12月31日",
    }


async def test_a_required_field_that_is_left_out_is_said_so(one: Sandboxed) -> None:
    with pytest.raises(Refused) as refusal:
        await one.make(await one.from_template("租房合同"))
    assert refusal.value.reason is Reason.BAD_FIELD


async def test_all_pages_of_templates_are_looked_through() -> None:
    many = tuple(
        TemplateSpec(f"y{number:031}", f"合同{number}", ROLES, available=number > 410)
        for number in range(430)
    )
    async with open_sandboxed(replace(CONFIG, templates=many)) as one:
        found = await one.ess.templates(limit=5)
        assert [template.name for template in found] == [f"合同{n}" for n in range(411, 416)]
        offsets = [seen.body["Offset"] for seen in await one.control.requests()]
        assert offsets == [0, 200, 400]


@pytest.mark.parametrize("name", ["采购合同.pdf", "采购合同.docx"])
async def test_a_preview_makes_and_costs_nothing(one: Sandboxed, name: str) -> None:
    document = PAPER if name.endswith("pdf") else office()
    order = one.order(source=FromFile(file_id="F1", file_name=name))
    assert (await one.ess.preview(order, document)).startswith(one.tencent.file_url)
    assert await one.control.flows() == []
    assert (await one.control.state()).quota == 100


async def test_a_template_is_previewed_with_what_is_filled_in(one: Sandboxed) -> None:
    values = (FieldValue(name="租金", value="100"),)
    order = await one.from_template("租房合同", values=values)
    assert await one.ess.preview(order, None)
    assert await one.control.flows() == []
    with pytest.raises(Refused):
        await one.ess.preview(order.model_copy(update={"values": ()}), None)


async def test_many_are_made_one_by_one_each_outcome_in_its_place(one: Sandboxed) -> None:
    good = await one.from_template("保密协议")
    bad = good.model_copy(update={"name": "采购/合同"})
    changed = good.model_copy(
        update={"source": good.source.model_copy(update={"role_ids": ("yGone", "yGone2")})}
    )
    outcomes = await one.ess.create_many({"A1": good, "A2": bad, "A3": changed, "A4": good})
    assert list(outcomes) == ["A1", "A2", "A3", "A4"]
    first, second, third, fourth = outcomes.values()
    assert isinstance(first, Creation)
    assert isinstance(fourth, Creation)
    assert isinstance(second, Refused)
    assert isinstance(third, Refused)
    assert second.reason is Reason.BAD_CONTRACT_NAME
    assert third.reason is Reason.SIGNERS_DO_NOT_FIT_TEMPLATE
    assert (await one.control.state()).quota == 98
    assert await one.control.wait_callbacks_settled()
    for our_id, made in (("A1", first), ("A4", fourth)):
        after = made
        while not after.done:
            after = await one.ess.create_step(our_id, good, after, None)
        assert await status_of(one, after) is Status.WAITING


async def test_what_was_not_reached_is_told_as_not_made(one: Sandboxed) -> None:
    order = await one.from_template("保密协议")
    await one.ess.create_many({"A0": order})
    await one.control.fail_next(Fault(action="CreateFlow", kind="lost_after"))
    outcomes = await one.ess.create_many({"A1": order, "A2": order})
    doubtful, not_reached = outcomes.values()
    assert isinstance(doubtful, Creation)
    assert (doubtful.remote_id, doubtful.attempted_at is None) == ("", False)
    assert isinstance(not_reached, Refused)
    assert not_reached.reason is Reason.NOT_REACHED
    assert len(await one.control.flows()) == 2


async def test_many_of_which_nothing_was_begun_may_be_asked_for_again(one: Sandboxed) -> None:
    order = await one.from_template("保密协议")
    fault = Fault(action="CreateFlow", kind="error", code="RequestLimitExceeded", times=3)
    await one.control.fail_next(fault)
    with pytest.raises(Unavailable) as unavailable:
        await one.ess.create_many({"A1": order})
    assert not unavailable.value.maybe_done
    assert await one.control.flows() == []


async def test_a_group_of_files_is_made_whole_in_its_order(one: Sandboxed) -> None:
    them = PERSON.model_copy(update={"controls": (SIGNATURE,)})
    us = one.us.model_copy(update={"controls": (SEAL,)})
    first = one.order(us, them, name="采购合同")
    second = one.order(
        us, them, name="补充协议", source=FromFile(file_id="F2", file_name="补充协议.docx")
    )
    made = await make_group(one.ess, "GRP", "采购", [first, second], PAPER, office())
    flows = [await one.control.flow(remote_id) for remote_id in made.remote_ids]
    assert [flow.name for flow in flows] == ["采购合同", "补充协议"]
    assert [[signer.recipient_id for signer in flow.signers] for flow in flows] == [
        list(ids) for ids in made.party_ids
    ]
    seen = await one.ess.look_group(made.group_id)
    assert [one.remote_id for one in seen] == list(made.remote_ids)


async def test_a_group_of_templates_is_made_whole(one: Sandboxed) -> None:
    values = (FieldValue(name="租金", value="100"), FieldValue(name="起租日", value="2026-12-31"))
    lease = await one.from_template("租房合同", values=values)
    nda = await one.from_template("保密协议")
    made = await one.ess.create_group("GRP", "租房", [lease, nda], [])
    flows = [await one.control.flow(remote_id) for remote_id in made.remote_ids]
    assert [flow.template_id for flow in flows] == [LEASE.id, one.config.templates[1].id]


async def test_a_group_in_which_somebody_reads_along_is_not_open(one: Sandboxed) -> None:
    reader = {"kind": PartyKind.PERSON, "name": "王五", "mobile": "13700000000"}
    order = await one.from_template("保密协议", watchers=(reader,))
    with pytest.raises(Refused) as refusal:
        await one.ess.create_group("GRP", "两份", [order, order], [])
    assert refusal.value.reason is Reason.NO_FEATURE
    assert await one.control.flows() == []


async def test_a_group_without_places_to_sign_is_said_so(one: Sandboxed) -> None:
    with pytest.raises(Refused) as refusal:
        await make_group(one.ess, "GRP", "两份", [one.order(), one.order()], PAPER, PAPER)
    assert refusal.value.reason is Reason.BAD_PLACE


async def test_a_lost_answer_about_a_group_is_told_and_not_repeated(one: Sandboxed) -> None:
    order = await one.from_template("保密协议")
    await one.control.fail_next(Fault(action="CreateFlowGroupByTemplates", kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await one.ess.create_group("GRP", "两份", [order, order], [])
    assert unavailable.value.maybe_done
    flows = await one.control.flows()
    assert len(flows) == 2


@pytest.mark.parametrize(
    ("way", "feature"), [(Way.AUTO, Feature.AUTO_SIGN), (Way.PIN, Feature.PIN_SIGN)]
)
async def test_a_way_to_sign_that_is_not_open_is_said_so(
    one: Sandboxed, way: Way, feature: Feature
) -> None:
    await one.control.change(Settings(features=frozenset(Feature) - {feature}))
    us = one.us.model_copy(update={"way": way, "pin": "1", "controls": (SEAL,)})
    assert await refused(one, us) is Reason.NO_FEATURE


async def test_a_masked_number_is_said_so(one: Sandboxed) -> None:
    masked = PERSON.model_copy(update={"mobile": "139****0002"})
    assert await refused(one, masked) is Reason.MASKED_VALUE


async def test_for_a_member_of_the_group_every_step_is_taken() -> None:
    north = CONFIG.companies[1].id
    async with open_sandboxed(CONFIG, member_id=north) as one:
        await one.make(one.order(source=FromFile(file_id="F1", file_name="合同.docx")), office())
        await one.make(await one.from_template("保密协议"))
        bodies = [seen.body for seen in await one.control.requests()]
        assert {str(body.get("Agent")) for body in bodies} == {str({"ProxyOrganizationId": north})}

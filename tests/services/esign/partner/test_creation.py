"""How contracts come to be in the partner edition, against the pretend Tencent."""

from datetime import timedelta

import httpx
import pytest

from sandbox.tencent import Fault, Settings
from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Control, FieldValue, Mark
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Standing, Status, Step
from services.contracts.order import FromFile, FromTemplate, PartyKind, Watcher
from services.contracts.ways import Verify, Way

from .opened import FOREIGN, PDF, PERSON, US, Opened

PNG = b"\x89PNG\r\n\x1a\n"
SEAL = Control(mark=Mark.SEAL, at=AtPoint(page=1, x=80, y=600, width=120, height=120))
SIGNATURE = Control(
    mark=Mark.SIGNATURE, at=AtKeyword(keyword="采购", whole_word=True, width=110, height=40)
)


async def test_a_contract_from_a_file_is_sent_and_signed(opened: Opened) -> None:
    order = opened.order()
    made = await opened.make(order, "PARTNER777")
    assert (made.step, len(made.party_ids)) == (Step.STARTED, 2)
    before = await opened.look(made)
    assert (before.status, before.our_id) == (Status.WAITING, "PARTNER777")
    assert before.deadline == order.deadline
    assert [one.standing for one in before.parties] == [Standing.TO_SIGN, Standing.NOT_YET]
    assert tuple(one.id for one in before.parties) == made.party_ids
    await opened.finish(made)
    after = await opened.look(made)
    assert after.status is Status.FINISHED
    assert {one.standing for one in after.parties} == {Standing.SIGNED}


async def test_whoever_may_sign_when_they_like_may_sign_at_once(opened: Opened) -> None:
    made = await opened.make(opened.order(ordered=False))
    seen = await opened.look(made)
    assert [one.standing for one in seen.parties] == [Standing.TO_SIGN, Standing.TO_SIGN]


async def test_what_is_no_pdf_is_made_one_and_waited_for(opened: Opened) -> None:
    order = opened.order(source=FromFile(file_id="F02", file_name="报价.txt"))
    begun = await opened.esign.create_step("PARTNER001", order, Creation(), "报价一百元".encode())
    assert begun.step is Step.CONVERTING
    with pytest.raises(NotYet):
        await opened.esign.create_step("PARTNER001", order, begun, None)
    await opened.pass_time(opened.tencent.config.delays.convert)
    ready = await opened.esign.create_step("PARTNER001", order, begun, None)
    assert ready.step is Step.UPLOADED
    made = await opened.esign.create_step("PARTNER001", order, ready, None)
    assert made.step is Step.STARTED


async def test_a_picture_of_more_than_eight_megabytes_does_not_leave(opened: Opened) -> None:
    most = 8 * 1024 * 1024
    assert opened.esign.rules.picture_bytes == most
    order = opened.order(source=FromFile(file_id="F02", file_name="扫描.png"))
    uploaded = await opened.esign.create_step("PARTNER001", order, Creation(), PNG.ljust(most))
    assert uploaded.step is Step.CONVERTING
    with pytest.raises(Refused) as refused:
        await opened.esign.create_step("PARTNER001", order, Creation(), PNG.ljust(most + 1))
    assert refused.value.reason is Reason.BAD_FILE
    assert len(await opened.control.requests("UploadFiles")) == 1


async def test_a_file_that_is_no_pdf_is_a_bad_file(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.create_step("PARTNER001", opened.order(), Creation(), b"GIF89a")
    assert refused.value.reason is Reason.BAD_FILE


async def test_people_sign_where_the_order_says(opened: Opened) -> None:
    us = US.model_copy(update={"controls": (SEAL,)})
    them = PERSON.model_copy(update={"controls": (SIGNATURE,)})
    made = await opened.make(opened.order(us, them))
    await opened.finish(made)
    assert (await opened.look(made)).status is Status.FINISHED


async def test_a_signature_in_place_of_a_form_field_is_refused(opened: Opened) -> None:
    at = AtFormField(name="签字")
    them = PERSON.model_copy(update={"controls": (Control(mark=Mark.SIGNATURE, at=at),)})
    with pytest.raises(Refused):
        await opened.make(opened.order(them))


async def test_the_initiator_and_a_signer_fill_in_fields(opened: Opened) -> None:
    at = AtPoint(page=1, x=80, y=100, width=200, height=20)
    ours = Control(mark=Mark.TEXT, at=at, name="金额", value="100")
    choice = Control(mark=Mark.CHOICE, at=at, name="付款", choices=("月付", "年付"))
    them = PERSON.model_copy(update={"controls": (SIGNATURE, choice)})
    us = US.model_copy(update={"controls": (SEAL,)})
    made = await opened.make(opened.order(us, them, controls=(ours,)))
    seen = await opened.look(made)
    assert seen.status is Status.FILLING
    assert [one.standing for one in seen.parties] == [Standing.NOT_YET, Standing.TO_FILL]
    await opened.control.fill(made.remote_id, 1)
    assert (await opened.look(made)).status is Status.WAITING


async def test_a_required_field_of_the_initiator_must_not_be_empty(opened: Opened) -> None:
    at = AtPoint(page=1, x=80, y=100, width=200, height=20)
    with pytest.raises(Refused):
        await opened.make(opened.order(controls=(Control(mark=Mark.TEXT, at=at, name="金额"),)))


async def test_a_company_that_is_none_of_the_applications_signs_under_its_name(
    opened: Opened,
) -> None:
    made = await opened.make(opened.order(US, FOREIGN))
    [sent] = await opened.control.requests("ChannelCreateFlowByFiles")
    them = sent.body["FlowApprovers"][1]
    assert them["NotChannelOrganization"] is True
    assert "OrganizationOpenId" not in them
    assert (await opened.look(made)).parties[1].company == FOREIGN.company


async def test_a_company_of_the_application_is_named_by_its_open_id(opened: Opened) -> None:
    supplier = opened.tencent.config.clients[1]
    signer = FOREIGN.model_copy(update={"company": supplier.name})
    made = await opened.make(opened.order(US, signer))
    [sent] = await opened.control.requests("ChannelCreateFlowByFiles")
    them = sent.body["FlowApprovers"][1]
    assert them["OrganizationOpenId"] == supplier.open_id
    assert "NotChannelOrganization" not in them
    # Without an OpenId of theirs, whoever of that company comes first claims it.
    assert (await opened.look(made)).parties[1].company == supplier.name


async def test_the_companies_are_asked_for_once_in_a_while(opened: Opened) -> None:
    for _ in range(2):
        await opened.make(opened.order(US, FOREIGN))
    assert len(await opened.control.requests("DescribeChannelOrganizations")) == 1
    opened.time.advance(601)
    await opened.make(opened.order(US, FOREIGN))
    assert len(await opened.control.requests("DescribeChannelOrganizations")) == 2


async def test_an_open_id_over_64_characters_does_not_leave(opened: Opened) -> None:
    us = US.model_copy(update={"account": "a" * 65})
    with pytest.raises(Refused) as refused:
        await opened.make(opened.order(us, PERSON))
    assert refused.value.reason is Reason.BAD_ACCOUNT
    assert not await opened.control.requests("ChannelCreateFlowByFiles")


async def test_somebody_reads_along_but_no_signer_does(opened: Opened) -> None:
    reader = Watcher(kind=PartyKind.PERSON, name="王五", mobile="13900000003")
    await opened.make(opened.order(watchers=(reader,)))
    signer = reader.model_copy(update={"mobile": PERSON.mobile})
    with pytest.raises(Refused):
        await opened.make(opened.order(watchers=(signer,)))


async def test_reading_time_and_verification_go_along(opened: Opened) -> None:
    update = {"read_seconds": 30, "verify": (Verify.FACE, Verify.PASSWORD)}
    await opened.make(opened.order(PERSON.model_copy(update=update)))
    [sent] = await opened.control.requests("ChannelCreateFlowByFiles")
    them = sent.body["FlowApprovers"][0]
    assert (them["PreReadTime"], them["ApproverSignTypes"]) == (30, [1, 2])


async def test_a_pin_proves_itself_for_the_name_of_the_contract(opened: Opened) -> None:
    pin = opened.tencent.config.pins[US.mobile]
    us = US.model_copy(update={"way": Way.PIN, "pin": pin, "controls": (SEAL,)})
    them = PERSON.model_copy(update={"controls": (SIGNATURE,)})
    await opened.make(opened.order(us, them))
    wrong = us.model_copy(update={"pin": "wrong"})
    with pytest.raises(Refused):
        await opened.make(opened.order(wrong, them))


async def test_our_seal_signs_by_itself(opened: Opened) -> None:
    [seal, other, *_] = opened.tencent.config.seals
    us = US.model_copy(update={"way": Way.AUTO, "seal_id": seal.id, "controls": (SEAL,)})
    them = PERSON.model_copy(update={"controls": (SIGNATURE,)})
    made = await opened.make(opened.order(us, them))
    seen = await opened.look(made)
    assert [one.standing for one in seen.parties] == [Standing.SIGNED, Standing.TO_SIGN]
    not_allowed = us.model_copy(update={"seal_id": other.id})
    with pytest.raises(Refused):
        await opened.make(opened.order(not_allowed, them))


async def test_a_person_who_has_allowed_it_signs_by_themselves(opened: Opened) -> None:
    allowed = PERSON.model_copy(
        update={"mobile": "13800000003", "way": Way.AUTO, "controls": (SIGNATURE,)}
    )
    made = await opened.make(opened.order(allowed))
    assert (await opened.look(made)).status is Status.FINISHED
    other = allowed.model_copy(update={"mobile": PERSON.mobile})
    with pytest.raises(Refused) as refused:
        await opened.make(opened.order(other))
    assert refused.value.reason is Reason.NOT_AUTHORISED


async def test_a_contract_from_a_template_goes_out_when_it_is_composed(opened: Opened) -> None:
    order = await opened.template_order("保密协议")
    made = await opened.esign.create_step("PARTNER001", order, Creation(), None)
    assert made.step is Step.ACCEPTED
    assert isinstance(order.source, FromTemplate)
    assert made.party_ids == order.source.role_ids
    await opened.pass_time(opened.tencent.config.delays.compose)
    assert (await opened.look(made)).status is Status.WAITING


async def test_a_field_of_a_template_is_filled_in_by_its_id_or_its_name(opened: Opened) -> None:
    order = await opened.template_order("销售合同")
    buyer = FOREIGN
    [field] = (await opened.esign.template(_template_id(order.source))).fields
    for value in (FieldValue(id=field.id, value="1"), FieldValue(name=field.name, value="1")):
        filled = order.model_copy(update={"values": (value,), "signers": (US, buyer)})
        await opened.make(filled)
    sent = await opened.control.requests("CreateFlowsByTemplates")
    wanted = [{"ComponentName": "合同金额", "ComponentValue": "1"}]
    assert [one.body["FlowInfos"][0]["FormFields"] for one in sent] == [wanted, wanted]


async def test_a_template_whose_roles_have_changed_is_said_so(opened: Opened) -> None:
    order = await opened.template_order("保密协议")
    source = FromTemplate(template_id=_template_id(order.source), role_ids=("yOld1", "yOld2"))
    with pytest.raises(Refused) as refused:
        await opened.make(order.model_copy(update={"source": source}))
    assert refused.value.reason is Reason.SIGNERS_DO_NOT_FIT_TEMPLATE
    assert refused.value.message


async def test_a_template_that_is_gone_is_said_so(opened: Opened) -> None:
    order = await opened.template_order("保密协议")
    source = FromTemplate(template_id="y" * 32, role_ids=("yOld1", "yOld2"))
    with pytest.raises(Refused) as refused:
        await opened.make(order.model_copy(update={"source": source}))
    assert refused.value.reason is Reason.NO_TEMPLATE


async def test_templates_are_searched_and_those_switched_off_are_not_offered(
    opened: Opened,
) -> None:
    assert [one.name for one in await opened.esign.templates("协议")] == ["保密协议", "入职协议"]
    gone = opened.tencent.config.templates[2]
    with pytest.raises(Refused) as refused:
        await opened.esign.template(gone.id)
    assert refused.value.reason is Reason.NO_TEMPLATE


async def test_a_template_tells_its_roles_and_everybodys_fields(opened: Opened) -> None:
    [found] = await opened.esign.templates("入职")
    template = await opened.esign.template(found.id)
    assert [role.kind for role in template.roles] == [PartyKind.EMPLOYEE, PartyKind.PERSON]
    assert template.ordered
    person = template.roles[1].id
    assert [(one.name, one.role_id) for one in template.fields] == [
        ("联系地址", person),
        ("紧急联系人", person),
    ]


async def test_how_it_would_look_costs_nothing(opened: Opened) -> None:
    orders = (opened.order(), await opened.template_order("保密协议"))
    for order in orders:
        link = await opened.esign.preview(order, PDF)
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(link)).content.startswith(b"%PDF")
    assert not await opened.control.flows()
    assert (await opened.control.state()).quota == opened.tencent.config.quota


async def test_a_preview_of_a_text_waits_until_it_is_a_pdf(opened: Opened) -> None:
    order = opened.order(source=FromFile(file_id="F02", file_name="报价.txt"))
    assert await opened.esign.preview(order, "报价一百元".encode())


async def test_a_lost_answer_to_the_call_that_costs_is_told_and_not_repeated(
    opened: Opened,
) -> None:
    order = opened.order()
    uploaded = await opened.esign.create_step("PARTNER001", order, Creation(), PDF)
    fault = Fault(action="ChannelCreateFlowByFiles", kind="lost_after")
    await opened.control.fail_next(fault)
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.create_step("PARTNER001", order, uploaded, None)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 1


async def test_no_quota_is_said_so(opened: Opened) -> None:
    await opened.control.change(Settings(quota=0))
    with pytest.raises(Refused) as refused:
        await opened.make(opened.order())
    assert refused.value.reason is Reason.NO_QUOTA


async def test_a_deadline_in_the_past_is_said_so(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.make(opened.order(deadline=opened.now - timedelta(days=1)))
    assert refused.value.reason is Reason.BAD_DEADLINE


def _template_id(source: object) -> str:
    assert isinstance(source, FromTemplate)
    return source.template_id

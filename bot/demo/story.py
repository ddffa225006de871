"""The story that the demo plays: people act, and every consequence must be seen to happen."""

from handlers.views import cancel, card, links, review
from sandbox.tencent.client import ControlRefused
from sandbox.tencent.views import FlowView
from services.contracts.announcements import Line
from services.contracts.can import Can
from services.contracts.model import Status

from .acts import (
    BUYER_MOBILE,
    CHANNEL,
    SELLER_MOBILE,
    Acts,
    StepMissing,
    mention,
    must,
    with_action,
)


async def tell(acts: Acts) -> None:
    """All scenes in order, without what the edition lacks. Raises when one does not come true."""
    first = await _create(acts)
    if Can.REVIEW in acts.can:
        await _review(acts, first)
    await _sign(acts, first)
    await _cancel_one(acts)
    await _refuse_one(acts)
    await _afterwards(acts)


async def _create(acts: Acts) -> FlowView:
    text, screen, reviewed = acts.text, acts.screen, Can.REVIEW in acts.can
    screen.scene(text.scene_create)
    if not reviewed:
        screen.lacks(text.no_review)
    await acts.open_form()
    await acts.fill_from_file(text.first_contract, text.buyer_mobile_wrong, reviewed=reviewed)
    errors = (await acts.people.employee.submit()).errors
    must(len(errors) == 1, text.bad_mobile)
    screen.seen(text.wrong_mobile)
    screen.quotes("".join(errors.values()))
    await acts.mend_mobile()
    await acts.submit()
    flow = await acts.flow(text.first_contract, reviewed=reviewed)
    our_id = await acts.contract_id(text.first_contract)
    screen.seen(text.accepted(our_id))
    screen.seen(text.at_tencent(our_id))
    screen.seen(text.card_in_channel)
    screen.shows(f"#{CHANNEL}", await acts.card(text.first_contract))
    return flow


async def _review(acts: Acts, flow: FlowView) -> None:
    text, people, screen = acts.text, acts.people, acts.screen
    screen.scene(text.scene_review)
    asked = await people.manager.wait_dm(with_action(review.APPROVE))
    screen.seen(text.gets_review(text.manager))
    screen.shows(f"DM → {text.manager}", asked)
    await acts.take_part(flow)
    try:
        await acts.tencent.sign(flow.flow_id, 0)
    except ControlRefused:
        screen.seen(text.blocked(text.seller))
    else:
        raise StepMissing(text.blocked(text.seller))
    screen.says(text.approves(text.manager))
    await people.manager.press(asked, review.APPROVE)
    approved = acts.said.card.of_person[Line.REVIEW_APPROVED]
    await acts.line(approved(await mention(people.manager)))
    screen.seen(text.approved)


async def _sign(acts: Acts, flow: FlowView) -> None:
    text, screen = acts.text, acts.screen
    screen.scene(text.scene_sign)
    await acts.take_part(flow)
    await _mint_link(acts)
    await acts.tencent.sign(flow.flow_id, 0)
    screen.says(text.signs(text.seller))
    partly = acts.said.words.signed_of(1, 2)
    await acts.card_saying(text.first_contract, partly)
    screen.seen(acts.changed(partly))
    await _remind(acts)
    await acts.tencent.sign(flow.flow_id, 1)
    screen.says(text.signs(text.buyer))
    finished = await acts.ended(text.first_contract, Status.FINISHED, Line.FINISHED)
    screen.seen(text.done)
    screen.shows(f"#{CHANNEL}", finished)
    await acts.people.employee.press(finished, card.DOWNLOAD)
    await acts.people.employee.wait_ephemeral(with_action(links.OPEN_DOWNLOAD))
    screen.seen(text.downloads(text.employee))


async def _remind(acts: Acts) -> None:
    text = acts.text
    if Can.REMIND not in acts.can:
        acts.screen.lacks(text.no_reminders)
        return
    await acts.command(f"/esign {text.verb_remind} {await acts.contract_id(text.first_contract)}")
    reminded = acts.said.card.of_person[Line.REMINDED]
    await acts.line(reminded(await mention(acts.people.employee)))
    acts.screen.seen(text.reminded)


async def _mint_link(acts: Acts) -> None:
    text, signer = acts.text, acts.people.signer
    invited = await signer.wait_dm(with_action(links.GET_LINK))
    acts.screen.seen(text.gets_invite(text.seller))
    acts.screen.says(text.gets_link(text.seller))
    await signer.press(invited, links.GET_LINK)
    await signer.wait_ephemeral(with_action(links.OPEN_SIGN))
    acts.screen.seen(text.link_is_personal(text.seller))


async def _cancel_one(acts: Acts) -> None:
    text, people, screen = acts.text, acts.people, acts.screen
    screen.scene(text.scene_cancel)
    await _another(acts)
    await acts.command(f"/esign {text.verb_cancel} {await acts.contract_id(text.second_contract)}")
    await people.employee.wait_modal(cancel.SUBMIT)
    screen.says(text.cancels(text.employee))
    await people.employee.fill({cancel.REASON: text.cancel_reason})
    await acts.submit()
    cancelled = await acts.ended(
        text.second_contract, Status.CANCELLED, Line.CANCELLED, people.employee
    )
    screen.seen(text.cancelled)
    screen.shows(f"#{CHANNEL}", cancelled)


async def _another(acts: Acts) -> None:
    """The second contract, from a template if there are any."""
    text, screen = acts.text, acts.screen
    if Can.TEMPLATES not in acts.can:
        screen.lacks(text.no_templates)
    await acts.open_form()
    if Can.TEMPLATES in acts.can:
        await acts.fill_from_template(text.second_contract)
    else:
        await acts.fill_from_file(text.second_contract, BUYER_MOBILE, reviewed=False)
    await acts.submit()
    await acts.flow(text.second_contract)
    if Can.TEMPLATES in acts.can:
        screen.seen(text.composed)


async def _refuse_one(acts: Acts) -> None:
    text, screen = acts.text, acts.screen
    screen.scene(text.scene_refuse)
    await acts.open_form()
    await acts.fill_from_file(text.third_contract, BUYER_MOBILE, reviewed=False)
    await acts.submit()
    flow = await acts.flow(text.third_contract)
    await acts.take_part(flow)
    screen.says(text.refuses(text.seller, text.refuse_reason))
    await acts.tencent.refuse(flow.flow_id, 0, text.refuse_reason)
    refused = await acts.ended(text.third_contract, Status.REFUSED, Line.REFUSED)
    must(refused.says(text.refuse_reason), text.refused)
    screen.seen(text.refused)
    screen.shows(f"#{CHANNEL}", refused)


async def _afterwards(acts: Acts) -> None:
    text, screen = acts.text, acts.screen
    screen.scene(text.scene_end)
    listed = await acts.command(f"/esign {text.verb_list}")
    if listed is None or not listed.says(text.first_contract):
        raise StepMissing(text.scene_end)
    screen.shows(text.employee, listed)
    await _check_callbacks(acts)
    shared = "".join(shown.text + shown.words for shown in await acts.desk.messages(CHANNEL))
    must(not any(one in shared for one in (SELLER_MOBILE, BUYER_MOBILE, "http")), text.private)
    screen.seen(text.private)


async def _check_callbacks(acts: Acts) -> None:
    if not acts.rules.tells:
        acts.screen.lacks(acts.text.no_callbacks)
        return
    settled = await acts.tencent.wait_callbacks_settled()
    sent = await acts.tencent.callbacks()
    tries = sum(len(one.attempts) for one in sent)
    said = acts.text.callbacks(len(sent), tries)
    must(settled and all(one.outcome == "delivered" for one in sent), said)
    acts.screen.seen(said)

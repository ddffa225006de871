"""The form for a new contract: opened at once, filled when it can be, and never lost."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.views import create as view
from handlers.views.create_wish import form_of, form_of_group
from services.contracts.access import check_may_manage
from services.contracts.can import Can
from services.contracts.create_group import contracts_of
from services.contracts.errors import Refused, SignetError, Unavailable, Unsupported
from services.contracts.group import GroupOrder
from services.contracts.model import Contract
from services.contracts.order import FromTemplate, Releasing

from .asked import Asked
from .deps import Deps
from .draw_form import drawn
from .explain import explain
from .fit_templates import SEARCH_SECONDS, together_again, with_roles
from .incident import noted

Change = Callable[[view.CreateForm], Awaitable[view.CreateForm]]
PutIn = Callable[[view.CreateForm], view.CreateForm]


class Create:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, asked: Asked) -> None:
        """`/esign new`: a trigger lives for three seconds, so something opens before we look."""
        await asked.later(self._open(asked))

    async def open_group(self, asked: Asked) -> None:
        """`/esign group`: the same form, for several that are signed together."""
        self._deps.require(Can.GROUPS)
        await asked.later(self._open(asked, _of_several))

    async def reopen(self, asked: Asked) -> None:
        """After Tencent refused it: the same form, filled as it was."""
        contract = await self._deps.contracts.get(asked.value)
        check_may_manage(contract, asked.who)
        if isinstance(contract.order.source, Releasing):
            raise Unsupported("an agreement made by hand")
        await asked.later(self._reopen(asked, contract))

    async def retry(self, asked: Asked) -> None:
        """The form could not be drawn: once more, from the draft."""
        await asked.later(self.fill(asked, asked.view))

    async def start_afresh(self, asked: Asked) -> None:
        """All that was typed goes; a file that was chosen in a message just now stays."""
        await self._deps.drafts.drop(asked.who)
        form = self._empty()
        if asked.value == view.KEEP_FILE:
            chosen = view.read(asked.view)
            form = form.with_file(chosen.file_id, chosen.file_name, chosen.file_size)
            await self._keep(asked, form)
        await asked.later(self._empty_out(asked, form))

    async def add_signer(self, asked: Asked) -> None:
        await asked.later(self._change(asked, _with_signer))

    async def remove_signer(self, asked: Asked) -> None:
        await asked.later(self._change(asked, _without_last_signer))

    async def add_watcher(self, asked: Asked) -> None:
        await asked.later(self._change(asked, _with_watcher))

    async def remove_watcher(self, asked: Asked) -> None:
        await asked.later(self._change(asked, _without_last_watcher))

    async def kind_changed(self, asked: Asked) -> None:
        """Of who is named later nothing else is asked; any other choice changes no input."""
        if not view.asks_too_much(asked.view):
            await asked.ack()
            return
        await asked.later(self._change(asked, _as_it_is))

    async def source_changed(self, asked: Asked) -> None:
        await asked.later(self._change(asked, self._with_source))

    async def template_chosen(self, asked: Asked) -> None:
        await asked.later(self._change(asked, self._with_roles))

    async def search_templates(self, asked: Asked) -> None:
        """In a menu there is room for no other answer than an option."""
        text = asked.person.text
        try:
            async with asyncio.timeout(SEARCH_SECONDS):
                templates = await self._deps.esign.templates(asked.value)
        except (TimeoutError, SignetError) as error:
            refused = isinstance(error, Refused)
            await asked.ack(**view.no_answer_options(text, refused=refused))
        else:
            await asked.ack(**view.template_options(templates, text))

    async def closed(self, asked: Asked) -> None:
        """Slack tells what was typed only if it feels like it; an empty state replaces nothing."""
        if (asked.view.get("state") or {}).get("values"):
            await self._keep(asked, view.read(asked.view))
        await asked.ack()

    async def _open(self, asked: Asked, put_in: PutIn | None = None) -> None:
        opened = await asked.open(view.loading(asked.person.text))
        await self.fill(asked, opened, put_in=put_in)

    async def _reopen(self, asked: Asked, contract: Contract) -> None:
        opened = await asked.open(view.loading(asked.person.text))
        try:
            form = await self._form_of(contract, asked.person.tz)
        except SignetError as error:
            await _say_in_modal(asked, opened, explain(error, asked.person.text))
            return
        await self._keep(asked, form)
        await self.fill(asked, opened)

    async def _empty_out(self, asked: Asked, form: view.CreateForm) -> None:
        """Slack keeps what is typed in an input that stays; so for a moment there is none."""
        bare = await asked.redraw(view.loading(asked.person.text), asked.view)
        await asked.redraw(drawn(self._deps, asked, form), bare)

    async def fill(
        self,
        asked: Asked,
        shown: Mapping[str, Any],
        *,
        put_in: PutIn | None = None,
        notice: str = "",
        begun: bool = False,
    ) -> None:
        """Draw the form in the modal `shown`, with the draft in it and what `put_in` adds.

        `begun` as with `view.form`.

        Never leaves a spinner: what fails is said in the modal, with a button to try again.
        """
        try:
            draft = await self._draft(asked)
            filled = draft or self._empty()
            if put_in:
                filled = put_in(filled)
                await self._keep(asked, filled)
            kept = draft is not None
            again = drawn(self._deps, asked, filled, notice=notice, draft=kept, begun=begun)
            await asked.redraw(again, shown)
        except SignetError as error:
            await _say_in_modal(asked, shown, explain(error, asked.person.text))
        except Exception as error:
            sentence = explain(error, asked.person.text, reference=noted(error))
            await _say_in_modal(asked, shown, sentence)

    async def _draft(self, asked: Asked) -> view.CreateForm | None:
        """A form from before, if Redis answers and today's Signet still understands it.

        One in which nothing was typed is none; its last day was ours, its source a choice.
        """
        try:
            body = await self._deps.drafts.get(asked.who)
            form = view.CreateForm.model_validate_json(body) if body else self._empty()
        except (Unavailable, ValueError):
            return None
        nothing = {"deadline": None, "source": self._empty().source}
        typed = form.model_copy(update=nothing) != self._empty()
        return form if typed else None

    async def _change(self, asked: Asked, change: Change) -> None:
        """Redraw the form with one thing changed; what is typed in it stays."""
        before = view.read(asked.view)
        notice = ""
        try:
            after = await change(before)
        except SignetError as error:
            after, notice = before.without_template(), explain(error, asked.person.text)
        await self._keep(asked, after)
        await asked.redraw(drawn(self._deps, asked, after, notice=notice), asked.view)

    async def _form_of(self, contract: Contract, tz: str) -> view.CreateForm:
        order, group = contract.order, contract.group
        if group:
            parts = await contracts_of(self._deps.contracts, group)
            orders = tuple(part.order for part in parts)
            form = form_of_group(GroupOrder(name=group.name, orders=orders), tz)
            return await together_again(self._deps, form) if form.of_template else form
        form = form_of(order, tz)
        if not isinstance(order.source, FromTemplate):
            return form
        try:
            return form.with_template(await self._deps.esign.template(order.source.template_id))
        except SignetError:
            return form  # it is chosen again in the form, which says what is wrong with it

    async def _with_source(self, form: view.CreateForm) -> view.CreateForm:
        """What a template asks is not remembered while something else is looked at."""
        chosen = form.templates if form.source == "templates" else form.template_id
        return await self._with_roles(form) if form.of_template and chosen else form

    async def _with_roles(self, form: view.CreateForm) -> view.CreateForm:
        return await with_roles(self._deps, form)

    async def _keep(self, asked: Asked, form: view.CreateForm) -> None:
        """While Redis is away the form itself still holds what was typed."""
        try:
            await self._deps.drafts.put(asked.who, form.model_dump_json().encode())
        except Unavailable:
            return

    def _empty(self) -> view.CreateForm:
        rows = (view.SignerRow(), view.SignerRow())
        return view.CreateForm(signers=rows, channel=self._deps.default_channel)


async def _say_in_modal(asked: Asked, shown: Mapping[str, Any], sentence: str) -> None:
    try:
        await asked.redraw(view.failed(sentence, asked.person.text), shown)
    except SignetError:
        return  # Slack itself does not answer, or the modal is closed: there is no place left


def _of_several(form: view.CreateForm) -> view.CreateForm:
    return form if form.of_group else form.model_copy(update={"source": "group"})


async def _with_signer(form: view.CreateForm) -> view.CreateForm:
    return form.with_signer()


async def _without_last_signer(form: view.CreateForm) -> view.CreateForm:
    return form.without_last_signer()


async def _with_watcher(form: view.CreateForm) -> view.CreateForm:
    return form.with_watcher()


async def _without_last_watcher(form: view.CreateForm) -> view.CreateForm:
    return form.without_last_watcher()


async def _as_it_is(form: view.CreateForm) -> view.CreateForm:
    return form

"""Many contracts from one template: `/esign many`, and the button on App Home and below lists."""

from collections.abc import Sequence
from typing import Any

from handlers.messages import CreateMany as Message
from handlers.messages import once_key
from handlers.views import create_many as view
from handlers.views import replies
from handlers.views.create_many_form import many_form_of
from handlers.views.create_many_lines import Line, parsed
from handlers.views.create_many_problems import errors
from services.contracts.access import check_may_manage
from services.contracts.can import Can
from services.contracts.errors import SignetError
from services.contracts.many_wish import Wrongs, check_many
from services.contracts.model import Contract, Status
from services.contracts.order import FromTemplate, Order

from .asked import Asked
from .check_form import check_reviewer
from .deps import Deps
from .explain import explain
from .fit_templates import fitting_template
from .incident import noted


class CreateMany:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, asked: Asked) -> None:
        """Nothing has to be asked of anybody before it is drawn."""
        self._require()
        form = view.ManyForm(channel=self._deps.default_channel)
        await asked.later(asked.open(self._drawn(asked, form)))

    async def correct(self, asked: Asked) -> None:
        """Those that failed, in the form once more, as they were typed."""
        self._require()
        contracts = [await self._deps.contracts.get(one) for one in view.ids_in(asked.value)]
        for contract in contracts:
            check_may_manage(contract, asked.who)
        orders = [one.order for one in contracts if _can_be_corrected(one)]
        if not orders:
            text = asked.person.text
            await asked.answer(replies.say(text.create_many.nothing_to_correct))
            return
        await asked.later(self._reopen(asked, orders))

    async def template_chosen(self, asked: Asked) -> None:
        await asked.later(self._with_template(asked, view.read(asked.view)))

    async def same_chosen(self, asked: Asked) -> None:
        form = view.read(asked.view).with_same(view.same_chosen(asked.view))
        await asked.later(asked.redraw(self._drawn(asked, form), asked.view))

    async def submitted(self, asked: Asked) -> None:
        self._require()
        form, text = view.read(asked.view), asked.person.text
        typed = parsed(form.lines, form.varying) if form.roles else ()
        checked = self._checked(form, [one for one in typed if isinstance(one, Line)], asked)
        if isinstance(checked, Wrongs) or len(checked) < len(typed):
            wrong = checked if isinstance(checked, Wrongs) else Wrongs((), ())
            mend = errors(wrong, typed, form, text)
            await asked.ack(response_action="errors", errors=mend)
            return
        await self._put(asked, checked)
        await asked.ack(response_action="update", view=view.accepted(len(checked), text))

    def _require(self) -> None:
        self._deps.require(Can.TEMPLATES)
        self._deps.require(Can.MANY)

    def _checked(
        self, form: view.ManyForm, lines: Sequence[Line], asked: Asked
    ) -> Sequence[Order] | Wrongs:
        rules, now = self._deps.esign.rules, self._deps.clock()
        signers = [form.signers(one.signers) for one in lines]
        checked = check_many(form.common(asked.person.tz), signers, form.who, rules, now)
        reviewer = check_reviewer(form.reviewer, self._deps.reviewers)
        if not reviewer:
            return checked
        wrong = checked if isinstance(checked, Wrongs) else Wrongs((), ())
        return Wrongs((*wrong.common, *reviewer), wrong.lines)

    async def _put(self, asked: Asked, orders: Sequence[Order]) -> None:
        """Slack may lose our answer; a form that was changed meanwhile is another wish."""
        shown = asked.view["id"], asked.view.get("hash") or ""
        once = once_key("create_many", asked.who, *shown)
        ids = tuple(self._deps.new_id(f"{once}:{place}") for place in range(len(orders)))
        message = Message(contract_ids=ids, by=asked.who, orders=tuple(orders))
        await self._deps.inbox.put(message, once=once, same=True)

    async def _with_template(self, asked: Asked, before: view.ManyForm) -> None:
        """Redraw the form for the template that was chosen; what is typed in it stays."""
        notice = ""
        try:
            after = before.with_template(await fitting_template(self._deps, before.template_id))
        except SignetError as error:
            after, notice = before.without_template(), explain(error, asked.person.text)
        await asked.redraw(self._drawn(asked, after, notice=notice), asked.view)

    async def _reopen(self, asked: Asked, orders: Sequence[Order]) -> None:
        """Never leaves a spinner: what fails is said in the modal."""
        text = asked.person.text
        shown = await asked.open(view.loading(text))
        try:
            drawn = await self._filled(asked, orders)
        except SignetError as error:
            drawn = view.failed(explain(error, text), text)
        except Exception as error:
            drawn = view.failed(explain(error, text, reference=noted(error)), text)
        await asked.redraw(drawn, shown)

    async def _filled(self, asked: Asked, orders: Sequence[Order]) -> Any:
        source = orders[0].source
        assert isinstance(source, FromTemplate)
        template = await fitting_template(self._deps, source.template_id)
        return self._drawn(asked, many_form_of(orders, template, asked.person.tz))

    def _drawn(self, asked: Asked, form: view.ManyForm, *, notice: str = "") -> Any:
        return view.form(
            form,
            asked.person.text,
            now=self._deps.clock(),
            can=self._deps.esign.can,
            most=self._deps.esign.rules.many,
            notice=notice,
        )


def _can_be_corrected(contract: Contract) -> bool:
    of_template = isinstance(contract.order.source, FromTemplate)
    return contract.status is Status.FAILED and of_template

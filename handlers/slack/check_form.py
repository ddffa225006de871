"""Whether what stands in the form for a new contract can be sent as it is."""

from collections.abc import Sequence

from handlers.views import create as view
from handlers.views.create_form import suffix_of
from services.contracts.errors import Refused, SignetError
from services.contracts.model import Order
from services.contracts.rules import At, Problem, Wrong
from services.contracts.wish import check

from .deps import Deps
from .files import PDF, PICTURES, looks_like_pdf


class Checks:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def order(self, form: view.CreateForm, tz: str) -> Order | Sequence[Problem]:
        """The order that it amounts to, or everything that is wrong with it."""
        checked = check(view.wish(form, tz), self._deps.esign.rules, self._deps.clock())
        problems = [
            *(() if isinstance(checked, Order) else checked),
            *self._check_reviewer(form),
            *await self._check_file(form),
        ]
        return problems or checked

    def _check_reviewer(self, form: view.CreateForm) -> Sequence[Problem]:
        allowed = self._deps.reviewers
        if form.reviewer and allowed and form.reviewer not in allowed:
            return (Problem(At.REVIEWER, Wrong.UNKNOWN),)
        return ()

    async def _check_file(self, form: view.CreateForm) -> Sequence[Problem]:
        """By size and by the first bytes; of what is no PDF only the name tells what it is."""
        if form.source != "file" or not form.file_id:
            return ()
        rules, suffix = self._deps.esign.rules, suffix_of(form.file_name)
        limit = rules.picture_bytes if suffix in PICTURES else rules.file_bytes
        if (form.file_size or 0) > limit:
            return (Problem(At.SOURCE, Wrong.FILE_TOO_BIG, limit=limit),)
        types = self._deps.file_types
        if types != (PDF,) and suffix != PDF:
            wrong = Problem(At.SOURCE, Wrong.FILE_TYPE, hint=", ".join(types))
            return () if suffix in types else (wrong,)
        return await self._check_pdf(form.file_id)

    async def _check_pdf(self, file_id: str) -> Sequence[Problem]:
        try:
            head = await self._deps.files.head(file_id)
        except Refused:
            return (Problem(At.SOURCE, Wrong.NOT_A_PDF),)
        except SignetError:
            return ()  # Slack is slow just now: the worker looks at the whole file anyway
        return () if looks_like_pdf(head) else (Problem(At.SOURCE, Wrong.NOT_A_PDF),)

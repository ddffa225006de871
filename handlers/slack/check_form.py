"""Whether what stands in the form for a new contract can be sent as it is."""

import asyncio
from collections.abc import Sequence
from typing import TypeVar

from handlers.views import create as view
from handlers.views.create_files import MOST_FILES, suffix_of
from services.contracts.errors import Refused, SignetError
from services.contracts.group import GroupOrder, check_group
from services.contracts.order import Order
from services.contracts.rules import At, Problem, Wrong
from services.contracts.wish import check

from .deps import Deps
from .files import PDF, looks_like_pdf

Ordered = TypeVar("Ordered", Order, GroupOrder)


class Checks:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def order(self, form: view.CreateForm, tz: str) -> Order | Sequence[Problem]:
        """The order that it amounts to, or everything that is wrong with it."""
        checked = check(view.wish(form, tz), self._deps.esign.rules, self._deps.clock())
        return self._together(form, checked, await self._check_file(form))

    async def group(self, form: view.CreateForm, tz: str) -> GroupOrder | Sequence[Problem]:
        """The same, of several files or templates that are signed together."""
        rules, now = self._deps.esign.rules, self._deps.clock()
        checked = check_group(view.wish(form, tz), view.parts(form), rules, now, MOST_FILES)
        return self._together(form, checked, await self._check_files(form))

    def _together(
        self,
        form: view.CreateForm,
        checked: Ordered | Sequence[Problem],
        of_files: Sequence[Problem],
    ) -> Ordered | Sequence[Problem]:
        if isinstance(checked, Order | GroupOrder):
            return [*check_reviewer(form.reviewer, self._deps.reviewers), *of_files] or checked
        return [*checked, *check_reviewer(form.reviewer, self._deps.reviewers), *of_files]

    async def _check_file(self, form: view.CreateForm) -> Sequence[Problem]:
        """By size and by the first bytes; of what is no PDF only the name tells what it is."""
        if form.source != "file" or not form.file_id:
            return ()
        rules, suffix = self._deps.esign.rules, suffix_of(form.file_name)
        limit = rules.bytes_of(form.file_name)
        if (form.file_size or 0) > limit:
            return (Problem(At.SOURCE, Wrong.FILE_TOO_BIG, limit=limit),)
        types = self._deps.file_types
        if types != (PDF,) and suffix != PDF:
            wrong = Problem(At.SOURCE, Wrong.FILE_TYPE, hint=", ".join(types))
            return () if suffix in types else (wrong,)
        return await self._check_pdf(form.file_id)

    async def _check_files(self, form: view.CreateForm) -> Sequence[Problem]:
        """Every one is a PDF, and not too big; all at once, for Slack waits three seconds."""
        if form.source != "group":
            return ()
        limit = self._deps.esign.rules.file_bytes
        too_big = [
            Problem(At.SOURCE, Wrong.FILE_TOO_BIG, limit=limit, hint=one.name)
            for one in form.files
            if (one.size or 0) > limit
        ]
        looked = await asyncio.gather(*(self._check_pdf(one.id, one.name) for one in form.files))
        return [*too_big, *(problem for found in looked for problem in found)]

    async def _check_pdf(self, file_id: str, name: str = "") -> Sequence[Problem]:
        """`name` tells which one, where there are several."""
        no_pdf = Problem(At.SOURCE, Wrong.NOT_A_PDF, hint=name)
        try:
            head = await self._deps.files.head(file_id)
        except Refused:
            return (no_pdf,)
        except SignetError:
            return ()  # Slack is slow just now: the worker looks at the whole file anyway
        return () if looks_like_pdf(head) else (no_pdf,)


def check_reviewer(reviewer: str, allowed: Sequence[str]) -> Sequence[Problem]:
    """Whether they may review here; where nobody is named, anybody may."""
    if reviewer and allowed and reviewer not in allowed:
        return (Problem(At.REVIEWER, Wrong.UNKNOWN),)
    return ()

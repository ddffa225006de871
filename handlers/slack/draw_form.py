"""The form for a new contract as this person is to see it."""

from slack_sdk.models.views import View

from handlers.views import create as view

from .asked import Asked
from .deps import Deps


def drawn(
    deps: Deps,
    asked: Asked,
    form: view.CreateForm,
    *,
    notice: str = "",
    draft: bool = False,
    begun: bool = False,
) -> View:
    """For the edition in use; the rest as with `view.form`."""
    return view.form(
        form,
        asked.person.text,
        now=deps.clock(),
        can=deps.esign.can,
        asks=view.Asks.of(deps.esign.rules, deps.file_types),
        notice=notice,
        draft=draft,
        begun=begun,
    )

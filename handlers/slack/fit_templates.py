"""Templates that were chosen in a form, and whether our form can hold what they ask."""

import asyncio
from collections.abc import Sequence

from handlers.views import create as view
from handlers.views.create_form import MOST_SIGNERS, fits
from handlers.views.create_templates import FormTemplate
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused, SignetError, Unavailable
from services.contracts.order import Role, Template

from .deps import Deps

SEARCH_SECONDS = 2
"""Slack waits three for the options of a menu, or for what becomes of a form."""


async def with_roles(deps: Deps, form: view.CreateForm) -> view.CreateForm:
    """One signer for each role of what was chosen."""
    if form.source == "templates":
        return await together(deps, form)
    return form.with_template(await fitting_template(deps, form.template_id))


async def fitting_template(deps: Deps, template_id: str) -> Template:
    """The template, where our form can hold a signer for each of its roles, and all it asks."""
    template = await deps.esign.template(template_id)
    if not fits(template):
        few = 0 < len(template.roles) <= MOST_SIGNERS
        wants_files = few and Can.FIELDS in deps.esign.can
        too_large = Reason.TEMPLATE_WANTS_FILES if wants_files else Reason.TEMPLATE_TOO_LARGE
        raise Refused("TemplateRoles", reason=too_large)
    return template


async def together(deps: Deps, form: view.CreateForm) -> view.CreateForm:
    """The form with the roles of all templates in it; Tencent is asked for those alone that the
    form does not know."""
    asked = (_described(deps, one, form.roles) for one in form.templates)
    after = form.with_templates(await asyncio.gather(*asked))
    if not after.fits_together:
        raise Refused("TemplatesTogether", reason=Reason.TEMPLATES_TOO_LARGE)
    return after


async def together_again(deps: Deps, form: view.CreateForm) -> view.CreateForm:
    """The same as they are by now, without those that are gone.

    `Unavailable` while Tencent cannot say: then nothing of what was typed may be left out.
    """
    asked = (_if_there(deps, one.id) for one in form.templates)
    found: Sequence[Template | None] = await asyncio.gather(*asked)
    after = form.with_templates([one for one in found if one])
    return after if after.fits_together else form.with_templates(())


async def _described(deps: Deps, one: FormTemplate, roles: Sequence[Role]) -> Template:
    return one.described(roles) if one.rows else await fitting_template(deps, one.id)


async def _if_there(deps: Deps, template_id: str) -> Template | None:
    try:
        return await fitting_template(deps, template_id)
    except Unavailable:
        raise
    except SignetError:
        return None  # it is chosen again in the form, which says what is wrong with it

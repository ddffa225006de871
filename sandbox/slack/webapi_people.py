"""auth.test, users.info and users.lookupByEmail.

Source: docs.slack.dev/reference/methods/users.info and its neighbours.
"""

from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.pretend import Pretend
from sandbox.slack.webapi_method import BOOL, TEXT, Arguments, Method
from sandbox.slack.workspace import BOT_ID, BOT_USER, DOMAINS, Person

Json = dict[str, Any]


def shown(person: Person, *, with_locale: bool, with_email: bool) -> Json:
    """The user object; the locale only on demand, the email only with its scope."""
    persona = person.persona
    profile: Json = {"real_name": persona.real_name, "display_name": persona.handle}
    if person.email and with_email:
        profile["email"] = person.email
    user: Json = {
        "id": person.id,
        "team_id": person.team,
        "name": persona.handle,
        "real_name": persona.real_name,
        "deleted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": persona.restricted,
        "is_ultra_restricted": False,
        "is_stranger": person.team != TEAM,
        "tz": persona.tz,
        "tz_label": persona.tz,
        "tz_offset": persona.offset,
        "profile": profile,
    }
    return {**user, "locale": persona.locale} if with_locale else user


def _sees_email(slack: Pretend) -> bool:
    scopes = slack.config.scopes
    return scopes is None or "users:read.email" in scopes


def auth_test(slack: Pretend, _args: Arguments) -> Json:
    """auth.test."""
    return {
        "url": f"{slack.base}/",
        "team": DOMAINS[TEAM],
        "user": slack.workspace.people[BOT_USER].handle,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def info(slack: Pretend, args: Arguments) -> Json:
    """users.info."""
    person = slack.workspace.people.get(args.text("user"))
    if person is None:
        raise ApiError("user_not_found")
    locale = bool(args.get("include_locale"))
    return {"user": shown(person, with_locale=locale, with_email=_sees_email(slack))}


def lookup(slack: Pretend, args: Arguments) -> Json:
    """users.lookupByEmail: people of the bot's own team only."""
    email = args.text("email").lower()
    for person in slack.workspace.people.values():
        if person.team == TEAM and person.email and person.email.lower() == email:
            return {"user": shown(person, with_locale=False, with_email=True)}
    raise ApiError("users_not_found")


METHODS = {
    "auth.test": Method(4, "", auth_test, {}, {}),
    "users.info": Method(4, "users:read", info, {"user": TEXT}, {"include_locale": BOOL}),
    "users.lookupByEmail": Method(3, "users:read.email", lookup, {"email": TEXT}, {}),
}

"""The edition of Tencent E-Sign that the settings choose: its account, its adapter, its callbacks.

Nothing else of the bot knows which one runs.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import httpx

from services.contracts.callbacks import BadCallback, Heard
from services.contracts.callbacks import CallbackReader as Reader
from services.contracts.lacking import Lacking
from services.contracts.ports import Clock
from services.esign import (
    Account,
    CallbackReader,
    Ess,
    EssAccount,
    Legacy,
    LegacyAccount,
    Partner,
    PartnerAccount,
)
from services.esign.callback import News
from services.esign.ess.flow_news import observation as of_ess
from services.esign.partner.flow_news import observation as of_partner

from . import esign_settings as chosen
from .settings import Settings

Sleep = Callable[[float], Awaitable[None]]
Told = Callable[[str, str], None]

Esign = chosen.Ess | chosen.Partner | chosen.Legacy


def account_of(esign: Esign) -> Account:
    """Whose account it is, at the hosts of its world unless settings put others in their place."""
    keys = (esign.secret_id.get_secret_value(), esign.secret_key.get_secret_value())
    who = (*keys, esign.operator_id)
    match esign:
        case chosen.Ess():
            return EssAccount(*who, *_hosts(esign, EssAccount), member_id=esign.member_id)
        case chosen.Partner(app_id=app, organization_id=company):
            at = _hosts(esign, PartnerAccount)
            return PartnerAccount(*who, *at, app_id=app, organization_id=company)
        case chosen.Legacy(app_id=app, organization_id=company):
            return LegacyAccount(
                *who,
                *_hosts(esign, LegacyAccount),
                application_id=app,
                sub_organization_id=company,
                seal_ids=esign.seal_ids,
            )


def mini_program_of(esign: Esign) -> str:
    """The AppID of the mini-program of its world; empty where none is documented."""
    place = type(account_of(esign)).worlds.get(esign.world)
    return place.mini_program if place else ""


def _hosts(esign: Esign, kind: type[Account]) -> tuple[str, str]:
    place = kind.worlds.get(esign.world)
    api_url = esign.api_url or (place.api_url if place else "")
    # An edition with one host for everything keeps it where that host is replaced.
    own = place.file_url if place and place.file_url != place.api_url else api_url
    return api_url, esign.file_url or own


def esign_of(
    settings: Settings,
    client: httpx.AsyncClient,
    clock: Clock,
    sleep: Sleep = asyncio.sleep,
    heard: Told = lambda *_: None,
) -> Lacking:
    """The port of the domain over the edition. The client stays the caller's."""
    esign = _adapter(account_of(settings.esign), client, clock, sleep, heard)
    if settings.reminder_limit is not None:
        esign.rules = replace(esign.rules, reminders=settings.reminder_limit)
    return esign


def _adapter(
    account: Account, client: httpx.AsyncClient, clock: Clock, sleep: Sleep, heard: Told
) -> Lacking:
    match account:
        case EssAccount():
            return Ess(account, client, clock, sleep, heard)
        case PartnerAccount():
            return Partner(account, client, clock, sleep, heard)
        case LegacyAccount():
            return Legacy(account, client, clock, sleep, heard)
    raise AssertionError(f"no edition has a {type(account).__name__}")


def reader_of(esign: Esign, clock: Clock) -> Reader:
    """Who understands the callbacks of the edition."""
    match esign:
        case chosen.Ess():
            return _reader(esign, clock, of_ess)
        case chosen.Partner():
            return _reader(esign, clock, of_partner)
        case chosen.Legacy():
            return NoCallbacks()


def _reader(esign: chosen.Ess | chosen.Partner, clock: Clock, news: News) -> CallbackReader:
    token = esign.callback_token.get_secret_value() if esign.callback_token else ""
    return CallbackReader(esign.callback_key.get_secret_value(), token, clock, news)


class NoCallbacks:
    """Of an edition that calls nobody back: whoever calls is not Tencent."""

    def read(self, body: bytes, signature: str | None) -> Heard:
        del body, signature
        raise BadCallback

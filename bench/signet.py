"""Signet as an administrator starts it, and what it needs around it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.stage import BOT_TOKEN, CALLBACK, SIGNING_SECRET
from services.store.vault import Vault

from .harness import Child, child, server

STATE_KEY = bytes(range(32))
VAULT = Vault(STATE_KEY)
NOBODY = "http://127.0.0.1:9"


def settings(redis_url: str, slack_url: str = f"{NOBODY}/api/") -> Mapping[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack_url,
        "ESIGN_ENV": "test",
        "ESIGN_SECRET_ID": "AKIDBENCH",
        "ESIGN_SECRET_KEY": "secret",
        "ESIGN_OPERATOR_ID": "yDoperator",
        "ESIGN_API_URL": NOBODY,
        "ESIGN_FILE_URL": NOBODY,
        "ESIGN_CALLBACK_KEY": CALLBACK.key,
        "ESIGN_CALLBACK_TOKEN": CALLBACK.token,
        "REDIS_URL": redis_url,
        "STATE_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    }


@contextmanager
def web(redis_url: str, slack_url: str = f"{NOBODY}/api/", module: str = "bot") -> Iterator[Child]:
    with server("-m", module, "web", env=settings(redis_url, slack_url)) as started:
        yield started


@contextmanager
def worker(redis_url: str, slack_url: str, module: str = "bot") -> Iterator[Child]:
    with child("-m", module, "worker", env=settings(redis_url, slack_url)) as started:
        started.says("at work")
        yield started

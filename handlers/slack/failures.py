"""Slack's failures as ours: what time mends, and what a person must."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from services.contracts.errors import Refused, Unavailable

PASSING = frozenset(
    {"fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
"""Slack's own troubles; the request may have been carried out."""

OURS = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
    | {"missing_scope", "no_permission", "org_login_required", "ekm_access_denied"}
)
"""An administrator must mend the installation. We keep trying, so that nothing is lost."""

RETRY_AFTER_ADMIN = 60.0


@contextmanager
def failures_translated() -> Iterator[None]:
    """`Unavailable` for what passes, `Refused` with Slack's error name for the rest."""
    try:
        yield
    except SlackApiError as error:
        raise translated(error) from error
    except (TimeoutError, SlackClientError, aiohttp.ClientError, OSError) as error:
        raise Unavailable(f"slack: {type(error).__name__}", maybe_done=True) from error


def translated(error: SlackApiError) -> Refused | Unavailable:
    response = error.response
    status = getattr(response, "status_code", 200)
    name = str(response.get("error") or f"http_{status}") if response is not None else "no_answer"
    if status == 429 or name in ("ratelimited", "rate_limited"):
        return Unavailable("slack: ratelimited", _retry_after(response.headers))
    if status >= 500 or name in PASSING:
        return Unavailable(f"slack: {name}", maybe_done=True)
    if name in OURS:
        return Unavailable(f"slack: {name}", RETRY_AFTER_ADMIN)
    return Refused(name)


def _retry_after(headers: object) -> float:
    found = {str(k).lower(): v for k, v in dict(headers).items()} if headers else {}  # type: ignore[call-overload]
    value = found.get("retry-after", 1)
    return float(value[0] if isinstance(value, list) else value)

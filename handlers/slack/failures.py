"""Slack's failures as ours: what time mends, and what a person must."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from services.contracts.errors import Misconfigured, Reason, Refused, Unavailable

PASSING = frozenset(
    {"fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
"""Slack's own troubles; the request may have been carried out."""

OURS = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
    | {"missing_scope", "no_permission", "org_login_required", "ekm_access_denied"}
)
"""An administrator must mend the installation."""

MOST_SECONDS = 300.0


@contextmanager
def failures_translated() -> Iterator[None]:
    """`Unavailable` for what passes, `Refused` with Slack's error name for the rest."""
    try:
        yield
    except SlackApiError as error:
        raise translated(error) from error
    except (TimeoutError, SlackClientError, aiohttp.ClientError, OSError) as error:
        raise Unavailable(f"slack: {type(error).__name__}", maybe_done=True) from error


TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})


def translated(error: SlackApiError) -> Refused | Unavailable | Misconfigured:
    response = error.response
    if not isinstance(response, AsyncSlackResponse) or not isinstance(response.data, dict):
        # What stands before Slack answered, and not in JSON.
        return Unavailable("slack: unreadable answer", maybe_done=True)
    status = response.status_code
    name = str(response.get("error") or f"http_{status}")
    if status == 429 or name in ("ratelimited", "rate_limited"):
        return Unavailable("slack: ratelimited", _retry_after(response.headers))
    if status >= 500 or name in PASSING:
        return Unavailable(f"slack: {name}", maybe_done=True)
    if name in OURS:
        return Misconfigured(f"The Slack app needs its administrator: Slack answers {name}.")
    late = name in TOO_LATE
    return Refused(name, reason=Reason.WORKSPACE_TOO_LATE if late else Reason.WORKSPACE)


def _retry_after(headers: Mapping[str, Any]) -> float:
    """Seconds; HTTP would also allow a date, which Slack does not send."""
    found = {str(name).lower(): value for name, value in headers.items()}
    value = found.get("retry-after", "")
    try:
        return min(float(value[0] if isinstance(value, list) else value), MOST_SECONDS)
    except (ValueError, IndexError):
        return 1.0

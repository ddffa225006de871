"""The requests that are sent, made and signed before any clock runs."""

import base64
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from bot.stage import CALLBACK, SIGNING_SECRET
from sandbox.tencent.callbacks import encrypt, sign

TEAM = "T0BENCH"
MEMBER = "U0OWNER"


def callback(key: str, flow_id: str, our_id: str) -> bytes:
    """A FlowStatusChange of 1.1 kB as Tencent sends it; `key` makes it one of its own."""
    message = {
        "MsgId": key,
        "MsgType": "FlowStatusChange",
        "MsgVersion": "CustomApp",
        "MsgData": {
            "FlowId": flow_id,
            "FlowName": "二〇二六年租赁合同",
            "FlowType": "租赁合同",
            "FlowCallbackStatus": 2,
            "CreateOn": 1780000000,
            "UpdatedOn": 1780000300,
            "DeadLine": 1790000000,
            "Operate": "sign",
            "UserData": base64.b64encode(our_id.encode()).decode(),
            "OccurTime": 1780000300,
            "Approvers": [_approver(0), _approver(1)],
        },
    }
    plain = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    body = encrypt(plain, CALLBACK.key).encode()
    headers = {
        "Content-Type": "text/plain",
        "Content-Signature": sign(body, CALLBACK.token),
    }
    return _request("/esign/callback", body, headers)


def _approver(number: int) -> Mapping[str, Any]:
    return {
        "RecipientId": f"recipient-{number}",
        "ApproverType": 1,
        "ApproverName": "王小明",
        "ApproverMobile": "13800138000",
        "OrganizationName": "深圳甲方有限公司",
        "ApproveCallbackStatus": 3 - number,
        "ApproveTime": 1780000300,
    }


def command(text: str, team: str = TEAM) -> bytes:
    """A slash command, signed now: good for five minutes."""
    return slack(
        {
            "token": "verification",
            "team_id": team,
            "team_domain": "bench",
            "channel_id": "C0LEASES",
            "channel_name": "leases",
            "user_id": MEMBER,
            "user_name": "owner",
            "command": "/esign",
            "text": text,
            "api_app_id": "A0BENCH",
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:9/nobody",
            "trigger_id": "1.2.3",
        }
    )


def press(action_id: str) -> bytes:
    """A button in a message, pressed."""
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": MEMBER, "username": "owner", "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "token": "verification",
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "C0LEASES"},
        "trigger_id": "1.2.3",
        "channel": {"id": "C0LEASES", "name": "leases"},
        "message": {"type": "message", "ts": "1.2", "text": "…", "blocks": []},
        "response_url": "http://127.0.0.1:9/nobody",
        "actions": [
            {
                "action_id": action_id,
                "block_id": "b",
                "type": "button",
                "value": "v",
                "action_ts": "1.2",
                "text": {"type": "plain_text", "text": "…"},
            }
        ],
    }
    return slack({"payload": json.dumps(payload)})


def home_opened() -> bytes:
    """Somebody looks at the App Home."""
    event = {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event_id": "Ev0",
        "event_time": 1780000000,
        "event": {
            "type": "app_home_opened",
            "user": MEMBER,
            "channel": "D0OWNER",
            "tab": "home",
            "event_ts": "1.2",
        },
    }
    return _signed(json.dumps(event).encode(), "application/json")


def slack(form: Mapping[str, str]) -> bytes:
    return _signed(urlencode(form).encode(), "application/x-www-form-urlencoded")


def _signed(body: bytes, kind: str) -> bytes:
    stamp = str(int(time.time()))
    digest = hmac.new(SIGNING_SECRET.encode(), b"v0:%s:%s" % (stamp.encode(), body), "sha256")
    headers = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest.hexdigest()}",
    }
    return _request("/slack/events", body, headers)


def _request(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

"""The floor of a Slack app: aiohttp.web and Slack's own check of the signature, then a 200."""

import os

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

verifier = SignatureVerifier(os.environ["SLACK_SIGNING_SECRET"])


async def receive(request: web.Request) -> web.Response:
    body = await request.read()
    if not verifier.is_valid_request(body, dict(request.headers)):
        return web.Response(status=401)
    return web.Response()


if __name__ == "__main__":
    app = web.Application()
    app.router.add_post("/slack/events", receive)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=None, print=None)

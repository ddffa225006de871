"""The floor: aiohttp.web, and nothing behind it but a 200."""

import os

from aiohttp import web


async def receive(_: web.Request) -> web.Response:
    return web.Response()


if __name__ == "__main__":
    app = web.Application()
    app.router.add_post("/esign/callback", receive)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=None, print=None)

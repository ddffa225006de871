"""The page behind a sign link, for a person with a browser: look, then fill in, sign or refuse."""

from collections.abc import Mapping
from html import escape

from aiohttp import web

from .answers import Refusal
from .lifecycle import check_may_act, fill, refuse, sign, sweep
from .naming import claim
from .state import Flow, Signer, SignerStatus, World

_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1><p>{who}</p><p><strong>{note}</strong></p>{form}"""
_FORM = """<form method="post"><p><label>拒签原因 Reason to refuse <input name="reason"></label></p>
<button name="do" value="sign">签署 Sign</button>
<button name="do" value="refuse">拒签 Refuse</button>
</form>"""
_FILL = """<form method="post"><button name="do" value="fill">填写 Fill in</button></form>"""
_CLAIM = """<form method="post"><p><label>姓名 Name <input name="name" required></label></p>
<p><label>手机号 Mobile <input name="mobile" required></label></p>
<p><label>企业 Company <input name="company"></label></p>
<button name="do" value="claim">领取 Take the role</button></form>"""
_DEAD = "链接不存在或已失效 The link is unknown or has expired."
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class SignPage:
    def __init__(self, world: World) -> None:
        self._world = world

    async def show(self, request: web.Request) -> web.Response:
        """One contract, and behind it the way to the others that the link is for."""
        flow, signer = self._find(request)
        reply = self._shown(flow, signer)
        more = "".join(map(self._way_to, self._world.links[request.match_info["token"]].more))
        reply.text = f"{reply.text}{more}"
        return reply

    def _way_to(self, token: str) -> str:
        name = self._world.flows[self._world.links[token].flow_id].name
        return f'<p><a href="/_sign/{token}">{escape(name)}</a></p>'

    def _shown(self, flow: Flow, signer: Signer) -> web.Response:
        if signer.unnamed:
            return _page(flow, signer, "请填写您的信息 Say who you are.", form=_CLAIM)
        if signer.status is SignerStatus.TO_FILL:
            return _page(flow, signer, "请填写信息 Your fields are to be filled in.", form=_FILL)
        try:
            check_may_act(self._world, flow, signer)
        except Refusal as refusal:
            return _page(flow, signer, worded(refusal))
        return _page(flow, signer, "等待您签署 Waiting for your signature.", form=_FORM)

    async def act(self, request: web.Request) -> web.Response:
        flow, signer = self._find(request)
        form = await request.post()
        try:
            if form.get("do") == "claim":
                who = (str(form.get(name) or "") for name in ("name", "mobile", "company"))
                claim(self._world, flow, signer, *who)
            elif form.get("do") == "fill":
                fill(self._world, flow, signer)
            elif form.get("do") == "refuse":
                refuse(self._world, flow, signer, str(form.get("reason") or "不同意"))
            else:
                sign(self._world, flow, signer)
        except Refusal as refusal:
            return _page(flow, signer, worded(refusal))
        return _page(flow, signer, "已完成 Done.")

    def _find(self, request: web.Request) -> tuple[Flow, Signer]:
        sweep(self._world)
        link = self._world.links.get(request.match_info["token"])
        if link is None or not link.recipient_id or link.expires <= self._world.now:
            raise web.HTTPForbidden(text=_DEAD)
        flow = self._world.flows[link.flow_id]
        signer = flow.signer(link.recipient_id)
        if signer is None:
            raise web.HTTPForbidden(text=_DEAD)
        return flow, signer


def worded(refusal: Refusal) -> str:
    """The code is Tencent's own; its English is ours."""
    return f"现在不能这样操作 This is not possible now: {refusal.message} ({refusal.codes[0]})"


def _page(flow: Flow, signer: Signer, note: str, *, form: str = "") -> web.Response:
    return page(flow.name, f"{signer.name} {signer.company}".strip(), note, form=form)


def page(title: str, who: str, note: str, *, form: str = "") -> web.Response:
    """`form` is HTML of ours; everything else is anybody's text."""
    text = _PAGE.format(title=escape(title), who=escape(who), note=escape(note), form=form)
    return web.Response(text=text, content_type="text/html", headers=_HEADERS)

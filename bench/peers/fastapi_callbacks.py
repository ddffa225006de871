"""Tencent's callbacks received as one would with FastAPI, uvicorn and redis-py.

The same duties as ours: verify, decrypt, parse, keep durably and once, then 200. (It does not seal
what it keeps, and cuts nothing personal out of it.)
"""

import base64
import hashlib
import hmac
import os
import sys
from typing import Annotated

import uvicorn
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from fastapi import FastAPI, Header, HTTPException, Request
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel
from redis.asyncio import Redis

KEY = os.environ["ESIGN_CALLBACK_KEY"].encode()
TOKEN = os.environ["ESIGN_CALLBACK_TOKEN"].encode()
WEEK = 7 * 24 * 3600


class Approver(BaseModel):
    RecipientId: str
    ApproverName: str
    ApproveCallbackStatus: int
    ApproveTime: int


class Flow(BaseModel):
    FlowId: str
    FlowCallbackStatus: int
    UserData: str
    UpdatedOn: int
    DeadLine: int
    Approvers: list[Approver]


class Message(BaseModel):
    MsgId: str
    MsgType: str
    MsgData: Flow


app = FastAPI()
redis = Redis.from_url(os.environ["REDIS_URL"])
put = redis.register_script("""
if not redis.call('SET', KEYS[2], 1, 'NX', 'EX', ARGV[1]) then return 0 end
redis.call('XADD', KEYS[1], '*', 'body', ARGV[2])
return 1
""")


def decrypt(body: bytes) -> bytes:
    decryptor = Cipher(algorithms.AES256(KEY), modes.CBC(KEY[:16])).decryptor()
    unpadder = PKCS7(128).unpadder()
    padded = decryptor.update(base64.b64decode(body)) + decryptor.finalize()
    return unpadder.update(padded) + unpadder.finalize()


@app.post("/esign/callback", response_class=PlainTextResponse)
async def receive(request: Request, content_signature: Annotated[str, Header()]) -> str:
    body = await request.body()
    expected = "sha256=" + hmac.new(TOKEN, body, "sha256").hexdigest()
    if not hmac.compare_digest(expected, content_signature):
        raise HTTPException(400)
    plain = decrypt(body)
    message = Message.model_validate_json(plain)
    digest = hashlib.sha256(plain).hexdigest()
    await put(["inbox", f"once:{digest}"], [WEEK, message.model_dump_json()])
    return "ok"


if __name__ == "__main__":
    # uvicorn[standard] brings a loop and a parser in C; plain uvicorn has asyncio's and h11.
    plain = sys.argv[1:] == ["plain"]
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        access_log=False,
        loop="asyncio" if plain else "uvloop",
        http="h11" if plain else "httptools",
    )

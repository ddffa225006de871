"""Which links are passed on.

A link that is not Tencent's is never passed on: whoever could make us relay one would have
people type their identity into a page of theirs.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from services.contracts.errors import Refused

from .account import Account

TENCENT_DOMAINS = ("essurl.cn", "ess.tencent.cn")
"""Sign links are short links on the first; files and the mini-program's pages on the second.

The documents show links to qian.tencent.com and qian.tencent.cn as well, but only in answers that
we pass on to nobody: of CreateUserVerifyUrl, of new employees, and of companies that register.
"""


def checked(url: str, account: Account) -> str:
    """`url` itself if it is Tencent's; `Refused` otherwise.

    Where the API is not Tencent's production, its own host and that of the file service are
    trusted too, and plain http only if both ends are on this machine.
    """
    try:
        link = urlsplit(url)
        host = link.hostname or ""
    except ValueError:
        host = ""
    if not host or link.username is not None or not _trusted(link.scheme, host, account):
        raise Refused("UnexpectedLinkHost", host)
    return url


def _trusted(scheme: str, host: str, account: Account) -> bool:
    if any(host == domain or host.endswith("." + domain) for domain in TENCENT_DOMAINS):
        return scheme == "https"
    if _host(account.api_url) == _host(account.production):
        return False
    own = {_host(account.api_url), _host(account.file_url)}
    if _loopback(host) and _loopback(_host(account.api_url)):
        return scheme in ("http", "https")
    return scheme == "https" and host in own


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False

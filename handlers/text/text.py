"""Everything we say in one language, by feature."""

from dataclasses import dataclass

from .cancel import Cancel
from .cancel_many import CancelMany
from .card import Card
from .company import Company
from .create import Create
from .create_many import CreateMany
from .destroy import Destroy
from .errors import Errors
from .evidence import Evidence
from .extend import Extend
from .group import Group
from .grow import Grow
from .help import Help
from .home import Home
from .links import Links
from .name_signer import HandOver, NameSigner
from .notices import Notices
from .qr import Qr
from .release import Release
from .replies import Replies
from .review import Review
from .send_file import SendFile
from .sign_many import SignMany
from .status import StatusList
from .trouble import Trouble
from .verification import Verification
from .words import Words
from .wrong import WrongField


@dataclass(frozen=True)
class Text:
    """A language. Sentences without parameters are strings, the others functions.

    What a function is given must already be fit for the place it is shown at: cleaned for plain
    text, escaped for mrkdwn (see `handlers.views.foreign`).
    """

    lang: str
    words: Words
    create: Create
    group: Group
    create_many: CreateMany
    wrong: WrongField
    verification: Verification
    cancel: Cancel
    cancel_many: CancelMany
    company: Company
    extend: Extend
    release: Release
    evidence: Evidence
    name_signer: NameSigner
    hand_over: HandOver
    destroy: Destroy
    grow: Grow
    qr: Qr
    review: Review
    card: Card
    links: Links
    sign_many: SignMany
    status: StatusList
    help: Help
    home: Home
    send_file: SendFile
    trouble: Trouble
    notices: Notices
    replies: Replies
    errors: Errors

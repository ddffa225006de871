"""Ids of ours are versioned and each belongs to one thing."""

from handlers.views import (
    cancel,
    cancel_many,
    card,
    create,
    create_many,
    create_progress,
    destroy,
    evidence,
    extend,
    grow,
    hand_over,
    home,
    links,
    name_signer,
    notice,
    qr,
    release,
    review,
    send_file,
    sign_many,
    status,
    trouble,
)
from handlers.views.create_source import FILE, FILES


def test_ids_are_versioned_and_unique() -> None:
    modules = (
        cancel,
        cancel_many,
        card,
        create,
        create_many,
        create_progress,
        destroy,
        evidence,
        extend,
        grow,
        hand_over,
        home,
        links,
        name_signer,
        notice,
        qr,
        release,
        review,
        send_file,
        sign_many,
        status,
        trouble,
    )
    found = {
        (name, value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, str) and value.startswith("esign:")
    }
    values = [value for _, value in found if value not in (FILE, FILES)]
    assert all(value.startswith("esign:v1:") for value in values)
    assert len(values) == len(set(values))

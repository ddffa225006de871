"""A busy machine makes a property no less true: no example is given a time."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

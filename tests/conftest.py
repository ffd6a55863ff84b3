"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("no timing", deadline=None)  # no test may fail because the machine is busy
settings.load_profile("no timing")

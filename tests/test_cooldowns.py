"""How often one may ask, by a clock that the test turns."""

from __future__ import annotations

import pytest

from bot.cooldowns import Windows


class Time:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


def test_a_window_holds_so_many_uses_and_then_says_how_long_to_wait(time: Time) -> None:
    windows = Windows(2, 10.0, time)
    assert windows.use(1) is None
    time.now += 4
    assert windows.use(1) is None
    assert windows.use(1) == 6.0
    time.now += 5.5
    assert windows.use(1) == 0.5, "asking in vain does not make it longer"
    time.now += 0.5
    assert windows.use(1) is None
    assert windows.use(1) is None
    assert windows.use(1) == 10.0


def test_one_does_not_slow_another(time: Time) -> None:
    windows = Windows(1, 10.0, time)
    assert windows.use(1) is None
    assert windows.use(2) is None
    assert windows.use(1) == 10.0


def test_people_are_forgotten_when_their_window_is_over(time: Time) -> None:
    windows = Windows(2, 10.0, time)
    for user_id in range(1000):
        time.now += 0.1
        windows.use(user_id)
        assert len(windows) <= 101
    time.now += 20
    windows.use(5)
    assert len(windows) == 1

"""Deliver digests once and on time, and explain it if that fails."""

from bot.delivery.attempts import Attempts
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.editor import Editor
from bot.delivery.follow_ups import FollowUps
from bot.delivery.outcomes import DeliveryError
from bot.delivery.places import Places
from bot.delivery.recorder import Recorder
from bot.delivery.requests import (
    NotDiscordError,
    RequestLimit,
    not_waiting_out,
    spell_wait,
    too_many_requests_for,
    try_once,
    wait_out,
    waiting_out,
)
from bot.delivery.sender import Sender

__all__ = [
    "Attempts",
    "Clock",
    "DeliveryError",
    "Dispatcher",
    "Editor",
    "FollowUps",
    "NotDiscordError",
    "Places",
    "Recorder",
    "RequestLimit",
    "Sender",
    "SystemClock",
    "not_waiting_out",
    "spell_wait",
    "too_many_requests_for",
    "try_once",
    "wait_out",
    "waiting_out",
]

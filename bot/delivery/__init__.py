"""Getting digests into channels: once, on time, and able to say why not."""

from bot.delivery.attempts import Attempts
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.editor import Editor
from bot.delivery.requests import RequestLimit, try_once
from bot.delivery.sender import Sender

__all__ = ["Attempts", "Clock", "Dispatcher", "Editor", "RequestLimit", "Sender", "SystemClock", "try_once"]

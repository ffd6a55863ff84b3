"""Getting digests into channels: once, on time, and able to say why not."""

from bot.delivery.attempts import Attempts
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.courier import Courier
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.editor import Editor
from bot.delivery.pacer import Pacer
from bot.delivery.rate_limits import RoomyRatelimit
from bot.delivery.tracing import tracing

__all__ = ["Attempts", "Clock", "Courier", "Dispatcher", "Editor", "Pacer", "RoomyRatelimit", "SystemClock", "tracing"]

"""Getting digests into channels: once, on time, and able to say why not."""

from bot.delivery.clock import Clock, SystemClock
from bot.delivery.courier import Courier
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.editor import Editor
from bot.delivery.single_try import tracing

__all__ = ["Clock", "Courier", "Dispatcher", "Editor", "SystemClock", "tracing"]

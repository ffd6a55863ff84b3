"""The gateway: the WebSocket that sends events to the bot."""

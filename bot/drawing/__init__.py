"""Drawing pictures from scenes, in a process of its own: ``python -m bot.drawing``.

Nothing of the bot imports this package and it imports nothing of the bot, so that the plotting library is never loaded
into the process that answers people.
"""

"""What is kept: one SQLite file, reached through narrow interfaces."""

from bot.store.commands import CommandStore, Registration
from bot.store.connection import Database, open_database
from bot.store.library import LibraryStore

__all__ = ["CommandStore", "Database", "LibraryStore", "Registration", "open_database"]

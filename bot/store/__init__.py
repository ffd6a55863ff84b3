"""Storage: the library in SQLite, the state in SQLite or PostgreSQL, behind narrow interfaces."""

from bot.store.backlog import BacklogStore
from bot.store.commands import CommandStore, Registration
from bot.store.connection import Database
from bot.store.copying import back_up, restore
from bot.store.coverage import CoverageStore
from bot.store.database import StateDatabase
from bot.store.deliveries import DeliveryStore
from bot.store.follow_ups import FollowUpStore
from bot.store.library import LibraryStore
from bot.store.migrations import SCHEMA_VERSION
from bot.store.misses import MissStore
from bot.store.moving import migrate_state
from bot.store.opening import find_damage, open_database
from bot.store.postgres_opening import POSTGRES_SCHEMA, open_postgres
from bot.store.privacy import PrivacyStore
from bot.store.retention import Retention
from bot.store.shards import ShardStore
from bot.store.share import Share
from bot.store.subscriptions import SubscriptionStore
from bot.store.talk import TalkStore

__all__ = [
    "POSTGRES_SCHEMA",
    "SCHEMA_VERSION",
    "BacklogStore",
    "CommandStore",
    "CoverageStore",
    "Database",
    "DeliveryStore",
    "FollowUpStore",
    "LibraryStore",
    "MissStore",
    "PrivacyStore",
    "Registration",
    "Retention",
    "ShardStore",
    "Share",
    "StateDatabase",
    "SubscriptionStore",
    "TalkStore",
    "back_up",
    "find_damage",
    "migrate_state",
    "open_database",
    "open_postgres",
    "restore",
]

"""The field's words as plain frozen data; everything else imports them from here."""

from bot.domain.answers import Answer, Passage
from bot.domain.comparison import Comparison, Stance, compare_topics
from bot.domain.connections import Connection, connect_topics, ubiquitous_actors
from bot.domain.developments import Confidence, Development, PartialDate, Precision, Reference
from bot.domain.digests import (
    Delivery,
    DeliveryState,
    Digest,
    DigestLength,
    Plan,
    Reason,
    Shortfall,
    Subscription,
    SubscriptionState,
    TopicChange,
)
from bot.domain.library import (
    SLUG_CHARACTERS,
    Actor,
    Area,
    Brief,
    Confusables,
    Event,
    Library,
    Outlook,
    Phrasing,
    Position,
    Sentence,
    Topic,
    WordGroup,
)
from bot.domain.misses import MISS_CHARACTERS, Miss, MissKind, keepable
from bot.domain.pictures import Picture
from bot.domain.sources import Claim, ClaimKind, DateBasis, Source

__all__ = [
    "MISS_CHARACTERS",
    "SLUG_CHARACTERS",
    "Actor",
    "Answer",
    "Area",
    "Brief",
    "Claim",
    "ClaimKind",
    "Comparison",
    "Confidence",
    "Confusables",
    "Connection",
    "DateBasis",
    "Delivery",
    "DeliveryState",
    "Development",
    "Digest",
    "DigestLength",
    "Event",
    "Library",
    "Miss",
    "MissKind",
    "Outlook",
    "PartialDate",
    "Passage",
    "Phrasing",
    "Picture",
    "Plan",
    "Position",
    "Precision",
    "Reason",
    "Reference",
    "Sentence",
    "Shortfall",
    "Source",
    "Stance",
    "Subscription",
    "SubscriptionState",
    "Topic",
    "TopicChange",
    "WordGroup",
    "compare_topics",
    "connect_topics",
    "keepable",
    "ubiquitous_actors",
]

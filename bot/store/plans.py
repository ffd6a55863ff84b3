"""Read and write plans in the table of subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from bot.domain import (
    About,
    Area,
    DigestForm,
    DigestLength,
    EveryFewDays,
    MonthlyByDate,
    MonthlyByWeekday,
    Occasion,
    Plan,
    Posting,
    Rhythm,
    Schedule,
    Weekly,
)
from bot.store.database import Row


def plan_columns(plan: Plan) -> Mapping[str, object]:
    """A plan's columns, by name."""
    schedule, posting, about = plan.schedule, plan.posting, plan.about
    return {
        "channel_id": plan.channel_id,
        "times": ",".join(str(at.hour * 60 + at.minute) for at in schedule.times),
        "zone": schedule.zone,
        "rhythm": _write_rhythm(schedule.rhythm),
        "occasion": plan.occasion.value,
        "areas": ",".join(sorted(about.areas)),
        "topics": ",".join(about.topics),
        "people": ",".join(about.people),
        "length": plan.length.value,
        "language": plan.language,
        "form": posting.form.value,
        "mention_role_id": posting.mention_role_id,
        "thread": int(posting.thread),
        "publish": int(posting.publish),
        "tag_id": posting.tag_id,
        "keeps_latest": int(posting.keeps_latest),
        "pin": int(posting.pin),
    }


def read_plan(row: Row) -> Plan:
    """A row's plan."""
    return Plan(
        channel_id=row["channel_id"],
        schedule=Schedule(
            times=tuple(time(*divmod(int(minute), 60)) for minute in row["times"].split(",")),
            zone=row["zone"],
            rhythm=_read_rhythm(row["rhythm"]),
        ),
        occasion=Occasion(row["occasion"]),
        about=About(
            areas=frozenset(Area(name) for name in _listed(row["areas"]) if name in set(Area)),
            topics=_listed(row["topics"]),
            people=_listed(row["people"]),
        ),
        length=DigestLength(row["length"]),
        language=row["language"],
        posting=Posting(
            form=DigestForm(row["form"]),
            mention_role_id=row["mention_role_id"],
            thread=bool(row["thread"]),
            publish=bool(row["publish"]),
            tag_id=row["tag_id"],
            keeps_latest=bool(row["keeps_latest"]),
            pin=bool(row["pin"]),
        ),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(",") if name)


def _write_rhythm(rhythm: Rhythm) -> str:
    match rhythm:
        case Weekly(weekdays, every, since):
            days = "".join(map(str, sorted(weekdays)))
            return f"weekly {days}" if since is None else f"weekly {days} {every} {since}"
        case EveryFewDays(days, since):
            return f"days {days} {since}"
        case MonthlyByDate(day):
            return f"monthly {day}"
        case MonthlyByWeekday(weekday, nth):
            return f"monthly {weekday} {nth}"


def _read_rhythm(text: str) -> Rhythm:
    match text.split():
        case ["weekly", days]:
            return Weekly(_weekdays(days))
        case ["weekly", days, every, since]:
            return Weekly(_weekdays(days), int(every), date.fromisoformat(since))
        case ["days", number, since]:
            return EveryFewDays(int(number), date.fromisoformat(since))
        case ["monthly", day]:
            return MonthlyByDate(int(day))
        case ["monthly", weekday, nth]:
            return MonthlyByWeekday(int(weekday), int(nth))
    raise ValueError(f"{text!r} is no rhythm")


def _weekdays(digits: str) -> frozenset[int]:
    weekdays = frozenset(map(int, digits))
    if not weekdays <= frozenset(range(7)):
        raise ValueError(f"{digits!r} are no weekdays")
    return weekdays

"""From which probability on a topic is opened, and from which nothing is said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

REJECTED = 0.92  # of what nothing fits must be rejected, by the weights alone; rules and curators' lists reject more
WRONG = 2  # a wrong card costs what so many right ones are worth: an offer would have done
_STEP = 1_000


class Outcome(NamedTuple):
    """What became of a row: whether a topic fits, whether it was just added, and what the weights say."""

    fits: bool
    is_new: bool
    likely: float
    nothing: float
    is_right: bool


def best_thresholds(outcomes: Sequence[Outcome]) -> tuple[dict[str, float], dict[str, float]]:
    """The thresholds, and the shares of rows that they get right and reject.

    "nothing" is the highest that still rejects as many as must be. "open" is what then opens most right topics less
    wrong ones (at ``WRONG`` each), where topics just added count as much as others: the lowest of those that are within
    a standard error of the best (Breiman and others, "Classification and Regression Trees", 1984).
    """
    fits_not = sorted((outcome.nothing for outcome in outcomes if not outcome.fits), reverse=True)
    nothing = int(fits_not[int(REJECTED * len(fits_not))] * _STEP) / _STEP
    added = [outcome for outcome in outcomes if outcome.fits and outcome.is_new]
    others = [outcome for outcome in outcomes if outcome.fits and not outcome.is_new]

    def worth(least: float) -> float:
        shares = [[_share(some, least, nothing, is_right) for some in (added, others)] for is_right in (True, False)]
        return sum(shares[0]) - WRONG * sum(shares[1])

    steps = [step / 100 for step in range(5, 96, 5)]
    best = max(steps, key=worth)
    rights = [(_share(some, best, nothing, True), len(some)) for some in (added, others)]
    chance = math.sqrt(sum(share * (1 - share) / count for share, count in rights))
    least = min(step for step in steps if worth(step) >= worth(best) - chance)
    figures = {
        "unseen_right": _share(others, least, nothing, True),
        "unseen_wrong": _share(others, least, nothing, False),
        "just_added_right": _share(added, least, nothing, True),
        "just_added_wrong": _share(added, least, nothing, False),
        "rejected": sum(each >= nothing for each in fits_not) / len(fits_not),
    }
    return {"open": least, "nothing": nothing}, figures


def _share(outcomes: Sequence[Outcome], least: float, nothing: float, is_right: bool) -> float:
    """How many have a topic opened that is right, or wrong."""
    opened = [each for each in outcomes if each.likely >= least and each.nothing < nothing]
    return sum(each.is_right == is_right for each in opened) / len(outcomes)

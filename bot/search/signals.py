"""The named signals of a candidate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class NameSignals:
    """What speaks for a target (a topic or person) that some words may name. They are from 0 to 1 but for two.

    A dozen of them are weighed; by "name" and "layout" only rules go.

    Attributes:
        exact: The words are one of its names, but for fillers: 1 as written, less in another order.
        name: How much of the best name was typed, by weight.
        whole: That times how much of what was typed the best name accounts for: a whole name and nothing else.
        names: How much of what was typed all its names together account for.
        text: How much of what was typed its names and texts hold.
        unfinished: How much of a word of the best name is still to be typed.
        ordinary: How much of the likeness rests on everyday words that are spelled otherwise.
        entity: The best name is not the target's own but of something connected with it.
        unknown: How much of what was typed no name or text of the library holds.
        layout: The words were read on the other keyboard layout.
        name_meaning: How much nearer the vectors of the words and of its nearest name are than those of one field.
        text_meaning: How near the vectors of the words and of its nearest few texts are.
        lead: How much nearer it is in meaning, by both, than every other; below 0 where another is nearer.
        subject: How much the words mean what people ask of this library rather than of others, from -1 to 1.
    """

    exact: float = 0.0
    name: float = 0.0
    whole: float = 0.0
    names: float = 0.0
    text: float = 0.0
    unfinished: float = 0.0
    ordinary: float = 0.0
    entity: float = 0.0
    unknown: float = 0.0
    layout: float = 0.0
    name_meaning: float = 0.0
    text_meaning: float = 0.0
    lead: float = 0.0
    subject: float = 0.0

"""Whether some words ask a question, or only name what they are about: "why sanctions?" or "what about sanctions?"."""

from __future__ import annotations

from bot.domain import Topic
from bot.matching.words import normalise

# Words that want more than to hear about something, wherever they stand. "What" and "how" are not among them: "what
# about Syria?" only names it, and what else they may want shows in how little of the words a topic covers.
_WANT_MORE = frozenset(
    """
    who whom whose why when where which do does did has have had will would can could should shall may might
    кто кого кому чей почему зачем когда где куда откуда какой какая какое какие сколько ли разве может могут будет
    wer wen wem warum weshalb wann wo welche welcher welches wird kann hat
    qui pourquoi quand quel quelle quels quelles
    quien cual cuando donde
    """.replace("й", "и").split()
)
_WANT_MORE_AT_FIRST = frozenset(["is", "isnt", "are", "arent", "was", "were", "werent", "am"])
_ALL_BUT_THE_NAME = 0.85  # confidence in "what about Syria?"

_SMALL_TALK = frozenset(
    """
    hi hello hey yo hiya howdy greetings good morning afternoon evening night day there bot please
    thanks thank you thx ty cheers ok okay k kk cool nice great awesome wow lol lmao haha yes yeah yep no nope sure
    help start test ping info
    привет здравствуй здравствуйте спасибо пасиб ок да нет помощь помоги хорошо понятно ясно
    hallo danke bitte hilfe bonjour salut merci aide hola gracias ayuda
    """.replace("й", "и").split()
)


def only_names(text: str, confidence: float, topic: Topic) -> bool:
    """Whether words do no more than name the topic that they surely lead to.

    Args:
        text: The words.
        confidence: How surely they lead to the topic.
        topic: The topic. An alias may itself be a question: "will Assad stay in power".
    """
    if wants_more(text):
        return normalise(text) in {normalise(name) for name in (topic.title, *topic.aliases)}
    return not asks(text) or confidence >= _ALL_BUT_THE_NAME


def asks(text: str) -> bool:
    """Whether words ask anything at all."""
    return "?" in text or wants_more(text)


def wants_more(text: str) -> bool:
    """Whether words ask for more than to hear about something."""
    words = normalise(text).split()
    return bool(words) and (words[0] in _WANT_MORE_AT_FIRST or not _WANT_MORE.isdisjoint(words))


def is_small_talk(text: str) -> bool:
    """Whether words greet, thank or agree and say nothing else."""
    return _SMALL_TALK.issuperset(normalise(text).split())

"""Whether some words ask a question or only name a topic: "why sanctions?" or "what about sanctions?"."""

from __future__ import annotations

import re

from bot.domain import Topic
from bot.language import normalise
from bot.search.finder import Match

# Words that want more than to hear about something, wherever they stand. "What" and "how" are not among them: "what
# about Syria?" only names it, and what else they may want shows in how little of the words a topic covers.
_WANT_MORE = frozenset(
    """
    who whom whose why when where which do does did has have had will would can could should shall may might
    кто кого кому чей почему зачем когда где куда откуда какой какая какое какие сколько ли разве может могут будет
    wer wen wem warum weshalb wann wo welche welcher welches wird kann hat
    qui pourquoi quand quel quelle quels quelles
    quien cual cuando donde
    """.split()  # noqa: SIM905 - read as text
)
_WANT_MORE_AT_FIRST = frozenset(["is", "isnt", "are", "arent", "was", "were", "werent", "am"])

_SMALL_TALK = frozenset(
    """
    hi hello hey yo hiya howdy greetings good morning afternoon evening night day there bot please
    thanks thank you thx ty cheers ok okay k kk cool nice great awesome wow lol lmao haha yes yeah yep no nope sure
    help start test ping info menu commands
    привет здравствуй здравствуйте спасибо пасиб ок да нет помощь помоги хорошо понятно ясно
    hallo danke bitte hilfe bonjour salut merci aide hola gracias ayuda
    """.split()  # noqa: SIM905 - read as text
)

_ABOUT_THE_BOT = frozenset(
    normalise(text)
    for text in (
        *("who are you", "what are you", "what can you do", "what do you do", "what do you know", "are you a bot"),
        *("how do you work", "how does this work", "what is this", "what can I ask", "what can I ask you"),
        *("how are you", "how are you doing", "are you there", "what's up", "как дела", "как ты", "ты бот", "что это"),
        *("кто ты", "кто ты такой", "что ты умеешь", "что ты можешь", "что ты знаешь", "как ты работаешь"),
    )
)
_WHO_IS = re.compile(  # "who's" has lost its ending; in Russian nothing need stand for "is"
    r"(?:(?:so|and|but|а|и) )?(?:who(?: is| was| are| were|s|(?= the ))(?: now| currently)?"
    r"|кто (?:такой|такая|такие|это|есть|сейчас|теперь|(?=.+ (?:сейчас|теперь)$))) ?"
    r"(?P<name>.+?)(?:(?: right)? now| currently| сейчас| теперь)?"
)
_HAPPENED = re.compile(r"(?:what happened|что (?:случилось|произошло|было)) (?:at|in|on|during|в|во|на|под) .+")


def only_names(words: str, match: Match, topic: Topic) -> bool:
    """Whether words do no more than name the topic that they surely lead to.

    An alias may itself be a question: "will Assad stay in power".
    """
    if wants_more(words):
        return normalise(words) in {normalise(name) for name in (topic.title, *topic.aliases)}
    return match.is_named or not asks(words)


def asks(text: str) -> bool:
    """Whether words ask anything at all."""
    return "?" in text or wants_more(text)


def wants_more(text: str) -> bool:
    """Whether words ask for more than to hear about something."""
    words = normalise(text).split()
    return bool(words) and (words[0] in _WANT_MORE_AT_FIRST or not _WANT_MORE.isdisjoint(words))


def is_small_talk(text: str) -> bool:
    """Whether words greet, thank, agree or ask after the bot itself, and say nothing else."""
    said = normalise(text)
    return _SMALL_TALK.issuperset(said.split()) or said in _ABOUT_THE_BOT


def find_whom(text: str) -> str | None:
    """The name in "who is Haley?"; None in what asks otherwise."""
    return find_name(_WHO_IS, text)


def asks_what_happened(text: str) -> bool:
    """Whether words ask what happened somewhere, or at some event: "what happened at Helsinki?"."""
    return _HAPPENED.fullmatch(normalise(text)) is not None


def find_name(pattern: re.Pattern[str], text: str) -> str | None:
    """The name in a text that is put as a pattern has it; None in all others."""
    found = pattern.fullmatch(normalise(text))
    return found["name"] if found else None

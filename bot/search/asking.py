"""What a question asks for, by English and Russian function words. Nothing here knows the library's subject."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain import Refusal


class AnswerKind(StrEnum):
    """The kind of answer that a question asks for."""

    ANYTHING = "anything"
    FIGURE = "figure"
    TIME = "time"
    NAME = "name"
    REASON = "reason"
    FORECAST = "forecast"


# What a passage near the matter often doesn't hold.
DETAILS = frozenset({AnswerKind.FIGURE, AnswerKind.TIME, AnswerKind.NAME})

_FORECAST = (
    r"^(?:(?:and|but|so|ok|а|и|но) )?(?:will|wont|won't|is \w+ (?:going|about) to|are \w+ going to)\b"
    r"|\b(?:odds|chances?|likely|likelihood|probab\w+|outlook|prospects?|predict\w*|forecast|in the future|next year)\b"
    r"|\b(?:when|how|who|what|where|which \w+)(?:'ll| will)\b|^is .*\bcoming\b"
    r"|^(?:could|can|might|may) .*\b(?:win|happen|break out|collapse|survive|a third term)\b"
    r"|\bgoing to (?:be|happen|win|end|start|last)\b|\bgonna\b"
    r"|\b(?:вероятн\w*|шанс\w*|перспектив\w*|прогноз\w*)\b"
    # Russian's future is a perfective verb's: of these roots, some of which only a prefix makes perfective ("писать").
    r"|\b(?:буд|прид|сдела|продл|погибн|(?:вы|про)игра|\w*(?:см[ое][жг]|стан|ступ|верн|встрет|начн|конч|реш"
    r"|прекрат|побед|дад|случ|умр|яв|хран|жив)|\w+(?:йд|йм|пиш|ним|зьм|мен|каж|лож|пад|бод|луч|лас|станов|став|прав|вед|нес|сил"
    r"|ключ|олж))[аеёиуюя]т(?:ся)?\b|\b\w*даст(?:ся)?\b"
)
_ANSWER_KINDS = (
    (
        AnswerKind.FIGURE,
        r"\bhow (?:many|much(?! longer)|large|big|long|far|old|often|tall|high|fast|rich|heavy|expensive"
        r"|deep)\b(?! an?\b)|\bwhat (?:share|percent\w*|number|size|amount|price)\b"
        r"|\b(?:сколько|процент\w*|какова дальность)\b",
    ),
    (
        AnswerKind.TIME,
        r"^(?:\w+ ){0,2}?(?:when|когда)\b|\bsince when\b|\bwhen$|\b(?:до|с|в) каком году\b"
        r"|\b(?:what|which|какого|каком|какой) (?:exact )?(?:year|date|day|month|году|года|числа|год|день|месяц\w*)\b",
    ),
    (
        AnswerKind.NAME,
        r"^(?:(?:and|so|but|а|и) )?(?:who|whom|whose|whos|who's|кто|кого|кому|кем|чей|(?:in |on |at )?which \w+)\b"
        r"|\bname of\b|\bnames? (?:the|a|one)\b|\b(?:как|кака\w*|каков\w*) (?:зовут|звали|называ\w+|фамили\w+)\b",
    ),
    (AnswerKind.REASON, r"\b(?:why|how come|what for|почему|зачем|отчего|из-за чего)\b"),
    (AnswerKind.FORECAST, _FORECAST),
)
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ANSWER_KINDS}

_REFUSED = (
    (
        Refusal.HARM,
        r"\bhow (?:do|can|could|would|to) ?(?:i|you|we|one)? ?(?:to )?(?:make|build|hack|kill|poison|bomb|attack|buy"
        r"|smuggle|blow|evade|bypass)\b"
        r"|\bhow can \S+ (?:\S+ )?(?:evade|bypass)\b|\b(?:home address|phone number|password|new task|system prompt)\b"
        r"|\b(?:write|make|build|give|code) (?:me )?(?:\w+ ){0,2}(?:malware|ransomware|virus|exploit)\b"
        r"|\b(?:evade|bypass|dodge|get around) (?:\w+ )?(?:export controls|sanctions)\b|\bв обход санкций\b"
        r"|\bнапиши (?:мне )?(?:вирус|эксплойт|вредонос\w*)\b"
        r"|\b(?:ignore|forget) (?:all |your )?(?:previous |prior )?(?:rules|instructions)\b"
        r"|\bкак (?:мне )?(?:сделать|взломать|убить|отравить|взорвать|купить|обойти)\b",
    ),
    (
        Refusal.ADVICE,
        r"\b(?:should|shall|can|could|would|may|must|do|did) (?:i|we)\b(?! (?:know|call|say|see))|\bwould you\b"
        r"|\bwhat (?:should|can) you do\b|\b(?:recommend|advise|suggest)\b(?: me| us| a| an|$)"
        r"|\b(?:посоветуй\w*|порекомендуй\w*|что мне делать|как мне|можно ли мне)\b"
        r"|\bкак (?:получить|оформить|перевести|вывезти)\b"
        r"|\bстоит ли (?:мне|ехать|покупать|идти)\b|\bкак(?:ие|ую|ой) \w+ (?:по)?куп(?:ать|ить)\b",
    ),
    (
        Refusal.OPINION,
        r"\b(?:do|would|are|did) (?:you|u)\b|\byour (?:opinion|view|take|favou?rite|thoughts?)\b|\bin your\b"
        r"|\bbe honest\b|^(?:(?:and|but|so) )?(?:should|shouldn'?t|ought)\b"
        r"|\b(?:shouldn't|should) \w+ (?:just |really )?(?:be|have|give|get|ban|stop|leave|go|do|pay|help|join)\b"
        r"|\b(?:is|was) it (?:really |ever |even )?(?:right|wrong|fair|ethical|ok|okay|good|bad|just|smart|wise"
        r"|true love)\b"
        r"|\b(?:is|are|was|were) (?:\S+ ){1,4}(?:evil|moral|immoral|stupid|a hero|a traitor|a fool|an idiot|a liar"
        r"|a (?:war )?criminal|insane|crazy|overrated|the good guys|the bad guys|to blame|worth it)\b"
        r"|^(?:who|what|which)\b(?!.*\bmakes?\b).*\b(?:better|best|worst|worse|smarter|stronger|nicer|cooler|greatest"
        r"|hotter|dumbest)\b"
        r"|\b(?:is|are) \w+ (?:better|worse|smarter|stronger|greater) than\b|\bwho is (?:right|wrong|to blame)\b"
        r"|\bwhose fault\b|\b(?:is|are|was|were) .*\b(?:too (?:soft|hard|weak|harsh|tough|easy|lenient|friendly)|biased"
        r"|naive|justified|trustworthy)\b"
        r"|\b(?:would|wouldn'?t|isn'?t) it (?:not )?(?:be )?(?:really )?"
        r"(?:better|right|wrong|wise|smart|good|bad|fair)\b"
        r"|^(?:isn'?t|aren'?t|is|are|was|were) (?:\w+ ){1,2}(?:an? )?(?:honest|dishonest|obsolete|dictator"
        r"|(?:weak|strong|good|bad|great) (?:president|leader|man|person|negotiator|ally))\b"
        r"|\bcan \w+ be trusted\b|\bdeserves?\b|\b(?:will|would) .*\bregret\b"
        r"|\b(?:ты|вы) (?:за|против|думаешь|считаешь|думаете|считаете|любишь)\b|\bтво[её] мнение\b|\bна твой взгляд\b"
        r"|\b(?:кто|что|какая|какой|какое)\b.*\b(?:лучше|хуже|умнее|сильнее|круче|прав|виноват)\b"
        r"|\b(?:морально|справедливо|хорошо|плохо|правильно) ли\b|^(?:должн[аоы]?|следует|стоит) ли\b"
        r"|\b(?:нужно|надо|виноват[аы]?|справедлив[аоы]?) ли\b|\b(?:хорош|плох|слаб|сильн)\w+ президент\b"
        r"|\bпреступник\b"
        r"|\bпо-(?:твоему|вашему)\b|\bправ[аы]? ли\b|\bпредвзят\w*|\bслишком (?:мягк|ж[её]стк|слаб)\w*|\bзаслужива\w*",
    ),
)
_REFUSALS = tuple((refusal, re.compile(pattern, re.IGNORECASE)) for refusal, pattern in _REFUSED)

_NOW = re.compile(
    r"\b(?:now|currently|today|nowadays|still|already|these days|at the moment|at present|any ?more|any longer|latest"
    r"|last time|so far|yet|alive|current|сейчас|теперь|ещё|еще|уже|сегодня|до сих пор|по-прежнему|последн\w+|нынешн\w+"
    r"|пока|жив)\b|^(?:is|are|isn'?t|aren'?t|has|have|hasn'?t) "
    r"|^who(?:'?s| is| are) the |^who (?:leads|runs|rules|heads) |^when (?:did|was|were) .*\blast\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^(?:and |but |so )*(?:did|didn'?t|was|wasn'?t|were|weren'?t|does|doesn'?t|do|had|how did|what happened|"
    r"what became)\b|\bли\b|\bчто (?:стало|случилось|произошло|было)\b",
    re.IGNORECASE,
)
_OF_THE_SOURCE = re.compile(
    r"\b(?:what|which|who|whose|where|when|are|is|cite|how)\b.*\b(?:your|ur|the bot's|this bot's) (?:main |only )?"
    r"(?:sources?|data|information|info|knowledge|material|facts|library|answers|articles?|news)\b"
    r"|\bwhere (?:do|did) you (?:get|have|take)\b|\bhow (?:old|recent|current|fresh|up to date) (?:is|are) (?:it"
    r"|this|that|your|the) ?(?:source|data|information|info|library|article)?\W*$"
    r"|\bwho(?: is|'?s| was) the author\b|\bкто автор\b"
    r"|\bwho wrote (?:the |this |that )?(?:article|source|analysis|it|this)\b"
    r"|\bwhen was (?:the |this )?(?:article|source|it|this) (?:written|published)\b"
    r"|\b(?:твой|твои|ваш|ваши|твоих|ваших|твоего) (?:источник\w*|данны\w*)\b|\bкто написал (?:эту )?стать\w*\b"
    r"|\bоткуда (?:ты|вы|у тебя|у вас|эти данные|данные|информация)\b"
    r"|\bу (?:тебя|вас) (?:\w+ )?(?:источник\w*|данны\w*|информаци\w*)\b",
    re.IGNORECASE,
)

_STARTS = (
    r"what|whats|how|why|is|isnt|are|was|were|did|do|does|has|have|had|can|could|will|would|should|might|may|whether|"
    r"что|как|почему|зачем|какой|какая|какие|какое|сколько|чем|есть|будет|может|можно|хочет|стоит"
)
_ALSO_STARTS = r"who|whos|whom|when|where|which|кто|кого|когда|где|куда"  # behind a bare comma they go on with a clause
_PARTS = re.compile(
    rf"[?!;]+\s*|(?<=\w)[.:]\s+|\s*[,—–]\s*(?=(?:{_STARTS})\b)"
    rf"|(?:\s*[,—–]\s*|\s+)(?:and|but|or|so|also|а|и|но|или)\s+(?:also\s+)?(?=(?:{_STARTS}|{_ALSO_STARTS})\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\W*(?:(?:and|but|so|а|и|но)\s+)?(?:{_STARTS}|{_ALSO_STARTS})\b|.*\bли\b", re.IGNORECASE)

_YEAR = re.compile(  # but for the ends of a span: "since 2014"
    r"(?<!\w)(?P<span>(?:since|before|after|until|till|by|from|to|between|с|до|после|к|от|по) (?:\w+ )?)?"
    r"(?P<year>(?:19|20)\d\d)(?![\w%])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:(?:and|but|so|а|и|но)\s+)?(?:(?:what|how) about|что (?:насчёт|насчет|с)|как насч[её]т)\b", re.IGNORECASE
)


def answer_kind_of(question: str) -> AnswerKind:
    """The kind of answer that a question asks for."""
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(question)), AnswerKind.ANYTHING)


def refusal_of(question: str) -> Refusal | None:
    """Why a question is none of the library's business by how it is put; None for all others.

    Forecasts are not among these: a source may hold one.
    """
    return next((refusal for refusal, pattern in _REFUSALS if pattern.search(question)), None)


def asks_ahead(question: str) -> bool:
    """Whether a question asks what is to come."""
    return _PATTERNS[AnswerKind.FORECAST].search(question) is not None


def asks_of_now(question: str) -> bool:
    """Whether a question asks how things stand."""
    return _NOW.search(question) is not None


def asks_what_became(question: str) -> bool:
    """Whether a question asks how things stand, or whether something came about: later events belong to its answer.

    One without a question word, such as "США вышли из сделки?", asks whether what it states came about.
    """
    is_stated = " " in question.strip() and question.rstrip().endswith("?") and _ASKS.match(question) is None
    return is_stated or asks_of_now(question) or _WHETHER.search(question) is not None


def asks_of_source(question: str) -> bool:
    """Whether a question asks what answers come from."""
    return _OF_THE_SOURCE.search(question) is not None


def years_asked(question: str) -> frozenset[str]:
    """The years that a question is about; none of those that only begin or end a span."""
    return frozenset(found["year"] for found in _YEAR.finditer(question) if not found["span"])


def goes_on(part: str) -> bool:
    """Whether a question goes on with the one before it: "and what about North Korea?"."""
    return _GOES_ON.match(part) is not None


def split_questions(text: str) -> tuple[str, ...]:
    """The questions that were run together in one text; a text that asks but one comes back whole.

    What is no question by itself goes with the one it leads up to: "North Korea: did anyone stop the tests?".
    """
    parts: list[str] = []
    leading = ""
    for part in _PARTS.split(text):
        if not part or not part.strip(" \t.,:;"):
            continue
        if _ASKS.match(part):
            parts.append(f"{leading} {part.strip()}".strip())
            leading = ""
        elif parts:
            parts[-1] += f" {part.strip()}"
        else:
            leading = f"{leading} {part.strip()}".strip()
    return tuple(parts) if len(parts) > 1 else (text.strip(),)

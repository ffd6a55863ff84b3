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
    r"|\b(?:(?<!at )odds|chances?|likely|likelihood|probab\w+|outlook|prospects?|predict\w*|forecast|in the future"
    r"|next year)\b|^(?:guess|bet) (?:on )?(?:who|what|when|where|how)\b|^is .*\bcoming\b|\bheading (?:for|to)\b"
    r"|\b(?:when|how(?: \w+){0,2}|who|what|where|which \w+)(?:'ll| will)\b|^what (?:happens )?(?:if|next)\b"
    r"|^что,? если\b|^(?:чего|что) жд(?:ать|[её]т)\b|\binevitabl\w*|\bнеизбежн\w*|^(?:could|might|would) there be\b"
    r"|^(?:could|can|might|may|would) .*\b(?:win|happen|break out|collapse|survive|a third term)\b"
    r"|\bgoing to (?:be|happen|win|end|start|last)\b|\b(?:who|what)(?:'s| is) going to\b|\bgonna\b"
    r"|\b(?:вероятн\w*|шанс\w*|перспектив\w*|\w*прогноз\w*|предска\w+)\b|^угадай\b"
    # Russian's future is a perfective verb's: of these roots, some of which only a prefix makes perfective ("писать").
    r"|\b(?:буд|прид|сдела|продл|погибн|(?:вы|про)игра|\w*(?:см[ое][жг]|стан|ступ|верн|встрет|начн|конч|реш"
    r"|прекрат|побед|дад|случ|умр|яв|хран|жив|хват)|\w+(?:раст|хн|йд|йм|пиш|ним|зьм|мен|каж|лож|пад|бод|луч|лас|станов|став|прав|вед|нес|сил"
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

_BE = r"(?:(?:is|are|was|were)(?:n'?t)?)"
_REFUSED = (
    (
        Refusal.HARM,
        r"\bhow (?:do|can|could|would|to) ?(?:i|you|we|one)? ?(?:to )?(?:make|build|hack|kill|poison|bomb|attack|buy"
        r"|smuggle|blow|evade|bypass)\b"
        r"|^how (?:can|could|would|might|do|does) .*\b(?:evade|bypass|dodge|circumvent|launder|smuggle|assassinate)\b"
        r"|^(?:help|ways|how)\b.*\blaunder\b|\b(?:recipe|instructions) for\b|\bрецепт\b|\bотмы(?:ть|вать)\b"
        r"|\b(?:home address|phone number|password|new task|system prompt)\b|\bgive .*\b(?:his|her|their) address\b"
        r"|\bдомашн\w+ адрес\w*|\bдай .*\bадрес\b"
        r"|\b(?:write|make|build|give|code) (?:me )?(?:\w+ ){0,2}(?:malware|ransomware|virus|exploit)\b"
        r"|\b(?:evade|bypass|dodge|get around) (?:\w+ )?(?:export controls|sanctions)\b|\bв обход санкций\b"
        r"|\bнапиши (?:мне )?(?:вирус|эксплойт|вредонос\w*)\b"
        r"|\b(?:ignore|forget) (?:all |your )?(?:previous |prior )?(?:rules|instructions)\b"
        r"|\bкак (?:мне )?(?:сделать|взломать|убить|отравить|взорвать|купить|обойти)\b",
    ),
    (
        Refusal.ADVICE,
        r"\b(?:should|shall|can|could|would|may|must|do|did) (?:i|we)\b(?! (?:know|call|say|see))|\bwould you\b"
        r"|\bwhat (?:should|can) you do\b|^what (?:should|ought) (?:\w+ ){1,2}(?:to )?do\b"
        r"|^(?:is|isn't) it (?:still |really )?(?:(?:safe|legal|allowed) (?:to|for)|worth \w+ing)\b"
        r"|^(?:please )?(?:help me|write|draft|translate|give me (?:\w+ )?(?:tips|advice))\b"
        r"|^(?:пожалуйста )?(?:помоги|напиши|сочини|переведи|подскажи|что (?:нужно |надо )?делать)\b|\bбезопасно ли\b"
        r"|\b(?:recommend|advise|suggest)\b(?: me| us| a| an|$)"
        r"|\b(?:посоветуй\w*|порекомендуй\w*|что мне делать|как мне|можно ли мне)\b"
        r"|\bкак (?:получить|оформить|перевести|вывезти)\b"
        r"|\bстоит ли (?:мне|ехать|покупать|идти)\b|\bкак(?:ие|ую|ой) \w+ (?:по)?куп(?:ать|ить)\b",
    ),
    (
        Refusal.OPINION,
        r"\b(?:do|would|are|did) (?:you|u)\b|\byour (?:opinion|view|take|favou?rite|thoughts?)\b|\bin your\b"
        r"|\bbe honest\b|^(?:please )?(?:rate|rank|grade)\b|\bmakes? (?:any )?sense\b"
        r"|^(?:(?:and|but|so) )?(?:should|shouldn'?t|ought)\b"
        r"|\b(?:shouldn't|should) (?!never)\w+ (?:just )?(?:be|have|give|get|ban|stop|leave|go|do|pay|help|join)\b"
        r"|^(?:is|isn'?t) it (?:high )?time (?:to|for)\b|\b(?:is|was|would)(?:n'?t)? it (?:not )?(?:be )?(?:really )?"
        r"(?:right|wrong|fair|ethical|ok(?:ay)?|good|bad|better|just (?:to|that)|smart|wise|true love)\b(?! to say)"
        rf"|^{_BE} .*\b(?:rightfully|legitimately|morally|villain|bully|coward|puppet|genius|madman|crook|clown|tyrant"
        r"|thug|monster|enemy|dictator|an? (?:mistake|blunder|waste|joke|sham|(?:good|bad|great) idea))\b"
        rf"|\b{_BE} (?:\S+ ){{1,4}}(?:evil|moral|immoral|stupid|a hero|a traitor|a fool|an idiot|a liar"
        r"|a (?:war )?criminal|insane|crazy|overrated|to blame|worth it)\b|\b(?:the|a) (?:bad|good) guys?\b"
        rf"|\b{_BE} .*\b(?:too (?:soft|hard|weak|harsh|tough|easy|lenient|friendly)|naive|biased|justified)\b"
        rf"|^{_BE} (?:\w+ ){{1,2}}(?:an? )?(?:honest|dishonest|obsolete"
        r"|(?:weak|strong|good|bad|great) (?:president|leader|man|person|negotiator|ally))\b"
        r"|^(?:who|what|which)(?:'?s| (?:\w+ ){0,2}(?:is|are|was|were|has|had|did))\b.*\b(?:better|best|worst|worse"
        r"|smarter|stronger|nicer|cooler|greatest|hotter|dumbest)\b|\b(?:is|are) \w+ (?:better|worse|stronger) than\b"
        r"|\bwho is (?:right|wrong|to blame)\b|\bwhose fault\b"
        r"|\bwhose (?:(?:land|territory|soil) )?(?:is|are)\b|\bwhom? do(?:es)? .*\bbelong to\b|\bbelongs? to .* or\b"
        r"|\b(?:have|has) (?:a|any|the) right to\b|^(?:is|are) .* really (?-i:[A-Z])\w+\W*$"
        r"|^ч(?:ей|ья|ь[её]|ьи) \w+\W*$|\bнаш[аеи]?\W*$|\bимеет ли .*\bправо\b|\bкак (?:ты|вы) относи\w+"
        r"|^(?:не )?был[аио]? .*\bошибк(?:а|ой)\b|\bошибкой ли\b|\bтак(?:ой|ая|ие) (?:глуп|туп|наивн|злой|лицемерн)\w*"
        r"|\b(?:герой|предатель|злодей|диктатор|тиран|лжец|дурак|гений|молодец|враг|преступник)(?: или \w+)?\W*$"
        r"|\bcan \w+ be trusted\b|\bdeserves?\b|\b(?:will|would) .*\bregret\b"
        r"|\b(?:ты|вы) (?:за|против|думаешь|считаешь|думаете|считаете|любишь)\b|\bтво[её] мнение\b|\bна твой взгляд\b"
        r"|^(?:а )?(?:кто|что (?=лучше|хуже)|какая|какой|какое)\b.*\b(?:лучше|хуже|умнее|сильнее|круче|прав|виноват)\b"
        r"|\b(?:морально|справедливо|хорошо|плохо|правильно) ли\b|^(?:должн[аоы]?|следует|стоит) ли\b"
        r"|\b(?:нужно|надо|виноват[аы]?|справедлив[аоы]?) ли\b|\b(?:хорош|плох|слаб|сильн)\w+ президент\b"
        r"|\bпо-(?:твоему|вашему)\b|\bправ[аы]? ли\b|\bпредвзят\w*|\bслишком (?:мягк|ж[её]стк|слаб)\w*|\bзаслужива\w*",
    ),
)
_OF_SOMEBODY = re.compile(  # whose opinion may be known
    r"\b(?:according to|in \S+ (?:eyes|view)|(?:did|does|do) (?!you\b|u\b)(?:\S+ ){1,3}(?:say|deny|claim|think|believe)"
    r"|(?:reckon|said|says|telling)\b|по (?:словам|мнению)|(?<!ты )(?:считает|считают|говорит|говорят|сказал\w*))\b",
    re.IGNORECASE,
)
_REFUSALS = tuple((refusal, re.compile(pattern, re.IGNORECASE)) for refusal, pattern in _REFUSED)

_NOW = re.compile(
    r"\b(?:now|currently|today|nowadays|still|already|these days|at the moment|at present|any ?more|any longer|latest"
    r"|last time|so far|yet|alive|current|сейчас|теперь|ещё|еще|уже|сегодня|до сих пор|по-прежнему|последн\w+|нынешн\w+"
    r"|пока|жив)\b|^(?:is|are|isn'?t|aren'?t|has|have|hasn'?t) "
    r"|^who(?:'?s| is| are) the |^who (?:leads|runs|rules|heads) |^when (?:did|was|were) .*\blast\b",
    re.IGNORECASE,
)
_LAST = re.compile(  # of several; "last year" and "how long did it last" ask otherwise
    r"(?P<before>^|^(?:when|where|what|who|which|когда|где|как\w+) .*?)\b(?:the )?(?:(?:very )?last(?: time)?"
    r"(?! (?:year|month|week|night|days?|summer|winter)\b)|latest|most recent|(?:в )?последн\w+(?: раз)?)\b",
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
    """Why a question is none of the library's business by how it is put; None for all others."""
    found = next((refusal for refusal, pattern in _REFUSALS if pattern.search(question)), None)
    if found not in {None, Refusal.HARM} and _OF_SOMEBODY.search(question):
        found = None
    return found or (Refusal.FORECAST if asks_ahead(question) else None)


def asks_ahead(question: str) -> bool:
    """Whether a question asks what is to come."""
    return _PATTERNS[AnswerKind.FORECAST].search(question) is not None


def asks_of_now(question: str) -> bool:
    """Whether a question asks how things stand."""
    return _NOW.search(question) is not None


def without_last(question: str) -> str | None:
    """A question for the last of several, put as if there were one; None for all others."""
    found = _LAST.match(question)
    return " ".join((found["before"] + question[found.end() :]).split()) if found else None


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

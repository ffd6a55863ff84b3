"""Words that carry a question but do not say what it is about."""

from __future__ import annotations

from bot.answering.words import stem

_FUNCTION = """
a about above actually again all almost already also although am an and another any anybody anyone anything anyway are
around as at away back be because been being below between both but by can cannot cant could couldnt did didnt do does
doesnt doing done dont down during each either else even ever every everybody everyone everything for from gonna got
gotta had hadnt has hasnt have havent having he hed her here hers herself hes hey hi him himself his how however i id
if ill im in into is isnt it itd its itself ive just kinda let lets like lol maybe me mine more most much must my
myself neither no nobody none nor not nothing now of off oh ok okay on once one ones only onto or other others ought
our ours out over own per perhaps pls please quite rather really shall she should shouldnt since so some somebody
someone something sort still such than thanks thank that thats the their theirs them themselves then there theres
these they theyre thing things this those though through thru to too toward towards u um under until unto up upon ur
us very via was wasnt we well went were werent weve what whatever whats when whenever where wherever whether which
while who whod whoever whom whos whose why will with within without wont would wouldnt yeah yes yet you your youre
yours yourself abt bc btw cuz tho tbh wat wut dat dis tell explain describe say says said saying show give gimme know
knows think thinks thought want wants wanted wanna see sees seen seem seems mean means article text source author
according anyhow besides despite instead along regarding concerning exactly basically simply realy
а без более бы был была были было быть в вам вас весь во вот все всего всех всю вся всё вы где да даже для до его ее
ей ему если есть еще ж же за зачем здесь и из или им ими их к как какая какие каким каких какого какое какой какую
когда кого кому кто куда ли либо между меня мне мной может можно мои мой моя мы на над нам нами нас нее ней нем нет
нечего ни нибудь них но ну о об однако он она они оно от отчего перед по под после потому почему при про раз расскажи
с сам сама сами само свой свои своих себе себя сейчас со собой так такая такие такое такой там тебе тебя тем теперь то
тобой тогда того тоже той только том тот ту тут ты у уж уже хотя чего чем через что чтобы чья чье чьи эта эти этим
этих это этого этой этом этот эту я скажи говорит говорят сказал сказала думает думают хочет хотят хотела считает
считают знает вообще именно ведь действительно правда
"""

# They may stand in a question about anything, so that one we don't know says little about whether we know the answer,
# and one we do know says little about which passage is meant.
_LIGHT = """
able act action affect ago allow anymore appear ask aspect attempt bad based become bed began begin best better big
bit bother break bring brought call came cant care carry case cause certain chance change choose clear close come
common consider contain continue could count couple course create currently day deal decide deep depend detail
difference different difficult discuss doubt drive drop early easily easy effect effort either encourage end enough
entire especially essentially event eventually exist expect explain extent face fact fair fairly fall far fast feel
few fight final finally find fine first follow form forward found free full further future gain gave general get gets
getting give given goal goes going gone good great group grow guess guy guys half hand handle happen happened
happening hard hardly have head hear help hold hope hot huge idea impact important improve include increase interest
involve issue job join keen keep kept kind know large last late latest lately lead learn least leave led left less
level life light likely line list little long look lose lot low made main major make makes making man manage many
matter meet mention might mind miss modern moment move much name near nearly necessarily need never new next nice
normal number odds offer often old open opinion option order ordinary outcome outlook overall pair part particular
past people perceive perform person place plan play point position possible possibly practice prefer present pretty
previous probably problem proceed process provide pull purpose push put question quick quickly quit raise rate reach
react reaction ready real reality realistic realistically realize reason recent recently regard relate relation
relationship remain remember report require respond response result return right rise role run same scene seek sense
serious set several shape short side similar simple single situation small solid soon sort speak specific stage stance
stand start state stay step stick stop stuff style suggest supposed sure surprise take taken takes taking talk talking
task team tend term than thing think time today together told topic total touch toward track treat tried true truly
truth try trying turn two type understand up upset use used useful usual usually view wait walk want watch way ways
week whole wide win wish wonder word words work working world worry worse worst worth write wrong year years vs versus
compared comparison compare go gotten pro con pros cons
большой большая большие важно важный вместе время вопрос всегда второй год года годы говорить давно дело делает делать
делают день другой другие других дать должен должны значит иметь имеет какой конец лучше люди место много могут мог
могла надо начать начал новый новые нужно общий ответ отношение отношения отношений первый план планы пока помочь
поможет понять последний последние почти просто роль сегодня сделать сильно ситуация слова снова собирается сложно
скоро стал стала стали станет стать стоит также тема трудно удалось удастся фоне часть человек будет будут буду хорошо
хороший хуже целом читать
"""

# The two parties are in nearly everything that is said, so that naming them tells passages apart hardly at all.
_PARTIES = """
us usa america american americans states united washington trump trumps donald potus white house president presidents
presidential administration ru russia russian russians russo moscow putin putins vladimir vlad kremlin country
countries nation nations capital capitals superpower superpowers
сша америка американский американцы штаты вашингтон трамп дональд россия русский русские российский москва путин
владимир кремль рф президент президенты страна страны
"""

FUNCTION: frozenset[str] = frozenset(_FUNCTION.replace("ё", "е").split())
LIGHT_STEMS: frozenset[str] = frozenset(stem(word) for word in _LIGHT.split())
PARTY_STEMS: frozenset[str] = frozenset(stem(word) for word in _PARTIES.split())
EVERYDAY: frozenset[str] = FUNCTION | frozenset((_LIGHT + _PARTIES).split())

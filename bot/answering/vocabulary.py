"""Words that carry a question but do not say what it is about."""

from __future__ import annotations

from bot.answering.words import stem

_FUNCTION = """
want wants wanted wanna a about above actually again all almost already also although am an and another any anybody
anyone anything anyway are around as at away back be because been being below between both but by can cannot cant
could couldnt did didnt do does doesnt doing done dont down during each either else even ever every everybody everyone
everything for from gonna got gotta had hadnt has hasnt have havent having he hed her here hers herself hes hey hi him
himself his how however i id if ill im in into is isnt it itd its itself ive just kinda let lets like lol maybe me
mine more most much must my myself neither no nobody none nor not nothing now of off oh ok okay on once one ones only
onto or other others ought our ours out over own per perhaps pls please quite rather really shall she should shouldnt
since so some somebody someone something sort still such than thanks thank that thats the their theirs them themselves
then there theres these they theyre thing things this those though through thru to too toward towards u um under until
unto up upon ur us very via was wasnt we well went were werent weve what whatever whats when whenever where wherever
whether which while who whod whoever whom whos whose why will with within without wont would wouldnt yeah yes yet you
your youre yours yourself abt bc btw cuz tho tbh wat wut dat dis tell explain describe say says said saying show give
gimme kind know knows think thinks thought see sees seen seem seems mean means article text source author according
anyhow besides despite instead along regarding concerning exactly basically simply realy
хочет хотят хотела хотели хотел насколько настолько а без более бы был была были было быть в вам вас весь во вот все
всего всех всю вся всё вы где да даже для до его ее ей ему если есть еще ж же за зачем здесь и из или им ими их к как
какая какие каким каких какого какое какой какую когда кого кому кто кем ком чему чём нам куда ли либо между меня мне
мной может можно мои мой моя мы на над нами нас нее ней нем нет нечего ни нибудь них но ну о об однако он она они оно
от отчего перед по под после потому почему при про раз расскажи с сам сама сами само свой свои своих себе себя сейчас
со собой так такая такие такое такой там тебе тебя тем теперь то тобой тогда того тоже той только том тот ту тут ты у
уж уже хотя чего чем через что чтобы чья чье чьи эта эти этим этих это этого этой этом этот эту я скажи говорит
говорят сказал сказала думает думают считает считают знает вообще именно ведь действительно правда
"""

# They may stand in a question about anything, so that one we don't know says little about whether we know the answer,
# and one we do know says little about which passage is meant.
_LIGHT = """
currently attitude belief feeling feelings stand opinion topic topics subject able act action affect ago allow anymore
appear ask aspect attempt bad based become bed began begin best better big bit bother break bring brought call came
cant care carry case cause certain chance change choose clear close come common consider contain continue could count
couple course create day deal decide deep depend detail difference different difficult discuss doubt drive drop early
easily easy effect effort either encourage end enough entire especially essentially event eventually exist expect
explain extent face fact fair fairly fall far fast feel few fight final finally find fine first follow form forward
found free full further future gain gave general get gets getting give given goal goes going gone good great group
grow guess guy guys half hand handle happen happened happening hard hardly have head hear help hold hope hot huge idea
impact important improve include increase interest involve issue job join keen keep kept kind know large last late
latest lately lead learn least leave led left less level life light likely line list little long look lose lot low
made main major make makes making man manage many matter meet mention might mind miss modern moment move much name
near nearly necessarily need never new next nice normal number odds offer often old open option order ordinary outcome
outlook overall pair part particular past people perceive perform person place plan play point position possible
possibly practice prefer present pretty previous probably problem proceed process provide pull purpose push put
question quick quickly quit raise rate reach react reaction ready real reality realistic realistically realize reason
recent recently regard relate relation relationship remain remember report require respond response result return
right rise role run same scene seek sense serious set several shape short side similar simple single situation small
solid soon sort speak specific stage stance start state stay step stick stop stuff style suggest supposed sure
surprise take taken takes taking talk talking task team tend term than thing think time today together told total
touch toward track treat tried true truly truth try trying turn two type understand up upset use used useful usual
usually view wait walk watch way ways week whole wide win wish wonder word words work working world worry worse worst
worth write wrong year years vs versus compared comparison compare go gotten pro con pros cons
стороны сторон рамках рамки выглядеть сильным сильный оба обе относится относятся отнеслись обычно происходит
происходят произошло случилось приходит приходят пришел бывает является являются находится любой каждый разный ли
насчет касательно вроде типа прямо сделал сделали сделала делал делают получится получилось означает значить мнение
мнения позиция позиции взгляд точка зрения нравится стоять пытается пытались решил решили заявил заявила заявили
рассказал рассказала ответил называет назвал назвала упоминал упомянул обещал большой большая большие важно важный
вместе время вопрос всегда второй год года годы говорить давно дело делает делать день другой другие других дать
должен должны значит иметь имеет какой конец лучше люди место много могут мог могла надо начать начал новый новые
нужно общий ответ отношение отношения отношений первый план планы пока помочь поможет понять последний последние почти
просто роль сегодня сделать сильно ситуация слова снова собирается сложно скоро стал стала стали станет стать стоит
также тема трудно удалось удастся фоне часть человек будет будут буду хорошо хороший хуже целом читать
"""

# The two parties are in nearly everything that is said, so that naming them tells passages apart hardly at all.
_PARTY_NAMES = """
us usa america american americans united washington trump trumps donald potus russia russian russians moscow putin
putins vladimir vlad kremlin ru
сша америка американский американцы вашингтон трамп дональд россия русский русские российский москва путин владимир
кремль рф
"""
_PARTY_KINDS = """
states state white house president presidents presidential administration country countries nation nations superpower
superpowers
штаты президент президенты страна страны
"""

# Words people often use in questions about other things. They are no slips for ours: "reply" is not "rely".
_COMMON = """
accident actor address adult advice age airport album alone animal answer apartment apple army article artist asset
athlete author baby ball band bank bar baseball basketball bathroom battery beach bear beat beauty bed beer bird birth
birthday blood board boat body book border born boss bottle bottom box boy brain brand bread breakfast bridge brother
budget building burn bus business butter button camera camp cancer candidate capital car card career cat cell center
century ceo chair chairman champion chapter character cheap cheese chef chess chicken child children church city class
clean climate clothes cloud club coach code coffee coin cold color college commit company computer concert contact
contest context contract conversation cook cooking corner couple coup court cousin cover crime crypto cup customer
dance date daughter dead death debate debt degree democracy dentist design desk diet dinner director distance doctor
document dog dollar door dream dress drink driver drug earth eat economy editor egg election elect email emperor
engine england english exam example exercise expire eye factory family famous fan farm fashion fast father favorite
film find finger fire fish flag flight floor flower food football forest founder france freedom french friend fruit
fuel fun funny game garden gas gender german germany gift girl glass god gold google government grammar grandma ground
gun hair happy hate health heart height hello hill history hobby hold holiday home honest horse hospital host hotel
hour house human hungry husband ice imagine income india instruct instruction insurance internet interview invade
invest island jail japan job joke journalist judge juice kid kill kilometer king kitchen knife label lady lake
language laptop laugh lawyer learn legal length lesson letter library lie link live loan lottery love lunch machine
magazine mail manager map mark market marry married mayor meal meat medal medicine member message meter method middle
mile milk million minister minute mirror model money month moon mother mountain mouse movie murder museum music
musician name national nature neighbor network newspaper night nitro noodle north nurse ocean office oil onion opera
orange outfit owner page paint paper parent park parliament party passenger password percent person pet phone photo
pick picture pie pig pilot pizza planet plant plastic plate player poem poet police politician pool population post
potato premier pretend price prince print prison prize product professor profit program project prompt property queen
radio rain rank rate rating recipe recommend record refund rent replace reply restaurant rice river road robot rock
room root rule sad safe salad salary sale salt school science score sea season seat secret sell send sentence server
sex ship shirt shoe shoot shop short singer sister site size skin sky sleep smart smell smoke snake snow soccer social
soldier son song soup south spell spend sport spring spy stadium star station stock stomach stone store storm story
stranger street strike student subject sugar suit summer sun super surname sweet swim system table tank task tax taxi
tea teacher team tennis theater ticket tie tired title tomato tomorrow tool tooth tour tourist town toy traffic train
translate travel tree truck tv twitter ugly uncle uniform university update user vacation vegetable video village visa
vodka voice vote voter wage wake wall war warm wash watch water wear weather website wedding weekend weight wife wild
wind window wine winter wolf woman women wood writer yellow yesterday zoo
"""

FUNCTION: frozenset[str] = frozenset(_FUNCTION.replace("ё", "е").split())
LIGHT_STEMS: frozenset[str] = frozenset(stem(word) for word in _LIGHT.split())
PARTY_NAME_STEMS: frozenset[str] = frozenset(stem(word) for word in _PARTY_NAMES.split())
PARTY_STEMS: frozenset[str] = PARTY_NAME_STEMS | frozenset(stem(word) for word in _PARTY_KINDS.split())
EVERYDAY: frozenset[str] = FUNCTION | frozenset((_LIGHT + _PARTY_NAMES + _PARTY_KINDS).split())
COMMON: frozenset[str] = frozenset(_COMMON.split())

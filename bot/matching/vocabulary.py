"""Words that carry a sentence but do not say what it is about, and the endings words take."""

from __future__ import annotations

_ENGLISH = """
a about across after again against all along also am among an and another any anybody anyone anything are as at be
because been before behind being below between beyond both but by can cannot cant could despite did do does doesnt
doing dont during each even ever every everybody everyone everything few for from get gets getting give go goes going
gone got had has hasnt have havent having he her here hers him his how i if im in into is isnt it its just keep kind
know lets like made make makes many may me might more most much must my need no nor not now of off on once one ones
only onto or other our ours out over own per really same shall she should since so some somebody someone something
still such tell than that thats the their theirs them themselves then there these they thing things this those through
to too toward towards under until up upon us very via want wants was wasnt way we well were weve what whatever whats
when where whether which while who whom whos whose why will with within without wont would yet you your yours
"""
_REQUESTS = """
article background bot briefing bit can current currently detail details explain explanation find give guy happen
happened happening happens hello help hey hi info information issue latest learn look mean means news now please
question quick recent report show situation status stuff summary talk tell thanks think today topic topics understand
update updates whats
"""
_RUSSIAN = """
а без бы был была были было быть в вас вам во вот вы где да для до его ее если есть еще же за и из или им их к как
какие какой какая какое когда кто ли между меня мне мы на над нам нас не нет ни них но о об обо он она они оно от
перед по под после почему при про расскажи с сам сейчас со так там то тоже только том тут ты у уже хочу чего чем что
чтобы это этого этом этот эта эти я новости последние зачем будет можно привет бот
"""
_WESTERN = """
al algo como con cual cuando de del donde e el ella en entre es esta este ha hay la las lo los mas me mi no o para
pero por porque que quien se ser si sin sobre son su sus un una unas unos y aber als am an auf aus bei bis das dass
dem den der des die dir durch ein eine einem einen einer eines er fur gegen gibt hat hinter ich ihr im in ist kann
mich mir mit nach nicht noch oder sich sie sind so uber um und uns vom von vor wann warum was welche wenn wer wie wird
wo zu zum zur zwischen au aux avec c ce ces cette comment contre d dans du elle elles est et il ils j je l le les leur
lui ma mais mes moi mon n ne nos notre nous on ou par pas pour pourquoi qu quand quel quelle quelles quels qui quoi s
sa sans ses sont sous sur t tu une vers vos votre vous
"""

# Everyday verbs and qualities: with one of them beside it, a name still means what it means alone.
_EVERYDAY = """
able accept achieve act add afford agree allow answer ask attempt bad bear become begin believe best better big block
break bring broke build buy call cancel carry care cause chance change choose close come common continue cost cut dead
deal decide deep deny different difficult discuss do drop dying early easier easy effect end enough exist expect face
fail fair fall far fast feel felt few fewer fight fix follow former full future good great grow hand happy hard harder
hate hear heard help helping high hit hold home hope huge hurt idea improve involve join kill large late lead leave
leaving left less lie likely little live long lose lost low main matter meet meeting mention miss more move near new
next nice number offer oppose other past pay people place plan play point poor popular possible power prevent problem
promise prove pull push put quit raise reach ready real reason refuse reject remain remember remove resign rest result
return right rise role run sad safe safer save second see seem send serious set shape short side sign simple size slow
small soon speak stand start stay step stop strong support sure take taken talk tear term test think threat tie time
today together total treat true trust try turn type use useful wait war weak weaker win wish word work world worried
worry worse worst write wrong year years young agreement conflict cooperation countries country crisis era leader
leaders nation nations policy president relations relationship ties
guerra guerre krieg война crise krise кризис presidente prasident президент politica politique politik политика
north northern south southern east eastern west western север северная юг южная восток восточная запад западная
norte sur este oeste nord sud ost est ouest
большой важно важный вместе вопрос время год говорит говорил год давно день дело делать думает жизнь знает иметь конец
конца лучше люди место мешает мир мнение много может могут надо начать начал нельзя нужно первый план планы плохо плохой
помочь помощь потом правда проблема работа решить решение ситуация сделать сегодня сильно сказал сложно снова согласен
станет стоит страна страны считает трудно удалось хорошо хорошие хочет хотят
"""
# Words that make a question or a sentence of what would else be a bare name.
_ASKING = """
are can could did do does has have how is should was were what when where which who whose why will would
есть зачем как какая какие какой когда кто ли можно почему что будет где
como cual cuando por que quien esta hay
gibt hat ist kann warum was welche wann wer wie wird wo
comment est pourquoi quand quel quelle qui quoi
"""
# The two parties: beside everything we know about, so that naming them tells topics apart hardly at all.
_PARTIES = """
us usa america american americans states united washington trump donald potus djt
ru rus russia russian russians russo moscow putin vladimir kremlin vvp
сша америка американский америки штаты вашингтон трамп россия русский русские российский москва путин рф
eeuu estados unidos estadounidense rusia ruso rusa moscu putin rusos rusas
amerika amerikaner amerikanisch vereinigte staaten russland russisch russe russen moskau
etats unis amerique americain russie russes moscou poutine
"""

# How words are shortened in chat and in the field's notes; what they are short for, the likelier first.
_SHORTHAND = """
admin administration, agmt agreement, amb ambassador, approx approximate, biz business, chem chemical, cmte committee,
cong congress, convo conversation, coop cooperation, def defense, dem democrat, dems democrats, dept department,
diplo diplomacy, econ economic economy, edu education, exch exchange, fgn foreign, gen general, gov government,
govt government, grp group, hq headquarters, impl implementation, indep independent, intel intelligence,
intl international, leg legislation, mil military, min minister, msl missile, mtg meeting, natl national,
natsec national security, neg negotiation, nonprolif nonproliferation, nuc nuclear, nuke nuclear, nukes nuclear weapons,
opp opposition, org organization, orgs organizations, parl parliament, pol political, pres president, prez president,
prolif proliferation, rel relations, rels relations, repub republican, repubs republicans, reps republicans,
rus russia russian, sec security secretary, secdef secretary defense, secstate secretary state, sen senator senate,
sep separatists, terr terrorism, ukr ukraine,
минобороны министерство обороны, нац национальный, през президент, сов советник, эк экономический
"""
FILLER: frozenset[str] = frozenset((_ENGLISH + _REQUESTS + _RUSSIAN + _WESTERN).replace("й", "и").split())

# Endings in folded spelling (see spelling.fold), so that Cyrillic and transliterated words share them.
_INFLECTIONS = """
s es ed d ing a as o os e en em n ne nes ens
"""
_DERIVATIONS = """
er ers or ors al ional an ans ian ians ation ations ist ists ism ismo isme ismus ista istas
ien is ise ish ishe ishen isher ik ika iko
"""
_RUSSIAN_ENDINGS = """
a i u e o om oi ou ei em am ami ah ov ev ia iu iah iam iami ie iei iem aia oe uiu im ih imi ogo ego omu emu
ski skaia skoe skie skogo skoi skom skih skim skimi skuiu n ni naia noe nie nogo noi nom nih nim nuiu
"""


def _read_shorthand(text: str) -> dict[str, tuple[str, ...]]:
    return {short: tuple(whole) for short, *whole in (entry.split() for entry in text.split(","))}


SHORTHAND: dict[str, tuple[str, ...]] = _read_shorthand(_SHORTHAND)
EVERYDAY: frozenset[str] = frozenset(_EVERYDAY.replace("й", "и").split())
ASKING: frozenset[str] = frozenset(_ASKING.split())
PARTIES: frozenset[str] = frozenset(_PARTIES.replace("й", "и").split())
INFLECTIONS: frozenset[str] = frozenset(_INFLECTIONS.split())
DERIVATIONS: frozenset[str] = frozenset(_DERIVATIONS.split())
RUSSIAN_ENDINGS: frozenset[str] = frozenset(_RUSSIAN_ENDINGS.split())

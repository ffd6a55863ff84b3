"""Made-up surnames and places, in Latin and in Cyrillic letters, and the real words that stand beside them."""

from __future__ import annotations

import random


def listed(text: str) -> tuple[str, ...]:
    """Words, or where they are parted by bars, phrases."""
    return tuple(text.split("|") if "|" in text else text.split())


# As passports and newspapers have it, which is not how matching transliterates.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюя",
        listed("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya"),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
_CYRILLIC = {latin: letter for letter, latin in _LATIN.items() if latin} | {
    "e": "е", "y": "й", "c": "к", "h": "х", "j": "дж", "q": "к", "w": "в", "x": "кс",
}  # fmt: skip
_ONSETS = listed("б в г д ж з к л м н п р с т ф х ч ш бр вл гр др кр пр ст тр сл зв хр см пл гл")
_VOWELS = listed("а а а о о о е е и и у ы я ю")
_CODAS = ("", "", "", "", *listed("р н л с м т в к"))
_SURNAME_ENDINGS = listed("ов ев ин ский енко ович ко ян ец ич")
_PLACE_ENDINGS = listed("град ск ово поль ино ия ань евка горск бург стан")
_WEST_ONSETS = listed("b c d f g h j k l m n p r s t v w br ch cl dr fl gr h k pr sh st th tr")
_WEST_VOWELS = listed("a e i o u a e o ai ea oo ee ou")
_ALL_VOWELS = frozenset("аоеиуыяюaeiou")
_WEST_CODAS = ("", "", "", *listed("n r l s ck rd nt ll m"))
_WEST_SURNAMES = listed("son man berg er ton ley field worth ard ing ham ez ini eau stein")
_WEST_PLACES = listed("ville burg ton ford land port mouth stadt haven ia istan mont")

FIRST_NAMES = listed(
    "James Mary Robert Linda Michael Susan David Karen Richard Nancy Thomas Laura Charles Helen Paul Anna Mark Ruth "
    "George Alice Kevin Diane Brian Emma Walter Clara Hans Ingrid Pierre Claire Carlos Lucia Marco Sofia Andreas Nina"
)
RUSSIAN_FIRST_NAMES = listed(
    "Сергей Мария Иван Ольга Дмитрий Елена Николай Татьяна Андрей Наталья Виктор Ирина Павел Светлана Юрий Галина "
    "Михаил Людмила Олег Вера Игорь Надежда Борис Тамара Константин Зинаида Лев Лидия Григорий Раиса"
)
OFFICES = listed("General Minister Ambassador Senator Secretary Admiral Chairman Envoy Governor Director")
SUBJECTS = listed(
    "missile defense|grain exports|gas transit|visa rules|child adoption|cyber security|Arctic shipping|fishing quotas|"
    "uranium fuel|space launches|prisoner exchange|airspace rules|oil prices|military exercises|election observers|"
    "student exchanges|nerve agents|cluster munitions|border crossings|debt relief|steel tariffs|climate research|"
    "hostage recovery|drug trafficking|tank deployments|submarine patrols|satellite imagery|diplomatic property|"
    "peacekeeping forces|refugee returns|pipeline construction|asset freezes|trade credits|nuclear testing|"
    "broadcasting rights|orphan drugs|aircraft parts|bank transfers|arms exports|naval bases"
)
RUSSIAN_SUBJECTS = listed(
    "противоракетной обороне|поставках зерна|транзите газа|визовом режиме|кибербезопасности|судоходстве в Арктике|"
    "квотах на рыбу|ядерном топливе|обмене пленными|ценах на нефть|военных учениях|наблюдателях на выборах|"
    "пересечении границы|пошлинах на сталь|воздушном пространстве|возвращении беженцев|замороженных активах|"
    "ядерных испытаниях|экспорте оружия|военно-морских базах"
)


def slavic_surname(chance: random.Random) -> str:
    """A surname in Cyrillic."""
    return _stem(chance, _ONSETS, _VOWELS, _CODAS).capitalize() + chance.choice(_SURNAME_ENDINGS)


def slavic_place(chance: random.Random) -> str:
    """A place in Cyrillic."""
    return _stem(chance, _ONSETS, _VOWELS, _CODAS).capitalize() + chance.choice(_PLACE_ENDINGS)


def western_surname(chance: random.Random) -> str:
    """A surname in Latin letters."""
    return _stem(chance, _WEST_ONSETS, _WEST_VOWELS, _WEST_CODAS).capitalize() + chance.choice(_WEST_SURNAMES)


def western_place(chance: random.Random) -> str:
    """A place in Latin letters."""
    return _stem(chance, _WEST_ONSETS, _WEST_VOWELS, _WEST_CODAS).capitalize() + chance.choice(_WEST_PLACES)


def in_latin(text: str) -> str:
    """A Cyrillic text in Latin letters."""
    written = "".join(_LATIN.get(letter, _LATIN.get(letter.lower(), letter).capitalize()) for letter in text)
    return written.replace("iya", "ia").replace("yy", "y")


def in_cyrillic(text: str) -> str:
    """A Latin text by ear in Cyrillic letters, small ones."""
    text, written, at = text.lower(), "", 0
    while at < len(text):
        length = next((n for n in (4, 3, 2, 1) if text[at : at + n] in _CYRILLIC), 0)
        written += _CYRILLIC[text[at : at + length]] if length else text[at]
        at += length or 1
    return written


def _stem(chance: random.Random, onsets: tuple[str, ...], vowels: tuple[str, ...], codas: tuple[str, ...]) -> str:
    """One to three syllables that end in a consonant."""
    syllables = chance.choices((1, 2, 3), (5, 9, 2))[0]
    parts = [chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas) for _ in range(syllables)]
    if parts[-1][-1] in _ALL_VOWELS:
        parts.append(chance.choice([coda for coda in codas if coda]))
    return "".join(parts)

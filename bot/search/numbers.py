"""Every hand-set number of the engine, with its reason. All others are fitted: see weights.toml."""

from __future__ import annotations

# Words
ORDINARY_WORDS = 5_000  # words of a language that are on everybody's lips; rarer ones tell as much as names
COMMONEST_WORD = 0.25  # what the commonest of them tell, beside a name; between the two, by their rank's logarithm
COMMON_TO_ALL = 12  # targets; a word in the names or texts of more tells no less: it is the library's subject itself

# How near a typed word is to a known one; 1 is the same. The regression decides what that is worth.
SAME_STEM = 0.97  # another ending, or another alphabet
SAME_SOUND = 0.95  # spelled otherwise, with the same sound
SAME_SKELETON = 0.75  # only the consonants are the same
SHORTEST_SKELETON = 3  # letters or consonants; with fewer anything sounds like something
LETTERS_PER_SLIP = 4  # a slip in less makes nearly any other word; less is not compared by sound or meaning, either
LETTERS_INDEXED = 7  # of each word for finding slips: as in SymSpell
BEGUN_SHARE = 0.5  # what is lost of a word of which nothing is typed yet
KNOWN = 0.9  # from here on a typed word, or a name in another order, is taken to be the known one and not only like it

# Candidates
SHORTEST_BY_SOUND = 6  # letters of a name compared by its sound, or with its words run together; less is chance
MOST_NAMES = 80  # weighed, of the rarest words typed first, and words that begin as typed; more change hardly an answer
MOST_CANDIDATES = 12  # whose signals are weighed; how far a passage leads the last by meaning says if it stands out
MOST_COMPARED = 16  # of its texts by meaning: of many, some are near by chance, and a new topic has few
OF_ONE_FIELD = 0.7  # the cosine of two names; below it they are of one field and no more
NEAREST_TEXTS = 3  # of a target, whose meanings are averaged: one alone is near by chance
MOST_OFFERED = 5  # to choose from, and candidates for their meaning alone; more is a list to read
NEAR_THE_BEST = 0.15  # of the best one's probability, for another to be offered beside it
RIVAL = 2 / 3  # of the best one's probability; where another has more, opening the best would be arbitrary

# Passages
MOST_PASSAGES = 3  # given for a question; more is a page to read
AS_GOOD = 0.25  # of the best one's odds of being the one: a passage that is less likely hardly bears on the question
AS_LIKELY = 0.5  # of the likeliest one, to be the last of several: a less likely one is something else, and only later
BESIDE = 0.1  # the same, for a later development to stand beside what a source said: better one too many than none
ITS_MATTER = 0.5  # of a question's words: a later development with fewer is about something else
SAID_AGAIN = 0.8  # of the shorter claim's words: two of one paragraph that share as many say the same …
FEW_WORDS = 5  # … unless it has no more, of which one may make all the difference
ENOUGH = 2.0  # as much as two names that nothing else has: more words found don't make a passage likelier
EVERY_THIRD = 3  # a word that every third passage has tells nothing by itself: "what does Russia want?"
UNLIKE, ALIKE = 0.3, 0.8  # cosines of two words: nothing in common, and the same thing
MOST_SAID = 4.0  # log odds: what is learnt of whole sentence vectors never says more than this
OFFERED_TOPIC = 0.5  # how surely a question is about a topic that would only be offered
LONGEST_NAME = 4  # words of a name looked for within a sentence

# Time zones; those by which a name's is settled are in tools/zones/settling.py
COMPATRIOT_LARGER = 10  # times as many people as a namesake in one country, whose people mean it: Portland, Maine (9.8)
RIVAL_OF_STATE = 100_000  # people of a city meant as readily as its namesake state: Washington, not Wyoming (75,000)

"""Every number of the engine that is set by hand, with its reason. All others are fitted: see weights.toml."""

from __future__ import annotations

# Words
ORDINARY_WORDS = 5_000  # words of a language that are on everybody's lips; rarer ones tell as much as names
COMMONEST_WORD = 0.25  # what the commonest of them tell, beside a name; between the two, by their rank's logarithm

# Time zones: when a city's name means that city, though others on another clock have it too
CITY_LARGER = 4  # times as many people as any namesake, which leaves out Brest (2.4) and York (3.6)
WORLD_CITY_LARGER = 2  # the same for a city of a million or a zone's own: Barcelona has 2.1 times its namesake's people
WORLD_CITY = 1_000_000  # people; far fewer cities have so many than have a namesake
CITY_BETTER_KNOWN = 1.5  # times as many names in the world's languages: Manchester (1.0) and Córdoba (1.1) fall short
COMPATRIOT_LARGER = 10  # the same beside a namesake in one country, whose people mean it: Portland, Maine (9.8)
CITY_BEFORE_WORD = 45  # names in all languages of a city that an everyday word may mean: "Nice" (49), not "Oral" (40)
RIVAL_OF_STATE = 100_000  # people of a city meant as readily as its namesake state: Washington, not Wyoming (75,000)
SMALLEST_LISTED = 15_000  # people of the smallest towns that the table has: namesakes below are not known
EVERYDAY_WORD = 10_000  # rank of a word from which most in the lists are names themselves

# Names and phrases that stand on many cards.

area-overview = overview
area-leaders = leaders
area-security = security
area-regions = regions
area-economy-society = economy and society
area-politics = politics
area-overview-hint = The relationship as a whole
area-leaders-hint = Trump, Putin and the people around them
area-security-hint = Arms control, missiles and terrorism
area-regions-hint = Countries and wars where the two met
area-economy-society-hint = Trade, sanctions and exchanges
area-politics-hint = Washington, Moscow and their allies

outlook-promising = promising
outlook-mixed = mixed
outlook-difficult = difficult
outlook-bleak = bleak
outlook-context = background
outlook-none = chronicle
outlook-is = Outlook: { $outlook }

# A claim's kind.
kind-fact = fact
kind-reported = report
kind-judgement = the author's judgment
said-by = said by { $who }

month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
# A date by itself: "3 February 2021", "July 2023", "2021".
date-day = { $day } { month } { $year }
date-month = { month } { $year }
date-year = { $year }
# The same in a sentence that says when: "on 3 February 2021", "in July 2023".
date-day-when = on { date-day }
date-month-when = in { date-month }
date-year-when = in { $year }
# The same after "until": "until 3 February 2021".
date-day-until = until { date-day }
date-month-until = until { date-month }
date-year-until = until { $year }
# A day of any year: "3 February".
date-of-any-year = { $day } { month }

# How far the documents' knowledge reaches, at the beginning of a sentence: "In mid-February 2017", "On 5 March 2019".
as-of =
    { $is-day ->
        [yes] On { $when }
       *[no] In { $when }
    }
date-unknown = an unknown date
date-inferred = { $said } (date inferred)

list-and = { $others } and { $last }

topics-counted =
    { $count ->
        [one] { $count } topic
       *[other] { $count } topics
    }

nothing-typed = an empty message
nothing-on = The library has nothing on { $what }.
nothing-entered = An empty text
list-or = { $others } or { $last }
events-counted =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
quoted = “{ $words }”
# After "since".
date-day-since = since { date-day }
date-month-since = since { date-month }
date-year-since = since { $year }
nothing-on-but = The library has nothing on { $what }. Closest match: **{ $title }**.
# Below the scale of a picture: "30 Mar", "Mar 2022".
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }

language-name = English
# A text of the library that is not translated, shown in English.
untranslated = { $words } (EN)

evidence-background = ## People and events: { $title }
evidence-figures = Offices include later changes. Numbers match the card's sources.
evidence-sources = ## Sources: { $title }
evidence-reading-aid = Claims are in the bot's own words. A fact is stated as having happened; a report is attributed to whoever said it; a judgment is the author's own.
evidence-paragraph = paragraph { $number }
evidence-paragraphs =
    { $count ->
        [one] paragraph { $numbers }
       *[other] paragraphs { $numbers }
    }

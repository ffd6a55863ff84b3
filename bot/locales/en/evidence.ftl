evidence-background = ## People and events: { $title }
evidence-figures = Numbers match the card's sources.
evidence-sources = ## Sources: { $title }
evidence-reading-aid = Claims are in our own words. A fact is what the document states as having happened; a report names who said it; a judgment is the author's own.
evidence-paragraph = paragraph { $number }
evidence-paragraphs =
    { $count ->
        [one] paragraph { $numbers }
       *[other] paragraphs { $numbers }
    }

actors-sources = Sources · { $count }
actors-brief = Brief: { $title }
actors-did-you-mean =
    ### Did you mean…
    There is no clear match for { $words }. Choose one, or try other words.
actors-nobody =
    ### Not covered
    The sources name no person or organization called { $words }.
actors-but-topic = There is a brief on { $title }.
actors-choose = People and organizations
actors-since = Since { $year }
actors-events = Events
actors-topics =
    { $count ->
        [one] Named in { $count } topic
       *[other] Named in { $count } topics
    }

comparisons-positions = Where each side stood
comparisons-shared = What they share
comparisons-sources =
    { $count ->
        [one] Sources · { $count } claim
       *[other] Sources · { $count } claims
    }
comparisons-both = used by both
comparisons-did-you-mean =
    ### Did you mean…
    There is no clear match for { $words }. Choose two topics, or try other words.
comparisons-compare = Compare
comparisons-same = Both are **{ $title }**. Choose two different topics to compare.
comparisons-people = People and organizations:
comparisons-claims =
    { $count ->
        [one] { $count } claim that both briefs use:
       *[other] { $count } claims that both briefs use:
    }
comparisons-more-claims =
    { $count ->
        [one] One more is under { comparisons-sources-name }.
       *[other] { $count } more are under { comparisons-sources-name }.
    }
comparisons-sources-name = Sources
comparisons-newest = The latest event above concerns both.
comparisons-cited = They share only claims cited above.
comparisons-nothing = They share no person, organization, event or claim.

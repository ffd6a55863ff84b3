passages-opinion = You asked for an opinion, and the library has none of its own.
passages-advice = You asked for advice or help, and the library gives none.
passages-harm = The library doesn't help with that.
passages-forecast = You asked about the future, and the library makes no forecasts.
passages-reading-aid = Passages are quoted from the library word for word.
passages-none =
    ### Not covered
    The library has no answer to { $question }.
passages-nearest-topics = Closest topics:
passages-found =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    } from the library
passages-not-outright = The library has no direct answer. These passages come closest:
passages-uncovered = **No direct answer to:** { $questions }
passages-dated = The library has nothing on that after { $when }.
passages-another = Ask another question
passages-modal = Ask a question
passages-modal-label = Your question
passages-modal-example = Does Russia back the Iran deal?

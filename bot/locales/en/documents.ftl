documents-head =
    ## Sources
    { $count ->
        [one] The analysis in the briefs rests on claims from this document; events have references of their own.
       *[other] The analysis in the briefs rests on claims from these { $count } documents; events have references of their own.
    }
documents-record-title = **Earlier and later events**
documents-record =
    { events-counted } from { $first } to { $last }, each with links to its own references. The wording is the bot's own.
documents-references = **References:** { $count } from { $publishers } publishers, most often { $most }; all are listed below
documents-date = **Date:** { $when }; { $basis }. { $note }
documents-stated = stated in the document
documents-inferred = inferred
documents-claims = **Claims:** { $count } ({ $shares }), cited as { $id }
documents-fact =
    { $count ->
        [one] { $count } fact
       *[other] { $count } facts
    }
documents-reported =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
documents-judgement =
    { $count ->
        [one] { $count } judgment
       *[other] { $count } judgments
    }

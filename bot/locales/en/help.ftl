help-title =
    ## Détente
    US–Russia relations, in short briefs with sources.
help-commands = ### Commands
help-about =
    ### What you get
    Short, dated briefs on { topics-counted } between the United States and Russia. What they take from the analysis rests on numbered claims: **{ briefs-sources }** under a brief shows where each one comes from and whether it is a fact, a report or the author's judgment. Earlier and later events are kept apart, each with its date and links. Typos, abbreviations and Russian are fine.
help-talk =
    ### Just ask
    Mention me with a topic or a question, write me a direct message, or reply to one of my cards: “what does Russia want?” under a card is about that card's topic.
help-limits =
    ### What to expect
    This is not a news service. { $record } Outlooks are the source's, not mine. If no source answers a question, I say so. I read only the messages you send me or point me to.
help-sources = Sources: { $sources }
help-menu = Right-click a message and choose Apps.

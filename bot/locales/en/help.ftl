help-title =
    ## Détente
    US–Russia relations, in short briefs with sources.
help-commands = ### Commands
help-about =
    ### What you get
    Short, dated briefs on { topics-counted } between the United States and Russia. The analysis in them rests on numbered claims: **{ briefs-sources }** under a brief shows where each one comes from and whether it is a fact, a report or the author's judgment. Earlier and later events are listed separately, each with its date and links. Typos, abbreviations and Russian are fine.
help-talk =
    ### Just ask
    Mention the bot with a topic or a question, send it a direct message, or reply to one of its cards: “what does Russia want?” under a card is about that card's topic.
help-limits =
    ### What to expect
    This is not a news service. { $record } Outlooks are the source's, not the bot's. If no source answers a question, the bot says so. It reads only the messages you send it or point it to.
help-sources = Sources: { $sources }
help-menu = Right-click a message and choose Apps.

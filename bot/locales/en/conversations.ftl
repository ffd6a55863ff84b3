conversations-greeting =
    ### Ask me something
    Name a topic (“{ $example }”) or ask a question about US–Russia relations. Reply to one of my cards to ask about its topic. { COMMAND("help") } lists my commands.
conversations-example = Syria
conversations-sources = The analysis dates from { $when }. { $record } Every sentence has its source.
conversations-ask = Ask a question
conversations-role = You mentioned my role, and Discord doesn't show me messages sent to a role. Mention { $me } instead: in the list that opens after @, I'm the entry with a picture.

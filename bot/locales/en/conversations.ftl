conversations-greeting =
    ### Ask a question
    Name a topic (“{ $example }”) or ask a question about US–Russia relations. Reply to one of the bot's cards to ask about its topic. { COMMAND("help") } lists all commands.
conversations-example = Syria
conversations-sources = The analysis dates from { $when }. { $record } Every sentence has its source.
conversations-ask = Ask a question
conversations-role = You mentioned the bot's role, and Discord doesn't show bots the messages sent to a role. Mention { $me } instead: in the list that opens after @, it's the entry with a picture.

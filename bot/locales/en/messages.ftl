messages-no-text = That message has no text to read. Choose one that does, or use { COMMAND("brief") }.
messages-found = { topics-counted } in that message
messages-reading-aid = Each brief shows its sources.
messages-none =
    ### Not covered
    The library has no brief on what that message is about. Browse by area, or try other words.
messages-none-but-people =
    ### Not covered
    The library has no brief on what that message is about, but it knows who is named there. Choose one, browse by area, or try other words.

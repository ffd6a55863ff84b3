lookups-topic-gone = That topic is no longer in the library. { COMMAND("topics") } lists all topics.
lookups-actor-gone = That person or organization is no longer in the library. Look for another with { COMMAND("who") }.

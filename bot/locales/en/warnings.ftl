# Direct messages to whoever set a digest up.
warning-failed = ## A digest couldn't be delivered
warning-suspended = ## A digest was paused
warning-own-failed = ## Your digest couldn't be delivered
warning-own-suspended = ## Your digest was paused
warning-account = Digest { $number }, which you set up for { $channel } in **{ $server }**, didn't go out: { $reason }.
warning-own-account = It didn't go out: { $reason }. { COMMAND("digest-me") } shows it and resumes it.
warning-hidden = The channel was made private, or moved to a private category.
warning-channel-gone = Choose another channel there with { COMMAND("digest edit") }, or remove the digest with { COMMAND("digest remove") }.
warning-resume = It failed for three days. { COMMAND("digest resume") } there resumes it.
warning-will-pause = -# After three failed days it is paused, and you'll get a message.
warning-role-gone = ## A digest no longer mentions anyone
warning-role-account = The role it mentioned in **{ $server }** was deleted. Digest { $number } still goes to { $channel }, without a mention. { COMMAND("digest edit") } there sets another.
warning-your-server = your server

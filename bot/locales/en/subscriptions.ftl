# What admins see of their digests.
health-channel-gone = ⚠️ The channel no longer exists. Choose another with { COMMAND("digest edit") }.
health-hidden = ⚠️ The bot can't see the channel: it is private, or in a private category. Add the bot's role in Edit Channel → Permissions, or choose another channel with { COMMAND("digest edit") }.
health-missing = ⚠️ The bot lacks these permissions in the channel: { $permissions }. { why-where-to-grant }
health-lacks-tag = ⚠️ Posts in this forum need a tag, and all its tags are for moderators. Add a tag that anyone can use, or give the bot **Manage Threads** there.
health-history = ⚠️ Without **Read Message History** the bot can't tell whether a digest arrived when sending it was interrupted.
digest-is-set-up = Digest { $number } is set up
digest-is-saved = Digest { $number } was saved
digest-is-changed = Digest { $number } was changed
digest-is-paused = Digest { $number } is paused
digest-is-resumed = Digest { $number } is running again
own-is-set-up = Your digest is set up
own-is-saved = Your digest was saved
own-is-stopped = Your digest is stopped
own-is-resumed = Your digest is running again
own-is-yours = Your digest
own-suspended = ⚠️ **Paused automatically** after three failed days: { $reason }.
own-stopped = ⏸️ **Stopped.**
own-resume = Resume
own-stop = Stop
own-remove = Remove
own-removed = Your digest and its history were removed. { COMMAND("digest-me") } sets up another.
digest-zone-assumed = -# No time zone was given, so the time is in { $zone }. { COMMAND("digest edit") } changes it.
digest-button-preview = Preview
digest-button-status = Status
digest-button-change = Change
digest-button-history = History
digest-none-yet = None yet.
digest-last = ### Latest deliveries
digest-why-hint = -# { COMMAND("digest why") } explains what happened on a date.
digest-list = ## Digests in this server
digest-see-one = Choose one to see in full
digest-test-posted = ## Test posted
digest-test-note = It mentioned nobody, and the next digest will be sent as planned.
digest-history = ## History
digest-deliveries =
    { $count ->
        [one] { $count } delivery
       *[other] { $count } deliveries
    }
digest-page = Page { $page } of { $pages }
digest-newer = Newer
digest-older = Older
digest-remove = ## Remove this digest?
digest-remove-note = Its history will be removed too. To stop it for a while and keep everything, use { COMMAND("digest pause") }.
digest-remove-it = Remove
digest-removed = ## Digest removed
digest-kept = ## Digest kept
digest-none-here = This server has no digests yet. { COMMAND("digest setup") } sets one up.
digest-gone = This server no longer has that digest. { COMMAND("digest status") } lists those it has.
digest-which = This server has several digests. Choose one in { COMMAND("digest status", option: "digest") }.
digest-not-found = This server has no such digest. Choose one from the list in { COMMAND("digest status", option: "digest") }.
digest-test-failed = The test couldn't be posted: { $reason }.
digest-would-skip = As things stand, the next digest will be skipped: { $reason }.
digest-would-skip-hint = { COMMAND("digest edit") } changes what it is about and when it is posted.

# What became of a digest. A reason follows a colon: "It was skipped: the digest was paused."
reason-offline = the bot wasn't running at the time
reason-newer-due = the next one was also due by the time the bot was back, and only the latest is sent
reason-busy = many digests were due at once
reason-discord-trouble = Discord couldn't be reached
reason-channel-gone = the channel no longer exists
reason-missing-permissions = the bot lacks a permission there
reason-refused = Discord refused the message
reason-internal = something went wrong in the bot, and the error was logged
reason-no-topics = the library has none of the topics it is about
reason-no-news = there was no news: no new or revised brief or event since the last one
reason-no-anniversary = nothing in the library has its anniversary then
reason-told-already = another digest covered all of its topics in that channel that day
reason-direct-closed = the bot can't message you: allow direct messages in the Privacy Settings of a server it is in, or message it first
reason-paused = the digest was paused
reason-history-unreadable = the bot was interrupted while sending and couldn't look for it in the channel
reason-detailed = { $reason } ({ $detail })
# Details of reasons; permissions as Discord's settings name them.
detail-view-channel = View Channel
detail-send-messages = Send Messages
detail-create-posts = Create Posts
detail-send-messages-in-threads = Send Messages in Threads
detail-manage-threads = Manage Threads
detail-attach-files = Attach Files
detail-embed-links = Embed Links
detail-create-public-threads = Create Public Threads
detail-pin-messages = Pin Messages
detail-mention-everyone-here-and-all-roles = Mention @everyone, @here and All Roles
detail-read-message-history = Read Message History
detail-no-connection = no connection
detail-no-answer = no answer
detail-server-unavailable = server unavailable
detail-too-many-messages = too many messages

outcome-pending = under way
outcome-sent = sent { $when }
outcome-late = { $outcome }, late: { $reason }
outcome-replaced = { $outcome }, replaced since
outcome-unknown = may or may not have arrived
outcome-skipped = skipped: { $reason }
outcome-failed = failed: { $reason }
outcome-open = open it
shortfall-thread = Its thread couldn't be opened.
shortfall-publication = It couldn't be published to the channel's followers.
shortfall-pin = It couldn't be pinned; that takes **Pin Messages**.
shortfall-removal = It couldn't be removed when a newer one came.

why-due = It was due { $when }.
why-pending = It is under way.
why-retry = It hasn't arrived yet: { $reason }. The next attempt is { $when }.
why-sent = It was sent { $when }.
why-late = It was late: { $reason }.
why-publishing = It hasn't been published to the channel's followers yet. The next attempt is { $when }.
why-open = Open it
why-replaced = It was replaced by a newer one.
why-skipped = It was skipped: { $reason }.
why-failed = It failed: { $reason }.
why-unknown = It may or may not have arrived: { $reason }.
why-not-again = It wasn't sent again, so that it couldn't arrive twice.
why-attempts =
    { $count ->
        [one] It took { $count } attempt.
       *[other] It took { $count } attempts.
    }
why-where-to-grant = You can grant permissions to the bot's role in Server Settings → Roles, or in Edit Channel → Permissions.
why-not-due-yet = It isn't due yet. It will be sent { $when }.
why-ahead = That date is in the future.
why-ahead-next = That date is in the future. The next digest will be sent { $when }.
why-before = There was no digest then. It was set up { $when }.
why-none-due = No digest was due that day. The digest is sent { $rhythm }.
why-paused = No digest was sent: the digest was paused.
why-passed = No digest was due that day: the digest was set up, or its schedule was changed, after the time had passed.

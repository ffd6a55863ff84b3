removals-not-ours = The bot can only remove its own messages.
removals-not-yours = Only the person who asked, or someone with Manage Messages, can remove this answer.
removals-out-of-reach = The bot can't reach this channel. If you asked for the answer, Discord's own Delete Message removes it.
removals-done = Answer removed.

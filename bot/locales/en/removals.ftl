removals-not-ours = The bot can only remove its own messages.
removals-not-yours = Only the person who asked, or someone with Manage Messages, can remove this answer.
removals-out-of-reach = The bot can't reach this channel. If the answer is to you, remove it with Discord's own Delete Message.
removals-done = Answer removed.

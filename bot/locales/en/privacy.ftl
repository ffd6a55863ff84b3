privacy-title = ## Privacy
privacy-you =
    { $count ->
        [0] **You:** nothing is stored.
        [one] **You:** your user ID, with the digest you set up, so that the bot can tell you if it fails.
       *[other] **You:** your user ID, with the { $count } digests you set up, so that the bot can tell you if one fails.
    }
privacy-server =
    { $count ->
        [0] **This server:** no digests.
        [one] **This server:** 1 digest: its channel, times and role, and the outcome of each delivery.
       *[other] **This server:** { $count } digests: their channels, times and roles, and the outcome of each delivery.
    }
privacy-settings = Its choice of where the bot answers is stored, too.
privacy-servers = **Servers:** their digests.
privacy-questions = **Questions and messages:** nothing is stored.
privacy-misses = **Questions:** those that find nothing are kept for 90 days, without who asked or where. No other message is stored.
privacy-why = **Why:** to post each digest once and on time, and to show what happened to it. Nothing is shared with anyone.
privacy-how-long = **How long:** deliveries for a year; digests until you remove them, or until 30 days after the bot leaves.
privacy-delete-id = Delete my ID
privacy-delete-server = Delete this server's data
privacy-delete-all = Delete everything
privacy-ask =
    { $count ->
        [0] Delete this server's settings? This can't be undone.
        [one] Delete this server's digest, its history, and the server's settings? This can't be undone.
       *[other] Delete this server's { $count } digests, their history, and the server's settings? This can't be undone.
    }
privacy-person-forgotten = Your ID was deleted from the digests you set up for servers. They keep running, but the bot will message nobody if one fails. Digests you got by direct message were deleted.
privacy-server-forgotten = This server's digests, their history, and its settings were deleted.

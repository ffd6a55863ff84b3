notices-unexpected = Something went wrong, and the error was logged. Please try again in a moment.
notices-host = The bot can't do this right now. The reason is in its host's log. Please try again later.
notices-outdated-command = This command has changed. Please try again in a minute.
notices-outdated-item = This message is out of date. Please run the command again.
notices-reference = Reference: { $id }
notices-cooldown = You're going too fast. Try again { $when }.
notices-manage-server = You need the Manage Server permission for this. Nothing was changed.

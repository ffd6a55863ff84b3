# How time zones are chosen: "America/New York (UTC-05:00, now 14:30)", "UTC+3 (now 14:30)".
zones-choice = { $zone } ({ $offset }, now { $time })
zones-choice-offset = { $zone } (now { $time })
zones-unknown = { $typed } isn't a time zone the bot knows. Try a city or a zone, such as London or Europe/Berlin.
zones-in-doubt = { $typed } could be { $zones }. Enter the one you mean.
zones-perhaps = { $typed } could be { $zones }. If that's what you mean, enter it.
zones-no-offset = { $typed } isn't an offset used anywhere. Enter one from UTC-12 to UTC+14, such as utc+5:30.
zones-has-time = { $typed } contains a time of day. Put that in { COMMAND("digest setup", option: "time") } and only the city or zone here.

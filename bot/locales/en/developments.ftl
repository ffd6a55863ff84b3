developments-since = Since { $year }
developments-all = Events
developments-head = ## { $name }: { $title }
developments-count = { events-counted }, newest first.
developments-count-earlier = { events-counted } and { $earlier } earlier, newest first.
developments-none = No events are recorded.

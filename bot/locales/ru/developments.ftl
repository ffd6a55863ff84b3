developments-since = С { $year } года
developments-all = События
developments-head = ## { $name }: { $title }
developments-count = { events-counted }, сначала новые.
developments-count-earlier = { events-counted }, до того — ещё { $earlier }; сначала новые.
developments-none = Событий в библиотеке нет.

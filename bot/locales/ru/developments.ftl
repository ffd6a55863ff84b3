developments-since = С { $year } года
developments-all = События
developments-head = ## { $name }: { $title }
developments-count = { events-counted }, сначала новые.
developments-none = События не записаны.

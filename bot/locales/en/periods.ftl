periods-all = all years
periods-decade = the { $year }s

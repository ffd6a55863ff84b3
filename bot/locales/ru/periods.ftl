periods-all = все годы
periods-decade = { $year }-е годы

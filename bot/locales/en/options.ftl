options-not-a-period = { $said } isn't a period. Try since 2022, 2014-2017, 1990s or March 2018.
options-not-a-date = { $said } isn't a date. Try 24 February 2022, 24 Feb (any year) or 2022-02-24.

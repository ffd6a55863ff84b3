options-not-a-period = { $said } is not a period. Write, for example, since 2022, 2014-2017, 1990s or March 2018.
options-not-a-date = { $said } is not a date. Write, for example, 24 February 2022, 24 Feb (any year) or 2022-02-24.

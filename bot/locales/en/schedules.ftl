# Days of the week; 0 is Monday.
weekday =
    { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
# One of several after "on": "on Monday and Friday".
weekday-listed = { weekday }
schedule-at = { $rhythm } at { $times } ({ $zone })
rhythm-daily = daily
rhythm-weekdays = on weekdays
rhythm-weekends = on weekends
rhythm-weekday = every { weekday }
rhythm-on-days = on { $days }
rhythm-every-weeks =
    { $every ->
        [2] every two weeks on { $days }
       *[other] every { $every } weeks on { $days }
    }
rhythm-every-days =
    { $days ->
        [2] every other day
       *[other] every { $days } days
    }
rhythm-month-day =
    { $day ->
        [1] on the 1st of each month
        [2] on the 2nd of each month
        [3] on the 3rd of each month
        [21] on the 21st of each month
        [22] on the 22nd of each month
        [23] on the 23rd of each month
        [29] on the 29th of each month (or the last day)
        [30] on the 30th of each month (or the last day)
        [31] on the last day of each month
       *[other] on the { $day }th of each month
    }
rhythm-month-weekday =
    { $nth ->
        [1] on the first { weekday } of each month
        [2] on the second { weekday } of each month
        [3] on the third { weekday } of each month
        [4] on the fourth { weekday } of each month
       *[other] on the last { weekday } of each month
    }

weekday =
    { $day ->
        [0] понедельник
        [1] вторник
        [2] среда
        [3] четверг
        [4] пятница
        [5] суббота
       *[6] воскресенье
    }
weekday-listed =
    { $day ->
        [0] понедельникам
        [1] вторникам
        [2] средам
        [3] четвергам
        [4] пятницам
        [5] субботам
       *[6] воскресеньям
    }
schedule-at = { $rhythm } в { $times } ({ $zone })
rhythm-daily = ежедневно
rhythm-weekdays = по будням
rhythm-weekends = по выходным
rhythm-weekday = по { weekday-listed }
rhythm-on-days = по { $days }
rhythm-every-weeks =
    { $every ->
        [2] раз в две недели по { $days }
        [one] раз в { $every } неделю по { $days }
        [few] раз в { $every } недели по { $days }
       *[other] раз в { $every } недель по { $days }
    }
rhythm-every-days =
    { $days ->
        [2] через день
        [one] раз в { $days } день
        [few] раз в { $days } дня
       *[other] раз в { $days } дней
    }
rhythm-month-day =
    { $day ->
        [29] 29-го числа каждого месяца (или в последний день)
        [30] 30-го числа каждого месяца (или в последний день)
        [31] в последний день каждого месяца
       *[other] { $day }-го числа каждого месяца
    }
nth-masculine =
    { $nth ->
        [1] первый
        [2] второй
        [3] третий
        [4] четвёртый
       *[other] последний
    }
nth-feminine =
    { $nth ->
        [1] первую
        [2] вторую
        [3] третью
        [4] четвёртую
       *[other] последнюю
    }
nth-neuter =
    { $nth ->
        [1] первое
        [2] второе
        [3] третье
        [4] четвёртое
       *[other] последнее
    }
rhythm-month-weekday =
    { $day ->
        [0] в { nth-masculine } понедельник каждого месяца
        [1] в { nth-masculine } вторник каждого месяца
        [2] в { nth-feminine } среду каждого месяца
        [3] в { nth-masculine } четверг каждого месяца
        [4] в { nth-feminine } пятницу каждого месяца
        [5] в { nth-feminine } субботу каждого месяца
       *[6] в { nth-neuter } воскресенье каждого месяца
    }

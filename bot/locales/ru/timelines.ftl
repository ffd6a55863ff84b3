timelines-title = Хронология
timelines-of = Хронология: { $subject }
timelines-on-this-day = В этот день: { $day }
timelines-choice = { $period } · { events-counted }
timelines-choice-empty = { $period } · событий нет
timelines-lead =
    { $count ->
        [1] 1 событие.
        [one] { $count } событие, сначала ранние.
        [few] { $count } события, сначала ранние.
       *[other] { $count } событий, сначала ранние.
    }
timelines-nearest = Событий с этой датой нет. Ближайшие к ней:
timelines-from-analysis = Из анализа: { $documents }
timelines-either = Укажите либо { COMMAND("timeline", option: "period") }, либо { COMMAND("timeline", option: "on") }, но не то и другое.
timelines-none = Событий в библиотеке нет.
timelines-none-then = За это время событий нет: { $when }.
timelines-none-on = По теме «**{ $title }**» событий нет.
timelines-none-on-then = По теме «**{ $title }**» за это время событий нет: { $when }.
timelines-all-of = Всё по теме: { $title }
timelines-all-topics = Все темы
timelines-all-topics-then = Все темы, { $when }
timelines-whole = Полная хронология
timelines-choose-period = Выберите период
timelines-choose-topic = Выберите тему
timelines-all-years = Все годы

area-overview = обзор
area-leaders = лидеры
area-security = безопасность
area-regions = регионы
area-economy-society = экономика и общество
area-politics = политика
area-overview-hint = Отношения двух стран в целом
area-leaders-hint = Трамп, Путин и их окружение
area-security-hint = Контроль над вооружениями, ракеты и терроризм
area-regions-hint = Страны и войны, где пересекались интересы сторон
area-economy-society-hint = Торговля, санкции и обмены
area-politics-hint = Вашингтон, Москва и их союзники

outlook-promising = благоприятно
outlook-mixed = неоднозначно
outlook-difficult = сложно
outlook-bleak = безрадостно
outlook-context = контекст
outlook-none = хроника
outlook-is = Прогноз: { $outlook }

kind-fact = факт
kind-reported = сообщение
kind-judgement = оценка автора
said-by = источник: { $who }

month =
    { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
month-itself =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }
month-in =
    { $month ->
        [1] январе
        [2] феврале
        [3] марте
        [4] апреле
        [5] мае
        [6] июне
        [7] июле
        [8] августе
        [9] сентябре
        [10] октябре
        [11] ноябре
       *[12] декабре
    }
date-day = { $day } { month } { $year } года
date-month = { month-itself } { $year } года
date-year = { $year } год
date-day-when = { date-day }
date-month-when = в { month-in } { $year } года
date-year-when = в { $year } году
date-day-until = по { date-day }
date-month-until = по { month-itself } { $year } года
date-year-until = по { $year } год
date-of-any-year = { $day } { month }

as-of = { $when }
date-unknown = дата неизвестна
date-inferred = { $said } (дата установлена по тексту)

list-and = { $others } и { $last }

topics-counted =
    { $count ->
        [one] { $count } тема
        [few] { $count } темы
       *[other] { $count } тем
    }

nothing-typed = пустое сообщение
nothing-on = В библиотеке ничего нет по запросу { $what }.
nothing-entered = Пустой текст
list-or = { $others } или { $last }
events-counted =
    { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
quoted = «{ $words }»
date-day-since = с { date-day }
date-month-since = с { month } { $year } года
date-year-since = с { $year } года
nothing-on-but = В библиотеке ничего нет по запросу { $what }. Ближе всего: **{ $title }**.
month-short =
    { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] май
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }

language-name = Русский
# A text of the library that is not translated, shown in English.
untranslated = { $words } (англ.)

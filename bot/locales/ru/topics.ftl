topics-head =
    ## Темы
    Отношения США и России: { topics-counted } по разделам.
topics-legend = Прогноз ({ $when }): { $signs }. { $record }
topics-none-here = В этом разделе пока ничего нет.
topics-open = Открыть справку
topics-choose-area = Выберите раздел

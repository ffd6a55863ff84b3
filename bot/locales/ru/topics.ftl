topics-head =
    ## Темы
    { topics-counted } об отношениях США и России, по разделам.
topics-legend = Прогноз ({ $when }): { $signs }. { $record }
topics-none-here = В этом разделе пока ничего нет.
topics-open = Открыть справку
topics-choose-area = Выберите раздел

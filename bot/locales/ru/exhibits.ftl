exhibits-on-its-way = Картинка ещё рисуется; вот то же самое словами.
exhibits-unavailable = Картинку здесь показать нельзя; вот то же самое словами.
exhibits-as-text = Текстом
exhibits-as-picture = Картинкой
exhibits-sources =
    { $count ->
        [one] Источники · { $count } утверждение
        [few] Источники · { $count } утверждения
       *[other] Источники · { $count } утверждений
    }
exhibits-all = Все разделы
exhibits-closer = Выберите раздел
exhibits-open = Открыть справку
exhibits-footer = Дата анализа: { $when }. Источник: { $sources }.

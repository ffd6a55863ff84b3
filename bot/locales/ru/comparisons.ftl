comparisons-positions = Позиции сторон
comparisons-shared = Что у них общего
comparisons-sources =
    { $count ->
        [one] Источники · { $count } утверждение
        [few] Источники · { $count } утверждения
       *[other] Источники · { $count } утверждений
    }
comparisons-both = в обеих справках
comparisons-did-you-mean =
    ### Возможно, вы имели в виду…
    Непонятно, о чём запрос { $words }. Выберите две темы или спросите другими словами.
comparisons-compare = Сравнить
comparisons-same = Оба запроса ведут к теме «**{ $title }**». Выберите для сравнения две разные темы.
comparisons-people = Люди и организации:
comparisons-claims =
    { $count ->
        [one] { $count } утверждение в обеих справках:
        [few] { $count } утверждения в обеих справках:
       *[other] { $count } утверждений в обеих справках:
    }
comparisons-more-claims = Остальные ({ $count }) — под кнопкой «{ comparisons-sources-name }».
comparisons-sources-name = Источники
comparisons-newest = Последнее событие выше относится к обеим темам.
comparisons-cited = Общие у них только утверждения, приведённые выше.
comparisons-nothing = Общих людей, организаций, событий и утверждений у них нет.

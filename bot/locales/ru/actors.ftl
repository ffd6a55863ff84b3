actors-sources = Источники · { $count }
actors-brief = Справка: { $title }
actors-did-you-mean =
    ### Возможно, вы имели в виду…
    Непонятно, о ком запрос { $words }. Выберите имя или спросите другими словами.
actors-nobody =
    ### Ничего не найдено
    Человека или организации с именем { $words } в источниках нет.
actors-but-topic = Есть справка по теме «{ $title }».
actors-choose = Люди и организации
actors-since = С { $year } года
actors-events = События
actors-topics = Упоминается в темах: { $count }

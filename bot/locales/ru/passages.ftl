passages-opinion = Это вопрос о мнении, а своего мнения у библиотеки нет.
passages-advice = Это просьба о совете или помощи, а библиотека их не даёт.
passages-harm = С этим библиотека не помогает.
passages-forecast = Это вопрос о будущем, а прогнозов библиотека не делает.
passages-reading-aid = Отрывки из библиотеки приведены дословно.
passages-none =
    ### Ничего не найдено
    В библиотеке нет ответа на вопрос { $question }.
passages-nearest-topics = Ближайшие темы:
passages-found =
    { $count ->
        [one] { $count } отрывок
        [few] { $count } отрывка
       *[other] { $count } отрывков
    } из библиотеки
passages-not-outright = Прямого ответа в библиотеке нет. Ближе всего эти отрывки:
passages-uncovered = **Без прямого ответа:** { $questions }
passages-dated = Более поздних сведений об этом в библиотеке нет. Последние: { $when }.
passages-another = Другой вопрос
passages-modal = Вопрос
passages-modal-label = Ваш вопрос
passages-modal-example = Поддерживает ли Россия иранскую сделку?

conversations-greeting =
    ### Спросите меня
    Назовите тему («{ $example }») или задайте вопрос об отношениях США и России. Ответьте на мою карточку, чтобы спросить о её теме. Все команды — { COMMAND("help") }.
conversations-example = Сирия
conversations-sources = Дата анализа: { $when }. { $record } У каждой фразы есть источник.
conversations-ask = Задать вопрос
conversations-role = Вы упомянули мою роль, а сообщения для роли Discord мне не показывает. Упомяните { $me }: в списке после @ это строка с картинкой.

evidence-background = ## Люди и события: { $title }
evidence-figures = Должности указаны с учётом более поздних перемен. Номера совпадают с номерами источников на карточке.
evidence-sources = ## Источники: { $title }
evidence-reading-aid = Утверждения изложены словами самого бота. Факт — то, о чём документ говорит как о случившемся; у сообщения назван тот, кто это сказал; оценка принадлежит автору.
evidence-paragraph = абзац { $number }
evidence-paragraphs =
    { $count ->
        [1] абзац { $numbers }
       *[other] абзацы { $numbers }
    }

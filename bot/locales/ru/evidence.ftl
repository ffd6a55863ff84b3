evidence-background = ## Люди и события: { $title }
evidence-figures = Номера — те же, что у источников карточки.
evidence-sources = ## Источники: { $title }
evidence-reading-aid = Утверждения изложены нашими словами. Факт — то, о чём документ говорит как о случившемся; у сообщения назван тот, кто это сказал; оценка принадлежит автору.
evidence-paragraph = абзац { $number }
evidence-paragraphs =
    { $count ->
        [one] абзац { $numbers }
       *[other] абзацы { $numbers }
    }

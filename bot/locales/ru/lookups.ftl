lookups-topic-gone = Этой темы в библиотеке больше нет. Все темы — { COMMAND("topics") }.
lookups-actor-gone = Этого человека или организации в библиотеке больше нет. Поищите другое имя: { COMMAND("who") }.

zones-choice = { $zone } ({ $offset }, сейчас { $time })
zones-choice-offset = { $zone } (сейчас { $time })
zones-unknown = Часовой пояс не найден: { $typed }. Укажите город или пояс, например Москва или Europe/Berlin.
zones-in-doubt = { $typed } может означать { $zones }. Укажите нужный пояс.
zones-perhaps = { $typed } — возможно, это { $zones }. Если да, так и укажите.
zones-no-offset = Такого смещения нигде нет: { $typed }. Укажите значение от UTC-12 до UTC+14, например UTC+5:30.
zones-has-time = Здесь указано время суток: { $typed }. Время впишите в { COMMAND("digest setup", option: "time") }, а сюда — только город или пояс.

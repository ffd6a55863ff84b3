health-channel-gone = ⚠️ Канала больше нет. Выберите другой: { COMMAND("digest edit") }.
health-hidden = ⚠️ Бот не видит канал: он приватный или находится в приватной категории. Добавьте роль бота («Настроить канал» → «Права доступа») или выберите другой канал: { COMMAND("digest edit") }.
health-missing = ⚠️ Боту не хватает в канале прав: { $permissions }. { why-where-to-grant }
health-lacks-tag = ⚠️ На этом форуме у публикаций должен быть тег, а все теги — только для модераторов. Добавьте тег, доступный всем, или дайте там боту право **«Управлять ветками»**.
health-history = ⚠️ Без права **«Читать историю сообщений»** бот не сможет проверить, дошёл ли выпуск, если отправка прервалась.
digest-is-set-up = Дайджест { $number } создан
digest-is-saved = Дайджест { $number } сохранён
digest-is-changed = Дайджест { $number } изменён
digest-is-paused = Дайджест { $number } приостановлен
digest-is-resumed = Дайджест { $number } снова выходит
own-is-set-up = Ваш дайджест создан
own-is-saved = Ваш дайджест сохранён
own-is-stopped = Ваш дайджест остановлен
own-is-resumed = Ваш дайджест снова выходит
own-is-yours = Ваш дайджест
own-suspended = ⚠️ **Приостановлен автоматически** после трёх дней сбоев: { $reason }.
own-stopped = ⏸️ **Остановлен.**
own-resume = Возобновить
own-stop = Остановить
own-remove = Удалить
own-removed = Ваш дайджест и его история удалены. Создать новый: { COMMAND("digest-me") }.
digest-zone-assumed = -# Часовой пояс не указан, поэтому время считается по поясу { $zone }. Изменить: { COMMAND("digest edit") }.
digest-button-preview = Предпросмотр
digest-button-status = Состояние
digest-button-change = Изменить
digest-button-history = История
digest-none-yet = Пока нет.
digest-last = ### Последние доставки
digest-why-hint = -# Подробнее о выпуске за дату: { COMMAND("digest why") }.
digest-list = ## Дайджесты этого сервера
digest-see-one = Открыть один из них
digest-test-posted = ## Пробный выпуск опубликован
digest-test-note = Он никого не упомянул; следующий выпуск выйдет по расписанию.
digest-history = ## История
digest-deliveries =
    { $count ->
        [one] { $count } доставка
        [few] { $count } доставки
       *[other] { $count } доставок
    }
digest-page = Страница { $page } из { $pages }
digest-newer = Новее
digest-older = Старее
digest-remove = ## Удалить этот дайджест?
digest-remove-note = Вместе с ним удалится его история. Чтобы остановить его на время и всё сохранить: { COMMAND("digest pause") }.
digest-remove-it = Удалить
digest-removed = ## Дайджест удалён
digest-kept = ## Дайджест оставлен
digest-none-here = На этом сервере пока нет дайджестов. Создать: { COMMAND("digest setup") }.
digest-gone = Этого дайджеста здесь больше нет. Какие есть: { COMMAND("digest status") }.
digest-which = На этом сервере несколько дайджестов. Укажите нужный в { COMMAND("digest status", option: "digest") }.
digest-not-found = Такого дайджеста на этом сервере нет. Выберите из списка в { COMMAND("digest status", option: "digest") }.
digest-test-failed = Не удалось опубликовать пробный выпуск: { $reason }.
digest-would-skip = Если ничего не изменится, следующий выпуск будет пропущен: { $reason }.
digest-would-skip-hint = Изменить темы и время: { COMMAND("digest edit") }.

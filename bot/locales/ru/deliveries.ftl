reason-offline = бот в это время не работал
reason-newer-due = к возвращению бота наступил срок и следующего выпуска, а отправляется только последний
reason-busy = одновременно наступил срок многих выпусков
reason-discord-trouble = Discord был недоступен
reason-channel-gone = канала больше нет
reason-missing-permissions = боту не хватает там прав
reason-refused = Discord не принял сообщение
reason-internal = в боте произошла ошибка, она записана в журнал
reason-no-topics = в библиотеке нет ни одной из тем дайджеста
reason-no-news = не было новостей — с прошлого выпуска не появилось и не изменилось ни одной справки и ни одного события
reason-no-anniversary = в этот день в библиотеке нет годовщин
reason-told-already = в тот же день другой дайджест уже рассказал в этом канале обо всех этих темах
reason-direct-closed = бот не может вам написать — разрешите личные сообщения в настройках конфиденциальности сервера, где есть бот, или напишите ему первым
reason-paused = дайджест был приостановлен
reason-history-unreadable = отправка прервалась, и бот не смог проверить канал
reason-detailed = { $reason } ({ $detail })
detail-view-channel = «Просматривать канал»
detail-send-messages = «Отправлять сообщения»
detail-create-posts = «Создавать публикации»
detail-send-messages-in-threads = «Отправлять сообщения в ветках»
detail-manage-threads = «Управлять ветками»
detail-attach-files = «Прикреплять файлы»
detail-embed-links = «Встраивать ссылки»
detail-create-public-threads = «Создавать публичные ветки»
detail-pin-messages = «Закреплять сообщения»
detail-mention-everyone-here-and-all-roles = «Упоминание @everyone, @here и всех ролей»
detail-read-message-history = «Читать историю сообщений»
detail-no-connection = нет соединения
detail-no-answer = нет ответа
detail-server-unavailable = сервер недоступен
detail-too-many-messages = слишком много сообщений

outcome-pending = отправляется
outcome-sent = отправлен { $when }
outcome-late = { $outcome }, с опозданием: { $reason }
outcome-replaced = { $outcome }, затем заменён новым
outcome-unknown = неизвестно, дошёл ли
outcome-skipped = пропущен: { $reason }
outcome-failed = не доставлен: { $reason }
outcome-open = открыть
shortfall-thread = Не удалось открыть ветку.
shortfall-publication = Не удалось опубликовать его для подписчиков канала.
shortfall-pin = Не удалось закрепить его: нужно право **«Закреплять сообщения»**.
shortfall-removal = Не удалось удалить его, когда вышел новый.

why-due = Выпуск должен был выйти { $when }.
why-pending = Он отправляется.
why-retry = Он ещё не доставлен: { $reason }. Следующая попытка — { $when }.
why-sent = Он отправлен { $when }.
why-late = Он вышел с опозданием: { $reason }.
why-publishing = Он ещё не опубликован для подписчиков канала. Следующая попытка — { $when }.
why-open = Открыть
why-replaced = Его заменил более новый.
why-skipped = Он пропущен: { $reason }.
why-failed = Он не доставлен: { $reason }.
why-unknown = Неизвестно, дошёл ли он: { $reason }.
why-not-again = Повторно он не отправлялся, чтобы не прийти дважды.
why-attempts =
    { $count ->
        [one] Понадобилась { $count } попытка.
        [few] Понадобилось { $count } попытки.
       *[other] Понадобилось { $count } попыток.
    }
why-where-to-grant = Выдать права роли бота можно на сервере («Настройки сервера» → «Роли») или в канале («Настроить канал» → «Права доступа»).
why-not-due-yet = Срок ещё не наступил. Выпуск выйдет { $when }.
why-ahead = Эта дата ещё впереди.
why-ahead-next = Эта дата ещё впереди. Следующий выпуск — { $when }.
why-before = Дайджеста тогда ещё не было: он создан { $when }.
why-none-due = В этот день выпуска не должно было быть. Дайджест выходит так: { $rhythm }.
why-paused = Выпуска не было: дайджест был приостановлен.
why-passed = В этот день выпуска не должно было быть: когда дайджест создали или изменили его расписание, время уже прошло.

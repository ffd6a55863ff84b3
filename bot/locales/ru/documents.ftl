documents-head =
    ## Источники
    { $count ->
        [1] Анализ в справках опирается на утверждения из этого документа; у событий — свои источники.
       *[other] Анализ в справках опирается на утверждения из этих документов. Документов: { $count }. У событий — свои источники.
    }
documents-record-title = **События до и после**
documents-record =
    { events-counted }, { $first }–{ $last }, у каждого свои ссылки. Формулировки — самого бота.
documents-references = **Ссылки:** { $count }; изданий — { $publishers }, чаще всего { $most }; полный список ниже
documents-date = **Дата:** { $when }; { $basis }. { $note }
documents-stated = указана в документе
documents-inferred = установлена по тексту
documents-claims = **Утверждения:** { $count } ({ $shares }), обозначение { $id }
documents-fact =
    { $count ->
        [one] { $count } факт
        [few] { $count } факта
       *[other] { $count } фактов
    }
documents-reported =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[other] { $count } сообщений
    }
documents-judgement =
    { $count ->
        [one] { $count } оценка
        [few] { $count } оценки
       *[other] { $count } оценок
    }

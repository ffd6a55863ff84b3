maps-title = Карта тем
maps-lead = { topics-counted }, { maps-connections }. Дата прогнозов: { $when }.
maps-connections =
    { $connections ->
        [one] { $connections } связь
        [few] { $connections } связи
       *[other] { $connections } связей
    }
maps-left-out = В большинстве тем участвуют { $names }, поэтому связью это не считается.
maps-unconnected = с другими темами не связана
maps-related = связаны
maps-related-to = Связанные темы
maps-share = Общие участники ({ $names })
maps-alt = Карта: { topics-counted }; линии соединяют связанные. Прогноз и число связей: { $topics }.
maps-heading = Как связаны темы
maps-subtitle = Линии соединяют связанные темы; знаки — прогнозы ({ $when }).
maps-key-shared = общие люди или организации
maps-key-both = и то и другое

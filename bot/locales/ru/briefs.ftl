briefs-related = Связанные темы
briefs-sources = Источники
briefs-full = Полная справка
briefs-background = Люди
briefs-outlook = Прогноз{ $label }
briefs-points = Главное
briefs-positions = Позиции сторон
briefs-latest = Последнее · { $when }.

timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, больше всего: { $years }.
timeline-pictures-analysis = Анализ — по состоянию на: { $when }
timeline-pictures-covered = события — { $until }
timeline-pictures-record = события
timeline-pictures-document = анализ

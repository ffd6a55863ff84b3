timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, в основном: { $years }.
timeline-pictures-analysis = Анализ: { $when }
timeline-pictures-covered = события — { $until }
timeline-pictures-record = события
timeline-pictures-document = анализ

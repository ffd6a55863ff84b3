timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, больше всего: { $years }.
timeline-pictures-analysis = Анализ: { $sources }.
timeline-pictures-record = События учтены { $until }.

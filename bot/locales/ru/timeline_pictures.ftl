timeline-pictures-all-years = { events-counted }: { $years }.
timeline-pictures-years = { events-counted }, в основном: { $years }.
timeline-pictures-record = события { $until }
timeline-pictures-document = анализ: { $when }

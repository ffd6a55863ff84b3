timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, most of them in { $years }.
timeline-pictures-analysis = Analysis: { $sources }.
timeline-pictures-record = Events are covered { $until }.

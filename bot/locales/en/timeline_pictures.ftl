timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, most of them in { $years }.
timeline-pictures-analysis = Analysis: { $sources }.
timeline-pictures-covered = Events are covered { $until }.
# What the colors mean, and how entries are shown.
timeline-pictures-record = events
timeline-pictures-document = analysis
timeline-pictures-numbered = numbered as in the list
timeline-pictures-year = by year
timeline-pictures-month = by month
timeline-pictures-day = by day

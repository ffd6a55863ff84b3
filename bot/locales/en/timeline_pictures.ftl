timeline-pictures-subtitle = { events-counted }, { $span }
timeline-pictures-years = { events-counted }, most of them in { $years }.
timeline-pictures-analysis = Analysis as of { $when }
timeline-pictures-covered = events { $until }
# What the colors mean.
timeline-pictures-record = events
timeline-pictures-document = analysis

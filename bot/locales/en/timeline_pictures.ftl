timeline-pictures-all-years = { events-counted }: { $years }.
timeline-pictures-years = { events-counted }, most of them in { $years }.
# What the colors mean.
timeline-pictures-record = events { $until }
timeline-pictures-document = analysis, { $when }

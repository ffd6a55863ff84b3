timelines-title = Timeline
timelines-of = Timeline: { $subject }
timelines-on-this-day = On this day: { $day }
timelines-choice = { $period } · { events-counted }
timelines-choice-empty = { $period } · no events
timelines-lead =
    { $count ->
        [one] { $count } event.
       *[other] { $count } events, earliest first.
    }
timelines-nearest = No event is recorded on that day. The closest to it:
timelines-from-analysis = From the analysis: { $documents }
timelines-either = Use either { COMMAND("timeline", option: "period") } or { COMMAND("timeline", option: "on") }, not both.
timelines-none = No events are recorded.
timelines-none-then = No events are recorded for this time: { $when }.
timelines-none-on = No events are recorded on **{ $title }**.
timelines-none-on-then = No events on **{ $title }** are recorded for this time: { $when }.
timelines-all-of = All of { $title }
timelines-all-topics = All topics
timelines-all-topics-then = All topics, { $when }
timelines-whole = Full timeline
timelines-choose-period = Choose a period
timelines-choose-topic = Choose a topic
timelines-all-years = All years

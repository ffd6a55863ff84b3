maps-title = Map of topics
maps-lead = { topics-counted } and { maps-connections }. Outlooks date from { $when }.
maps-connections =
    { $connections ->
        [one] { $connections } connection
       *[other] { $connections } connections
    }
maps-left-out = Most topics involve { $names }, so they don't count as a connection.
maps-unconnected = not connected with any other topic
maps-related = related
maps-related-to = Related to
maps-share = Shares { $names } with
maps-alt = Map of { topics-counted } with lines between those that are connected. Outlook and number of connections: { $topics }.
maps-heading = How topics are connected
maps-subtitle = Lines join connected topics; marks show outlooks as of { $when }.
maps-key-shared = share people or organizations
maps-key-both = both

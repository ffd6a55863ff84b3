topics-head =
    ## Topics
    { topics-counted } in US–Russia relations, by area.
topics-legend = Outlook ({ $when }): { $signs }. { $record }
topics-none-here = This area is empty at the moment.
topics-open = Open a brief
topics-choose-area = Choose an area

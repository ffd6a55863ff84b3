exhibits-on-its-way = The picture is still being drawn; here is the same in words.
exhibits-unavailable = The picture can't be shown here; here is the same in words.
exhibits-as-text = Show as text
exhibits-as-picture = Show as picture
exhibits-sources =
    { $count ->
        [one] Sources · { $count } claim
       *[other] Sources · { $count } claims
    }
exhibits-all = All areas
exhibits-closer = Choose an area
exhibits-open = Open a brief
# Below every picture.
exhibits-footer = As of { $when }. Source: { $sources }.

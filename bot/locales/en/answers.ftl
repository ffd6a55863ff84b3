answers-did-you-mean =
    ### Did you mean…
    There is no clear match for { $words }. Choose a topic, or try other words.
answers-several =
    ### Several topics
    Choose one to start with.
answers-nearest = { $nothing } Closest matches:
answers-not-covered =
    ### Not covered
    The library has nothing on { $words }. It holds only what its sources say about US–Russia relations. Browse by area, or try other words.
answers-try-again = Try other words
answers-modal = Look something up
answers-modal-label = A name, place, treaty or question
answers-modal-example = New START

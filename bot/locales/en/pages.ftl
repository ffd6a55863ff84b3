pages-first = First
pages-back = Back
pages-next = Next
pages-last = Last

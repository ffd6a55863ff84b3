pages-first = First
pages-back = Back
pages-next = Next
pages-last = Last
pages-page = Page { $page } of { $pages }

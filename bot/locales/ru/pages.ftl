pages-first = В начало
pages-back = Назад
pages-next = Далее
pages-last = В конец

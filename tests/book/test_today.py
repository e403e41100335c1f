def test_x(filled_book):
    from salesbook.book import today
    a = today.order(filled_book)
    for r in today.rows(filled_book, a.order): print(r)
    for i in range(1,7):
        from salesbook.book import customers, talks
        print(customers.card(filled_book, i)); print(talks.of(filled_book, i))

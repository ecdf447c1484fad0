def total(prices):
    result = 0
    for price in prices:
        result += price
    return result


basket = [3, 5, 8]
print len(basket), "things cost", total(basket)

for price in basket:
    if price > 4:
        print price, "is dear"
    else:
        print price, "is cheap"

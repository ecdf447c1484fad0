def divide(a, b):
    print a, "divided by", b
    try:
        result = a / b
    except ZeroDivisionError:
        print "  cannot be done"
        return None
    else:
        print "  can be done"
    finally:
        print "  and this always happens"
    return result


print divide(6, 3)
print divide(6, 0)

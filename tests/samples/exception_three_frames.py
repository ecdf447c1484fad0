def check(age):
    if age < 0:
        raise ValueError('an age cannot be negative')
    return age


def years_to_100(age):
    return 100 - check(age)


def show(age):
    print 'At', age, 'there are', years_to_100(age), 'years to go'


show(30)
show(-1)
print 'never printed'

class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        Exception.__init__(self, 'need %d, have %d' % (needed, available))
        self.shortage = needed - available

class Account(object):
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
    @property
    def balance(self):
        return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('deposit must be positive, not %r' % amount)
        self._balance += amount
        self.history.append(('deposit', amount))
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(('withdraw', amount))
    def __str__(self):
        return '%s: %.2f' % (self.owner, self._balance)

class Savings(Account):
    interest = 0.05
    def add_interest(self):
        self.deposit(self._balance * self.interest)

accounts = [Account('ann', 100), Savings('bob', 200)]
for account in accounts:
    account.deposit(50)
    try:
        account.withdraw(180)
    except InsufficientFunds, error:
        print 'refused:', error, error.shortage
    try:
        account.deposit(-5)
    except ValueError, error:
        print error
accounts[1].add_interest()
for account in accounts:
    print account, account.history
print sum(a.balance for a in accounts)

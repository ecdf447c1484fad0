# A ledger with decorators, properties, exceptions and a transaction that rolls back.
class BankError(Exception):
    """Something that the bank refuses."""
class Insufficient(BankError):
    def __init__(self, account, amount):
        super(Insufficient, self).__init__(account, amount)
        self.account, self.amount = account, amount
    def __str__(self): return '%s has %s, not %s' % (self.account.name, self.account.balance, self.amount)
class Frozen(BankError): pass

log = []
def logged(method):
    def wrapper(self, *args, **options):
        log.append('%s.%s%r' % (self.name, method.__name__, args))
        try:
            return method(self, *args, **options)
        except BankError, error:
            log.append('  refused: %s' % error)
            raise
    wrapper.__name__, wrapper.__doc__ = method.__name__, method.__doc__
    return wrapper

class Account(object):
    accounts = {}
    def __new__(cls, name, *args):
        if name in cls.accounts: raise BankError('there is a %s' % name)
        account = super(Account, cls).__new__(cls)
        cls.accounts[name] = account
        return account
    def __init__(self, name, balance=0):
        self.name, self.__balance, self.frozen = name, balance, False
    @property
    def balance(self): return self.__balance
    @balance.setter
    def balance(self, value):
        if self.frozen: raise Frozen('%s is frozen' % self.name)
        if value < 0: raise Insufficient(self, self.__balance - value)
        self.__balance = value
    @logged
    def deposit(self, amount):
        "Puts money in."
        self.balance += amount
    @logged
    def withdraw(self, amount): self.balance -= amount
    def __enter__(self):
        self.__saved = self.__balance
        return self
    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.__balance = self.__saved
            log.append('%s rolled back' % self.name)
        del self.__saved
        return kind is not None and issubclass(kind, BankError)
    def __repr__(self): return '<%s %s %s>' % (type(self).__name__, self.name, self.balance)
    def __cmp__(self, other): return cmp(self.balance, other.balance)

class Savings(Account):
    rate = 10
    def __init__(self, name, balance=0, rate=None):
        super(Savings, self).__init__(name, balance)
        if rate: self.rate = rate
    def grow(self):
        self.deposit(self.balance * self.rate // 100)

ann, bob = Account('ann', 100), Savings('bob', 50, 20)
print ann, bob, Account.accounts.keys(), ann > bob, max(ann, bob), Account.deposit.__doc__, ann.deposit.__name__
def transfer(a, b, amount):
    with a:
        with b:
            b.deposit(amount)
            a.withdraw(amount)
            return 'moved %d' % amount
    return 'not moved'
print transfer(ann, bob, 30), ann, bob
print transfer(ann, bob, 300), ann, bob
bob.grow()
print bob, Savings.rate, bob.rate, vars(bob)
bob.frozen = True
print transfer(ann, bob, 1)
for attempt in (lambda: Account('ann'), lambda: ann.withdraw(1000), lambda: bob.deposit(1), lambda: setattr(ann, 'balance', -1), lambda: ann.__balance, lambda: ann.withdraw('x')):
    try:
        attempt()
    except BankError, error:
        print type(error).__name__, error, error.args
    except Exception, error:
        print 'other', type(error).__name__, error
print '\n'.join(log)
print [c.__name__ for c in Insufficient.__mro__], BankError.__doc__, Frozen.__doc__, ann._Account__balance

def account(balance):
    history = [balance]
    def deposit(amount):
        history.append(history[-1] + amount)
        return history[-1]
    def undo():
        history.pop()
        return history[-1]
    return deposit, undo

deposit, undo = account(100)
other, _ = account(5)
print deposit(50), deposit(25), undo(), other(1)
print deposit.func_closure[0].cell_contents
print deposit.func_closure[0] == undo.func_closure[0]
print deposit.func_code.co_freevars, account.func_code.co_cellvars
print len(other.func_closure), other.func_closure[0].cell_contents

def f():
    return 'ok \xzz'

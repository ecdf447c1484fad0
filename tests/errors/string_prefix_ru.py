x = ru'abc'

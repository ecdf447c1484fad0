source = '''
def inner():
    return undefined_name

inner()
'''
exec compile(source, 'made.py', 'exec')

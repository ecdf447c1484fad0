# Errors of instructions that no compiler makes so: a program can make them by hand.
import dis
import types


def code(name, *arguments):
    number = dis.opmap[name]
    return chr(number) + ''.join(chr(argument) + '\0' for argument in arguments)


def run(what, instructions, constants=(None,), names=()):
    made = types.CodeType(0, 0, 5, 67, ''.join(instructions), constants, names, (), 'made', what, 1, '')
    try:
        print what, '->', types.FunctionType(made, {})()
    except SystemError as error:
        print what, '->', error


def plain():
    pass

none = code('LOAD_CONST', 0)
end = code('RETURN_VALUE')
run('store', [none, code('STORE_NAME', 0), none, end], names=('x',))
run('load', [code('LOAD_NAME', 0), end], names=('x',))
run('delete', [code('DELETE_NAME', 0), none, end], names=('x',))
run('locals', [code('LOAD_LOCALS'), end])
run('closure', [code('LOAD_CONST', 1), code('LOAD_CONST', 2), code('MAKE_CLOSURE', 0), end],
    (None, 5, plain.func_code))

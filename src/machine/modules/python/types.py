"""Define names for all type symbols known in the standard interpreter.

Types that are part of optional modules (e.g. array) are not listed.
"""
import sys

NoneType = type(None)
TypeType = type
ObjectType = object
IntType = int
LongType = long
FloatType = float
BooleanType = bool
ComplexType = complex
StringType = str
UnicodeType = unicode
StringTypes = (StringType, UnicodeType)
TupleType = tuple
ListType = list
DictType = DictionaryType = dict


def _function():
    pass


FunctionType = type(_function)
LambdaType = type(lambda: None)
CodeType = type(_function.func_code)


def _generator():
    yield 1


GeneratorType = type(_generator())


class _Class:
    def _method(self):
        pass


ClassType = type(_Class)
UnboundMethodType = type(_Class._method)
_instance = _Class()
InstanceType = type(_instance)
MethodType = type(_instance._method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
ModuleType = type(sys)
FileType = type(sys.__stdin__)
XRangeType = xrange

try:
    raise TypeError
except TypeError:
    _traceback = sys.exc_info()[2]
    TracebackType = type(_traceback)
    FrameType = type(_traceback.tb_frame)
    del _traceback

SliceType = slice
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
DictProxyType = type(TypeType.__dict__)
GetSetDescriptorType = type(FunctionType.func_code)
MemberDescriptorType = type(FunctionType.func_globals)

del sys, _function, _generator, _Class, _instance

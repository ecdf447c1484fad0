//! Names that CPython 2.7.18 knows, written by `scripts/attribute_names.py`.

use crate::machine::exceptions::Exc;
use crate::machine::types::Type;

/// The names in `__builtin__`.
pub(in crate::machine) const BUILTINS: &str = "\
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError \
    Ellipsis EnvironmentError Exception False FloatingPointError FutureWarning GeneratorExit IOError ImportError \
    ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError None \
    NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError \
    RuntimeWarning StandardError StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError True \
    TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError \
    UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __debug__ __doc__ __import__ __name__ __package__ \
    abs all any apply basestring bin bool buffer bytearray bytes callable chr classmethod cmp coerce compile complex \
    copyright credits delattr dict dir divmod enumerate eval execfile exit file filter float format frozenset getattr \
    globals hasattr hash help hex id input int intern isinstance issubclass iter len license list locals long map max \
    memoryview min next object oct open ord pow print property quit range raw_input reduce reload repr reversed round \
    set setattr slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip";

/// The attributes that every object has.
const OBJECT: &str = "\
    __class__ __delattr__ __doc__ __format__ __getattribute__ __hash__ __init__ __new__ __reduce__ __reduce_ex__ \
    __repr__ __setattr__ __sizeof__ __str__ __subclasshook__";

/// The attributes of a type object that comes with CPython, beyond those of its instances.
const TYPE: &str = "\
    __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __eq__ __flags__ __ge__ __gt__ __instancecheck__ \
    __itemsize__ __le__ __lt__ __module__ __mro__ __name__ __ne__ __subclasscheck__ __subclasses__ __weakrefoffset__ \
    mro";

/// The attributes of NoneType objects, beyond those of every object.
const NONETYPE: &str = "";

/// The attributes of ellipsis objects, beyond those of every object.
const ELLIPSIS: &str = "";

/// The attributes of NotImplementedType objects, beyond those of every object.
const NOTIMPLEMENTED: &str = "";

/// The attributes of int objects, beyond those of every object.
const INT: &str = "\
    __abs__ __add__ __and__ __cmp__ __coerce__ __div__ __divmod__ __float__ __floordiv__ __getnewargs__ __hex__ \
    __index__ __int__ __invert__ __long__ __lshift__ __mod__ __mul__ __neg__ __nonzero__ __oct__ __or__ __pos__ \
    __pow__ __radd__ __rand__ __rdiv__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rpow__ \
    __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ bit_length conjugate \
    denominator imag numerator real";

/// The attributes of bool objects, beyond those of every object.
const BOOL: &str = "\
    __abs__ __add__ __and__ __cmp__ __coerce__ __div__ __divmod__ __float__ __floordiv__ __getnewargs__ __hex__ \
    __index__ __int__ __invert__ __long__ __lshift__ __mod__ __mul__ __neg__ __nonzero__ __oct__ __or__ __pos__ \
    __pow__ __radd__ __rand__ __rdiv__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rpow__ \
    __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ bit_length conjugate \
    denominator imag numerator real";

/// The attributes of long objects, beyond those of every object.
const LONG: &str = "\
    __abs__ __add__ __and__ __cmp__ __coerce__ __div__ __divmod__ __float__ __floordiv__ __getnewargs__ __hex__ \
    __index__ __int__ __invert__ __long__ __lshift__ __mod__ __mul__ __neg__ __nonzero__ __oct__ __or__ __pos__ \
    __pow__ __radd__ __rand__ __rdiv__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rpow__ \
    __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ bit_length conjugate \
    denominator imag numerator real";

/// The attributes of float objects, beyond those of every object.
const FLOAT: &str = "\
    __abs__ __add__ __coerce__ __div__ __divmod__ __eq__ __float__ __floordiv__ __ge__ __getformat__ __getnewargs__ \
    __gt__ __int__ __le__ __long__ __lt__ __mod__ __mul__ __ne__ __neg__ __nonzero__ __pos__ __pow__ __radd__ __rdiv__ \
    __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ __setformat__ __sub__ __truediv__ \
    __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real";

/// The attributes of complex objects, beyond those of every object.
const COMPLEX: &str = "\
    __abs__ __add__ __coerce__ __div__ __divmod__ __eq__ __float__ __floordiv__ __ge__ __getnewargs__ __gt__ __int__ \
    __le__ __long__ __lt__ __mod__ __mul__ __ne__ __neg__ __nonzero__ __pos__ __pow__ __radd__ __rdiv__ __rdivmod__ \
    __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ conjugate imag real";

/// The attributes of str objects, beyond those of every object.
const STR: &str = "\
    __add__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __getslice__ __gt__ __le__ __len__ __lt__ __mod__ \
    __mul__ __ne__ __rmod__ __rmul__ _formatter_field_name_split _formatter_parser capitalize center count decode \
    encode endswith expandtabs find format index isalnum isalpha isdigit islower isspace istitle isupper join ljust \
    lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip \
    swapcase title translate upper zfill";

/// The attributes of unicode objects, beyond those of every object.
const UNICODE: &str = "\
    __add__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __getslice__ __gt__ __le__ __len__ __lt__ __mod__ \
    __mul__ __ne__ __rmod__ __rmul__ _formatter_field_name_split _formatter_parser capitalize center count decode \
    encode endswith expandtabs find format index isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle \
    isupper join ljust lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split splitlines \
    startswith strip swapcase title translate upper zfill";

/// The attributes of tuple objects, beyond those of every object.
const TUPLE: &str = "\
    __add__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __getslice__ __gt__ __iter__ __le__ __len__ __lt__ \
    __mul__ __ne__ __rmul__ count index";

/// The attributes of list objects, beyond those of every object.
const LIST: &str = "\
    __add__ __contains__ __delitem__ __delslice__ __eq__ __ge__ __getitem__ __getslice__ __gt__ __iadd__ __imul__ \
    __iter__ __le__ __len__ __lt__ __mul__ __ne__ __reversed__ __rmul__ __setitem__ __setslice__ append count extend \
    index insert pop remove reverse sort";

/// The attributes of dict objects, beyond those of every object.
const DICT: &str = "\
    __cmp__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ \
    __setitem__ clear copy fromkeys get has_key items iteritems iterkeys itervalues keys pop popitem setdefault update \
    values viewitems viewkeys viewvalues";

/// The attributes of dict_keys objects, beyond those of every object.
const DICTKEYS: &str = "\
    __and__ __contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ \
    __rxor__ __sub__ __xor__";

/// The attributes of dict_values objects, beyond those of every object.
const DICTVALUES: &str = "\
    __iter__ __len__";

/// The attributes of dict_items objects, beyond those of every object.
const DICTITEMS: &str = "\
    __and__ __contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ \
    __rxor__ __sub__ __xor__";

/// The attributes of set objects, beyond those of every object.
const SET: &str = "\
    __and__ __cmp__ __contains__ __eq__ __ge__ __gt__ __iand__ __ior__ __isub__ __iter__ __ixor__ __le__ __len__ \
    __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ add clear copy difference \
    difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove \
    symmetric_difference symmetric_difference_update union update";

/// The attributes of frozenset objects, beyond those of every object.
const FROZENSET: &str = "\
    __and__ __cmp__ __contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __ror__ \
    __rsub__ __rxor__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference \
    union";

/// The attributes of slice objects, beyond those of every object.
const SLICE: &str = "\
    __cmp__ indices start step stop";

/// The attributes of xrange objects, beyond those of every object.
const XRANGE: &str = "\
    __getitem__ __iter__ __len__ __reversed__";

/// The attributes of listiterator objects, beyond those of every object.
const LISTITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of listreverseiterator objects, beyond those of every object.
const LISTREVERSEITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of tupleiterator objects, beyond those of every object.
const TUPLEITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of iterator objects, beyond those of every object.
const SEQUENCEITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of rangeiterator objects, beyond those of every object.
const XRANGEITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of dictionary-keyiterator objects, beyond those of every object.
const DICTKEYITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of dictionary-valueiterator objects, beyond those of every object.
const DICTVALUEITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of dictionary-itemiterator objects, beyond those of every object.
const DICTITEMITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of callable-iterator objects, beyond those of every object.
const CALLABLEITERATOR: &str = "\
    __iter__ next";

/// The attributes of setiterator objects, beyond those of every object.
const SETITERATOR: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of enumerate objects, beyond those of every object.
const ENUMERATE: &str = "\
    __iter__ next";

/// The attributes of reversed objects, beyond those of every object.
const REVERSED: &str = "\
    __iter__ __length_hint__ next";

/// The attributes of code objects, beyond those of every object.
const CODE: &str = "\
    __cmp__ __eq__ __ge__ __gt__ __le__ __lt__ __ne__ co_argcount co_cellvars co_code co_consts co_filename \
    co_firstlineno co_flags co_freevars co_lnotab co_name co_names co_nlocals co_stacksize co_varnames";

/// The attributes of function objects, beyond those of every object.
const FUNCTION: &str = "\
    __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __module__ __name__ func_closure func_code \
    func_defaults func_dict func_doc func_globals func_name";

/// The attributes of cell objects, beyond those of every object.
const CELL: &str = "\
    __cmp__ cell_contents";

/// The attributes of frame objects, beyond those of every object.
const FRAME: &str = "\
    f_back f_builtins f_code f_exc_traceback f_exc_type f_exc_value f_globals f_lasti f_lineno f_locals f_restricted \
    f_trace";

/// The attributes of builtin_function_or_method objects, beyond those of every object.
const BUILTIN: &str = "\
    __call__ __cmp__ __eq__ __ge__ __gt__ __le__ __lt__ __module__ __name__ __ne__ __self__";

/// The attributes of method_descriptor objects, beyond those of every object.
const METHODDESCRIPTOR: &str = "\
    __call__ __get__ __name__ __objclass__";

/// The attributes of method-wrapper objects, beyond those of every object.
const METHODWRAPPER: &str = "\
    __call__ __cmp__ __name__ __objclass__ __self__";

/// The attributes of module objects, beyond those of every object.
const MODULE: &str = "\
    __dict__ __name__ __package__";

/// The attributes of traceback objects, beyond those of every object.
const TRACEBACK: &str = "\
    tb_frame tb_lasti tb_lineno tb_next";

/// The attributes of generator objects, beyond those of every object.
const GENERATOR: &str = "\
    __iter__ __name__ close gi_code gi_frame gi_running next send throw";

/// The attributes of file objects, beyond those of every object.
const FILE: &str = "\
    __enter__ __exit__ __iter__ close closed encoding errors fileno flush isatty mode name newlines next read readinto \
    readline readlines seek softspace tell truncate write writelines xreadlines";

/// The attributes of BaseException objects.
const BASEEXCEPTION: &str = "\
    __dict__ __getitem__ __getslice__ __setstate__ __unicode__ args message";

/// The attributes of EnvironmentError objects.
const ENVIRONMENTERROR: &str = "\
    errno filename strerror";

/// The attributes of SyntaxError objects.
const SYNTAXERROR: &str = "\
    filename lineno msg offset print_file_and_line text";

/// The attributes of SystemExit objects.
const SYSTEMEXIT: &str = "\
    code";

/// The attributes of UnicodeDecodeError objects.
const UNICODEDECODEERROR: &str = "\
    encoding end object reason start";

/// The attributes of UnicodeEncodeError objects.
const UNICODEENCODEERROR: &str = "\
    encoding end object reason start";

/// The attributes of UnicodeTranslateError objects.
const UNICODETRANSLATEERROR: &str = "\
    encoding end object reason start";

/// The names in the modules that come with the machine, but for those of underscores.
const MODULES: &[(&str, &str)] = &[
    (
        "StringIO",
        "\
    EINVAL StringIO _complain_ifclosed test",
    ),
    (
        "__future__",
        "\
    CO_FUTURE_ABSOLUTE_IMPORT CO_FUTURE_DIVISION CO_FUTURE_PRINT_FUNCTION CO_FUTURE_UNICODE_LITERALS \
    CO_FUTURE_WITH_STATEMENT CO_GENERATOR_ALLOWED CO_NESTED _Feature absolute_import all_feature_names division \
    generators nested_scopes print_function unicode_literals with_statement",
    ),
    (
        "collections",
        "\
    Callable Container Counter Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping \
    MutableSequence MutableSet OrderedDict Sequence Set Sized ValuesView _abcoll _chain _class_template _eq \
    _field_template _get_ident _heapq _imap _iskeyword _itemgetter _repeat _repr_template _starmap _sys defaultdict \
    deque namedtuple",
    ),
    (
        "contextlib",
        "\
    GeneratorContextManager closing contextmanager nested sys warn wraps",
    ),
    (
        "copy",
        "\
    Error PyStringMap _EmptyClass _copy_dispatch _copy_immutable _copy_inst _copy_with_constructor \
    _copy_with_copy_method _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch _deepcopy_inst _deepcopy_list \
    _deepcopy_method _deepcopy_tuple _keep_alive _reconstruct _test copy deepcopy dispatch_table error name t weakref",
    ),
    (
        "dis",
        "\
    EXTENDED_ARG HAVE_ARGUMENT _have_code _test cmp_op dis disassemble disassemble_string disco distb findlabels \
    findlinestarts hascompare hasconst hasfree hasjabs hasjrel haslocal hasname opmap opname sys types",
    ),
    (
        "functools",
        "\
    WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cmp_to_key partial reduce total_ordering update_wrapper wraps",
    ),
    (
        "itertools",
        "\
    chain combinations combinations_with_replacement compress count cycle dropwhile groupby ifilter ifilterfalse imap \
    islice izip izip_longest permutations product repeat starmap takewhile tee",
    ),
    (
        "math",
        "\
    acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 fabs factorial floor \
    fmod frexp fsum gamma hypot isinf isnan ldexp lgamma log log10 log1p modf pi pow radians sin sinh sqrt tan tanh \
    trunc",
    ),
    (
        "operator",
        "\
    _compare_digest abs add and_ attrgetter concat contains countOf delitem delslice div eq floordiv ge getitem \
    getslice gt iadd iand iconcat idiv ifloordiv ilshift imod imul index indexOf inv invert ior ipow irepeat irshift \
    isCallable isMappingType isNumberType isSequenceType is_ is_not isub itemgetter itruediv ixor le lshift lt \
    methodcaller mod mul ne neg not_ or_ pos pow repeat rshift sequenceIncludes setitem setslice sub truediv truth xor",
    ),
    (
        "random",
        "\
    BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI WichmannHill _BuiltinMethodType \
    _MethodType _acos _ceil _cos _e _exp _hashlib _hexlify _inst _log _pi _random _sin _sqrt _test _test_generator \
    _urandom _warn betavariate choice division expovariate gammavariate gauss getrandbits getstate jumpahead \
    lognormvariate normalvariate paretovariate randint random randrange sample seed setstate shuffle triangular \
    uniform vonmisesvariate weibullvariate",
    ),
    (
        "string",
        "\
    Formatter Template _TemplateMetaclass _float _idmap _idmapL _int _long _multimap _re ascii_letters ascii_lowercase \
    ascii_uppercase atof atof_error atoi atoi_error atol atol_error capitalize capwords center count digits expandtabs \
    find hexdigits index index_error join joinfields letters ljust lower lowercase lstrip maketrans octdigits \
    printable punctuation replace rfind rindex rjust rsplit rstrip split splitfields strip swapcase translate upper \
    uppercase whitespace zfill",
    ),
    (
        "sys",
        "\
    _clear_type_cache _current_frames _getframe _git api_version argv builtin_module_names byteorder call_tracing \
    callstats copyright displayhook dont_write_bytecode exc_clear exc_info exc_type excepthook exec_prefix executable \
    exit flags float_info float_repr_style getcheckinterval getdefaultencoding getdlopenflags getfilesystemencoding \
    getprofile getrecursionlimit getrefcount getsizeof gettrace hexversion long_info maxint maxsize maxunicode \
    meta_path modules path path_hooks path_importer_cache platform prefix py3kwarning setcheckinterval setdlopenflags \
    setprofile setrecursionlimit settrace stderr stdin stdout subversion version version_info warnoptions",
    ),
    (
        "time",
        "\
    accept2dyear altzone asctime clock ctime daylight gmtime localtime mktime sleep strftime strptime struct_time time \
    timezone tzname tzset",
    ),
    (
        "traceback",
        "\
    _format_final_exc_line _print _some_str extract_stack extract_tb format_exc format_exception format_exception_only \
    format_list format_stack format_tb linecache print_exc print_exception print_last print_list print_stack print_tb \
    sys tb_lineno types",
    ),
    (
        "types",
        "\
    BooleanType BufferType BuiltinFunctionType BuiltinMethodType ClassType CodeType ComplexType DictProxyType DictType \
    DictionaryType EllipsisType FileType FloatType FrameType FunctionType GeneratorType GetSetDescriptorType \
    InstanceType IntType LambdaType ListType LongType MemberDescriptorType MethodType ModuleType NoneType \
    NotImplementedType ObjectType SliceType StringType StringTypes TracebackType TupleType TypeType UnboundMethodType \
    UnicodeType XRangeType",
    ),
    (
        "weakref",
        "\
    CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceError ReferenceType UserDict WeakKeyDictionary WeakSet \
    WeakValueDictionary _IterationGuard _remove_dead_weakref getweakrefcount getweakrefs proxy ref",
    ),
];

/// Whether CPython has this name in this module.
pub(in crate::machine) fn module_has(module: &str, name: &str) -> bool {
    let names = MODULES.iter().filter(|(known, _)| *known == module).map(|(_, names)| *names);
    names.flat_map(str::split_ascii_whitespace).any(|known| known == name)
}

/// Whether CPython has this attribute for objects of this type.
pub(in crate::machine) fn has_attribute(of: Type, name: &str) -> bool {
    let own: &[&str] = match of {
        Type::Object | Type::Basestring => &[],
        Type::Type => &[TYPE],
        Type::NoneType => &[NONETYPE],
        Type::Ellipsis => &[ELLIPSIS],
        Type::NotImplemented => &[NOTIMPLEMENTED],
        Type::Int => &[INT],
        Type::Bool => &[BOOL],
        Type::Long => &[LONG],
        Type::Float => &[FLOAT],
        Type::Complex => &[COMPLEX],
        Type::Str => &[STR],
        Type::Unicode => &[UNICODE],
        Type::Tuple => &[TUPLE],
        Type::List => &[LIST],
        Type::Dict => &[DICT],
        Type::DictKeys => &[DICTKEYS],
        Type::DictValues => &[DICTVALUES],
        Type::DictItems => &[DICTITEMS],
        Type::Set => &[SET],
        Type::Frozenset => &[FROZENSET],
        Type::Slice => &[SLICE],
        Type::Xrange => &[XRANGE],
        Type::ListIterator => &[LISTITERATOR],
        Type::ListReverseIterator => &[LISTREVERSEITERATOR],
        Type::TupleIterator => &[TUPLEITERATOR],
        Type::SequenceIterator => &[SEQUENCEITERATOR],
        Type::XrangeIterator => &[XRANGEITERATOR],
        Type::DictKeyIterator => &[DICTKEYITERATOR],
        Type::DictValueIterator => &[DICTVALUEITERATOR],
        Type::DictItemIterator => &[DICTITEMITERATOR],
        Type::CallableIterator => &[CALLABLEITERATOR],
        Type::SetIterator => &[SETITERATOR],
        Type::Enumerate => &[ENUMERATE],
        Type::Reversed => &[REVERSED],
        Type::Code => &[CODE],
        Type::Function => &[FUNCTION],
        Type::Cell => &[CELL],
        Type::Frame => &[FRAME],
        Type::Builtin => &[BUILTIN],
        Type::MethodDescriptor => &[METHODDESCRIPTOR],
        Type::MethodWrapper => &[METHODWRAPPER],
        Type::Module => &[MODULE],
        Type::Traceback => &[TRACEBACK],
        Type::Generator => &[GENERATOR],
        Type::File => &[FILE],
        Type::Exception(exc) if exc.is_a(Exc::EnvironmentError) => &[BASEEXCEPTION, ENVIRONMENTERROR],
        Type::Exception(exc) if exc.is_a(Exc::SyntaxError) => &[BASEEXCEPTION, SYNTAXERROR],
        Type::Exception(exc) if exc.is_a(Exc::SystemExit) => &[BASEEXCEPTION, SYSTEMEXIT],
        Type::Exception(exc) if exc.is_a(Exc::UnicodeDecodeError) => &[BASEEXCEPTION, UNICODEDECODEERROR],
        Type::Exception(exc) if exc.is_a(Exc::UnicodeEncodeError) => &[BASEEXCEPTION, UNICODEENCODEERROR],
        Type::Exception(exc) if exc.is_a(Exc::UnicodeTranslateError) => &[BASEEXCEPTION, UNICODETRANSLATEERROR],
        Type::Exception(_) => &[BASEEXCEPTION],
    };
    own.iter().chain(&[OBJECT]).any(|names| names.split_ascii_whitespace().any(|known| known == name))
}

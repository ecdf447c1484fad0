//! Names that CPython 2.7.18 knows, written by `scripts/attribute_names.py`.

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
        "gc",
        "\
    DEBUG_COLLECTABLE DEBUG_INSTANCES DEBUG_LEAK DEBUG_OBJECTS DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE collect \
    disable enable garbage get_count get_debug get_objects get_referents get_referrers get_threshold is_tracked \
    isenabled set_debug set_threshold",
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

/// Whether CPython has this attribute for objects of this type (and, of a type, for the type).
pub(in crate::machine) fn has_attribute(of: Type, name: &str) -> bool {
    of.knows(name)
}

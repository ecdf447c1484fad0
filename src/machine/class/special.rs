//! The names that the interpreter itself looks up: `__init__`, `__add__` and so on.

macro_rules! special {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A name that the interpreter looks up in classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the name beside it")]
        pub enum Special { $($(#[$doc])* $variant),* }

        impl Special {
            /// All of them.
            pub const ALL: &'static [Special] = &[$(Special::$variant),*];

            /// The name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

// In the order of the names.
special! {
    Abs = "__abs__", Add = "__add__", And = "__and__", Bases = "__bases__", Call = "__call__", Class = "__class__",
    Cmp = "__cmp__", Coerce = "__coerce__", Contains = "__contains__", Del = "__del__", Delattr = "__delattr__",
    Delete = "__delete__", Delitem = "__delitem__", Delslice = "__delslice__", Dict = "__dict__", Dir = "__dir__",
    Div = "__div__", Divmod = "__divmod__", Doc = "__doc__", Enter = "__enter__", Eq = "__eq__", Exit = "__exit__",
    Float = "__float__", Floordiv = "__floordiv__", Format = "__format__", Ge = "__ge__", Get = "__get__",
    Getattr = "__getattr__", Getattribute = "__getattribute__", Getitem = "__getitem__", Getnewargs = "__getnewargs__",
    Getslice = "__getslice__",
    Gt = "__gt__", Hash = "__hash__", Hex = "__hex__", Iadd = "__iadd__", Iand = "__iand__", Idiv = "__idiv__",
    Ifloordiv = "__ifloordiv__", Ilshift = "__ilshift__", Imod = "__imod__", Imul = "__imul__", Index = "__index__",
    Init = "__init__", Instancecheck = "__instancecheck__", Int = "__int__", Invert = "__invert__", Ior = "__ior__",
    Ipow = "__ipow__", Irshift = "__irshift__", Isub = "__isub__", Iter = "__iter__", Itruediv = "__itruediv__",
    Ixor = "__ixor__", Le = "__le__", Len = "__len__", Long = "__long__", Lshift = "__lshift__", Lt = "__lt__",
    Metaclass = "__metaclass__", Missing = "__missing__", Mod = "__mod__", Module = "__module__", Mul = "__mul__",
    Name = "__name__", Ne = "__ne__", Neg = "__neg__", New = "__new__", Nonzero = "__nonzero__", Oct = "__oct__",
    Or = "__or__", Pos = "__pos__", Pow = "__pow__", Radd = "__radd__", Rand = "__rand__", Rdiv = "__rdiv__",
    Rdivmod = "__rdivmod__", Repr = "__repr__", Reversed = "__reversed__", Rfloordiv = "__rfloordiv__",
    Rlshift = "__rlshift__", Rmod = "__rmod__", Rmul = "__rmul__", Ror = "__ror__", Rpow = "__rpow__",
    Rrshift = "__rrshift__", Rshift = "__rshift__", Rsub = "__rsub__", Rtruediv = "__rtruediv__", Rxor = "__rxor__",
    Set = "__set__", Setattr = "__setattr__", Setitem = "__setitem__", Setslice = "__setslice__", Slots = "__slots__",
    Str = "__str__", Sub = "__sub__", Subclasscheck = "__subclasscheck__", Subclasses = "__subclasses__",
    Truediv = "__truediv__", Trunc = "__trunc__", Unicode = "__unicode__", Weakref = "__weakref__", Xor = "__xor__",
    Mro = "mro", Next = "next",
}

impl Special {
    /// The special of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL
            .binary_search_by(|special| special.name().cmp(name))
            .ok()
            .and_then(|index| Self::ALL.get(index))
            .copied()
    }

    /// Its bit in a set of specials.
    pub(crate) const fn bit(self) -> u128 {
        1 << self as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert!(Special::ALL.len() <= 128);
        for &special in Special::ALL {
            assert_eq!(Special::of_name(special.name()), Some(special), "{special:?}");
        }
        assert_eq!(Special::of_name("append"), None);
    }
}

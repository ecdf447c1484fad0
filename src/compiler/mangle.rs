//! Private names: in `class Spam`, `__egg` means `_Spam__egg`.

use super::ast::Identifier;

/// The name that `name` stands for inside of a class (CPython's `_Py_Mangle`); `class` is none outside.
///
/// Names with two underscores at the end, dotted names (of modules) and names in classes called `_`, `__` … stay as they are.
pub(super) fn mangle(class: Option<&Identifier>, name: &Identifier) -> Identifier {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    match class.map(|class| class.trim_start_matches('_')) {
        None | Some("") => name.clone(),
        Some(class) => format!("_{class}{name}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::mangle;

    #[test]
    fn private_names() {
        for (class, name, expected) in [
            (Some("Spam"), "__egg", "_Spam__egg"),
            (Some("__Spam"), "__egg", "_Spam__egg"),
            (Some("Spam_"), "__egg_", "_Spam___egg_"),
            (Some("Spam"), "_egg", "_egg"),
            (Some("Spam"), "__egg__", "__egg__"),
            (Some("Spam"), "__", "__"),
            (Some("Spam"), "___", "___"),
            (Some("Spam"), "__a.b", "__a.b"),
            (Some("__"), "__egg", "__egg"),
            (None, "__egg", "__egg"),
        ] {
            let class = class.map(Into::into);
            assert_eq!(&*mangle(class.as_ref(), &name.into()), expected, "{name} in {class:?}");
        }
    }
}

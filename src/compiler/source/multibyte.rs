//! The encodings of Chinese, Japanese and Korean.
//!
//! Their tables come from outside ([`Resources`]) and are those of the Web, which differ from CPython's in a few rare characters, and so do
//! the places that errors name; ordinary text is the same.

use std::rc::Rc;

use super::codec::{DecodeError, undecodable};
use crate::compiler::{MultiByte, Resources};

/// One of these encodings, under CPython's name.
#[derive(Clone, Debug)]
pub(in crate::compiler) struct Named {
    /// CPython's name for it, for errors.
    name: &'static str,
    encoding: Rc<dyn MultiByte>,
}

/// CPython's name for each, its other names, and the label on the Web.
const ENCODINGS: [(&str, &[&str], &str); 12] = [
    ("big5", &["big5_tw", "csbig5"], "big5"),
    ("big5hkscs", &["big5_hkscs", "hkscs"], "big5"),
    ("cp932", &["932", "ms932", "ms_kanji", "mskanji"], "shift_jis"),
    ("cp949", &["949", "ms949", "uhc"], "euc-kr"),
    ("cp950", &["950", "ms950"], "big5"),
    ("euc_jp", &["eucjp", "u_jis", "ujis"], "euc-jp"),
    ("euc_kr", &["euckr", "korean", "ks_c_5601", "ks_c_5601_1987", "ks_x_1001", "ksc5601", "ksx1001"], "euc-kr"),
    ("gb18030", &["gb18030_2000"], "gb18030"),
    (
        "gb2312",
        &["chinese", "csiso58gb231280", "euc_cn", "euccn", "eucgb2312_cn", "gb2312_1980", "gb2312_80", "iso_ir_58"],
        "gbk",
    ),
    ("gbk", &["936", "cp936", "ms936"], "gbk"),
    ("iso2022_jp", &["csiso2022jp", "iso2022jp", "iso_2022_jp"], "iso-2022-jp"),
    ("shift_jis", &["csshiftjis", "s_jis", "shiftjis", "sjis"], "shift_jis"),
];

impl Named {
    /// The encoding of a normalized name.
    pub(super) fn find(name: &str, resources: &Resources<'_>) -> Option<Self> {
        let &(name, _, label) =
            ENCODINGS.iter().find(|(module, aliases, _)| *module == name || aliases.contains(&name))?;
        (resources.multibyte)(label).map(|encoding| Self { name, encoding })
    }

    /// To UTF-8.
    pub(super) fn decode(&self, bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let bad = |place: std::ops::Range<usize>| {
            undecodable(self.name, bytes, place.start, place.end, "illegal multibyte sequence")
        };
        self.encoding.decode(bytes).map(String::into_bytes).map_err(bad)
    }

    /// From code points, with `replacement` for those that the encoding does not have.
    pub(super) fn encode(&self, points: &[u32], replacement: u8) -> Vec<u8> {
        let text: String =
            points.iter().map(|&point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.encoding.encode(&text, replacement)
    }
}

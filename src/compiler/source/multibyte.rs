//! The encodings of Chinese, Japanese and Korean, by the `encoding_rs` library.
//!
//! Its tables are those of the Web, which differ from CPython's in a few rare characters, and so do the places that errors name;
//! ordinary text is the same. A browser
//! does without them: the text that is typed there is UTF-8.

use encoding_rs::{DecoderResult, EncoderResult, Encoding};

use super::codec::{DecodeError, undecodable};

/// One of these encodings.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::compiler) struct MultiByte {
    /// CPython's name for it, for errors.
    name: &'static str,
    encoding: &'static Encoding,
}

/// CPython's name for each, its other names, and the library's encoding.
const ENCODINGS: [(&str, &[&str], &Encoding); 12] = [
    ("big5", &["big5_tw", "csbig5"], encoding_rs::BIG5),
    ("big5hkscs", &["big5_hkscs", "hkscs"], encoding_rs::BIG5),
    ("cp932", &["932", "ms932", "ms_kanji", "mskanji"], encoding_rs::SHIFT_JIS),
    ("cp949", &["949", "ms949", "uhc"], encoding_rs::EUC_KR),
    ("cp950", &["950", "ms950"], encoding_rs::BIG5),
    ("euc_jp", &["eucjp", "u_jis", "ujis"], encoding_rs::EUC_JP),
    (
        "euc_kr",
        &["euckr", "korean", "ks_c_5601", "ks_c_5601_1987", "ks_x_1001", "ksc5601", "ksx1001"],
        encoding_rs::EUC_KR,
    ),
    ("gb18030", &["gb18030_2000"], encoding_rs::GB18030),
    (
        "gb2312",
        &["chinese", "csiso58gb231280", "euc_cn", "euccn", "eucgb2312_cn", "gb2312_1980", "gb2312_80", "iso_ir_58"],
        encoding_rs::GBK,
    ),
    ("gbk", &["936", "cp936", "ms936"], encoding_rs::GBK),
    ("iso2022_jp", &["csiso2022jp", "iso2022jp", "iso_2022_jp"], encoding_rs::ISO_2022_JP),
    ("shift_jis", &["csshiftjis", "s_jis", "shiftjis", "sjis"], encoding_rs::SHIFT_JIS),
];

impl MultiByte {
    /// The encoding of a normalized name.
    pub(super) fn find(name: &str) -> Option<Self> {
        let known = ENCODINGS.iter().find(|(module, aliases, _)| *module == name || aliases.contains(&name));
        known.map(|&(name, _, encoding)| Self { name, encoding })
    }

    /// To UTF-8.
    pub(super) fn decode(&self, bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let mut decoder = self.encoding.new_decoder_without_bom_handling();
        let length = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default();
        let mut text = String::with_capacity(length);
        match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
            (DecoderResult::Malformed(length, after), read) => {
                let end = read.saturating_sub(usize::from(after));
                let start = end.saturating_sub(usize::from(length));
                Err(undecodable(self.name, bytes, start, end, "illegal multibyte sequence"))
            }
            _ => Ok(text.into_bytes()),
        }
    }

    /// From code points, with `replacement` for those that the encoding does not have.
    pub(super) fn encode(&self, points: &[u32], replacement: u8) -> Vec<u8> {
        let text: String =
            points.iter().map(|&point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        let mut encoder = self.encoding.new_encoder();
        let mut bytes = Vec::new();
        let mut rest = text.as_str();
        loop {
            bytes.reserve(encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or_default());
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::Unmappable(_) => bytes.push(replacement),
                _ => return bytes,
            }
        }
    }
}

//! Prints what the Web's encodings of Chinese, Japanese and Korean make of every sequence of bytes, for `scripts/multibyte.py`.
//!
//! One line for each sequence that means something: the encoding's label, the sequence, the code point, and the sequence that the code
//! point is written as (nothing if it cannot be), in hexadecimal.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS};

    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (label, encoding) in [
        ("big5", BIG5),
        ("euc-jp", EUC_JP),
        ("euc-kr", EUC_KR),
        ("gb18030", GB18030),
        ("gbk", GBK),
        ("shift_jis", SHIFT_JIS),
    ] {
        let singles = (0x80..=0xff).map(|byte: u8| vec![byte]);
        let pairs = (0x8000..=0xffff_u16).map(|pair| pair.to_be_bytes().to_vec());
        let triples = (0x8f_8000..=0x8f_ffff_u32).map(|triple| triple.to_be_bytes()[1..].to_vec());
        for sequence in singles.chain(pairs).chain(triples) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&sequence);
            let mut chars = text.iter().flat_map(|text| text.chars());
            if let (Some(char), None) = (chars.next(), chars.next()) {
                let text = char.to_string();
                let (written, _, failed) = encoding.encode(&text);
                let written = if failed { String::new() } else { hex(&written) };
                println!("{label} {} {:x} {written}", hex(&sequence), u32::from(char));
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

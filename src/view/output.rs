//! What was printed, and what was typed, as a terminal shows them.

use std::mem::take;

use super::SHOWN_OUTPUT;
use super::answers::Answer;
use super::schema::{OutputPiece, Stream};
use crate::machine::{Machine, Output};

/// The output up to the machine's moment, with neighbours of the same stream in one piece, and the lines that were read
/// between. Of a long output, the last part.
pub(super) fn output(machine: &Machine, answers: &[Answer]) -> Vec<OutputPiece> {
    let (shown, left_out) = last_output(machine.output());
    let mut screen = Screen::default();
    if left_out > 0 {
        screen.print(Stream::Stdout, format!("[{left_out} bytes of earlier output are left out here]\n").as_bytes());
    }
    let read = answers.iter().enumerate().filter(|(_, answer)| answer.moment <= machine.n());
    let mut read = read.skip_while(|(_, answer)| answer.printed < left_out).peekable();
    let mut printed = left_out;
    for (stderr, mut bytes) in shown {
        let stream = if stderr { Stream::Stderr } else { Stream::Stdout };
        while let Some((index, answer)) = read.next_if(|(_, answer)| answer.printed <= printed + bytes.len()) {
            let (before, after) = bytes.split_at_checked(answer.printed - printed).unwrap_or((bytes, &[]));
            screen.print(stream, before);
            screen.read(index, answer);
            printed += before.len();
            bytes = after;
        }
        screen.print(stream, bytes);
        printed += bytes.len();
    }
    read.for_each(|(index, answer)| screen.read(index, answer));
    screen.finish()
}

/// The pieces so far.
#[derive(Default)]
struct Screen {
    pieces: Vec<OutputPiece>,
    /// What the last stream that was printed to has printed since the last piece. A character may come in several parts.
    open: Option<(Stream, Vec<u8>)>,
}

impl Screen {
    fn print(&mut self, stream: Stream, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        match &mut self.open {
            Some((last, text)) if *last == stream => text.extend_from_slice(bytes),
            _ => {
                self.close();
                self.open = Some((stream, bytes.to_vec()));
            }
        }
    }

    fn read(&mut self, index: usize, answer: &Answer) {
        self.close();
        let text = answer.line.as_deref().map(text).unwrap_or_default();
        self.pieces.push(OutputPiece { stream: Stream::Stdin, text, answer: Some(index as u32) });
    }

    fn close(&mut self) {
        if let Some((stream, bytes)) = self.open.take() {
            self.pieces.push(OutputPiece { stream, text: text(&bytes), answer: None });
        }
    }

    fn finish(mut self) -> Vec<OutputPiece> {
        self.close();
        take(&mut self.pieces)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The last [`SHOWN_OUTPUT`] bytes of the output, and how many came before.
fn last_output(all: &[Output]) -> (Vec<(bool, &[u8])>, usize) {
    let mut room = SHOWN_OUTPUT;
    let mut shown = Vec::new();
    let mut left_out = 0;
    for Output { stderr, bytes } in all.iter().rev() {
        let skipped = bytes.len().saturating_sub(room);
        room -= bytes.len() - skipped;
        left_out += skipped;
        if let Some(last) = bytes.get(skipped..).filter(|last| !last.is_empty()) {
            shown.push((*stderr, last));
        }
    }
    shown.reverse();
    (shown, left_out)
}

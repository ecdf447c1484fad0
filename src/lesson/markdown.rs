//! Texts: a small part of Markdown → paragraphs, lists and code. There is no HTML, no picture, no link: what the page
//! shows of a lesson can do nothing.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use thiserror::Error;

use super::schema::{Block, Piece, Style};

/// A text has what lessons have not.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarkdownError {
    /// A part of Markdown that is not for lessons.
    #[error("a text has paragraphs, lists with bullets, code, *emphasis* and **strong** words, and no {0}")]
    NotForLessons(&'static str),
    /// Nothing is said.
    #[error("a text is empty")]
    Empty,
    /// More than one line is said where there is room for one.
    #[error("this text must be one paragraph")]
    NotOneLine,
}

/// A text in Markdown as blocks.
///
/// # Errors
/// It is empty, or has something that lessons do not have.
pub fn blocks(text: &str) -> Result<Vec<Block>, MarkdownError> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::empty()) {
        writer.take(event)?;
    }
    if writer.blocks.is_empty() { Err(MarkdownError::Empty) } else { Ok(writer.blocks) }
}

/// A text in Markdown that is one paragraph.
///
/// # Errors
/// It is something else.
pub fn line(text: &str) -> Result<Vec<Piece>, MarkdownError> {
    match <[Block; 1]>::try_from(blocks(text)?) {
        Ok([Block::Paragraph { pieces }]) => Ok(pieces),
        _ => Err(MarkdownError::NotOneLine),
    }
}

/// Writes blocks as the parser tells of them.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The words of the paragraph or item that is being read.
    pieces: Vec<Piece>,
    /// The items of the list that is being read.
    items: Option<Vec<Vec<Piece>>>,
    /// The lines of the code that is being read.
    code: Option<String>,
    emphasis: usize,
    strong: usize,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) -> Result<(), MarkdownError> {
        match event {
            Event::Start(tag) => return self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.say(&text, self.style()),
            },
            Event::Code(text) => self.say(&text, Style::Code),
            Event::SoftBreak | Event::HardBreak => self.say(" ", self.style()),
            Event::Html(_) | Event::InlineHtml(_) => return Err(MarkdownError::NotForLessons("HTML")),
            Event::Rule => return Err(MarkdownError::NotForLessons("rules")),
            _ => return Err(MarkdownError::NotForLessons("footnotes, formulas or tasks")),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), MarkdownError> {
        let refused = match tag {
            Tag::Paragraph => return Ok(()),
            Tag::Emphasis => {
                self.emphasis += 1;
                return Ok(());
            }
            Tag::Strong => {
                self.strong += 1;
                return Ok(());
            }
            Tag::List(None) if self.items.is_none() => {
                self.items = Some(Vec::new());
                return Ok(());
            }
            Tag::Item => return Ok(()),
            Tag::CodeBlock(_) if self.items.is_none() => {
                self.code = Some(String::new());
                return Ok(());
            }
            Tag::List(_) => "numbered lists, and no lists in lists",
            Tag::CodeBlock(_) => "lines of code in lists",
            Tag::Heading { .. } => "headings",
            Tag::Link { .. } => "links",
            Tag::Image { .. } => "pictures",
            Tag::BlockQuote(_) => "quotations",
            Tag::HtmlBlock => "HTML",
            _ => "tables, footnotes or definitions",
        };
        Err(MarkdownError::NotForLessons(refused))
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Paragraph if self.items.is_none() => {
                let pieces = std::mem::take(&mut self.pieces);
                self.blocks.push(Block::Paragraph { pieces });
            }
            TagEnd::Item => {
                let pieces = std::mem::take(&mut self.pieces);
                self.items.get_or_insert_default().push(pieces);
            }
            TagEnd::List(_) => {
                let items = self.items.take().unwrap_or_default();
                self.blocks.push(Block::List { items });
            }
            TagEnd::CodeBlock => {
                let text = self.code.take().unwrap_or_default().trim_end().to_owned();
                self.blocks.push(Block::Code { text });
            }
            _ => {}
        }
    }

    fn style(&self) -> Style {
        match (self.strong, self.emphasis) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Emphasis,
            _ => Style::Strong,
        }
    }

    fn say(&mut self, text: &str, style: Style) {
        match self.pieces.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), style }),
        }
    }
}

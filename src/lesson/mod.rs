//! Lessons: a program with notes and questions at moments of its run.
//!
//! An author writes `lesson.toml` beside the program ([`source`]). A place in the run is written as an [`anchor`], which
//! survives small edits of the program, and a question says what it asks of the run ([`question`]), never what the right
//! answer is. The machine runs the program ([`record`]), finds the moments and computes the answers; what comes out is a
//! [`schema::Lesson`], which the page draws. So a lesson that is wrong is found before anybody reads it.
//!
//! | file | what it does |
//! |---|---|
//! | [`schema`] | the lesson as the page gets it |
//! | [`source`] | the lesson as its author writes it |
//! | [`markdown`] | its texts: a small part of Markdown → paragraphs, lists and code |
//! | [`record`] | the whole run of its program, moment by moment |
//! | [`anchor`] | a place in the run → the number of the moment |
//! | [`place`] | a name in a frame → the value there, as text or as an object |
//! | [`question`] | what a question asks → the machine's answer |
//! | [`make`] | all of it together: files → lesson, or what is wrong with it |
//! | [`library`] | a folder of lessons |

pub mod anchor;
pub mod library;
pub mod make;
pub mod markdown;
pub mod place;
pub mod question;
pub mod record;
pub mod schema;
pub mod source;

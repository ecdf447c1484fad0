//! What the machine does not run: it says so itself.

use super::Story;
use super::words::{Words, plain, tell};

/// The run ended at something that the machine does not have.
pub(super) fn sentence(story: &Story<'_>, message: &str) -> Words {
    match message {
        "" => tell("{} does something that Frame by Frame does not run.", &[story.own_name()]),
        message => plain(message),
    }
}

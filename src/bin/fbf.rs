//! The command line of Frame by Frame.

fn main() {}

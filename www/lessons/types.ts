// Generated from src/lesson/schema.rs by tests/types.rs; change it there.

/**
 * What a list of lessons shows of each.
 */
export type LessonEntry = { 
/**
 * The name of its folder, which opens it.
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is about, for a group of lessons.
 */
subject: string, 
/**
 * One sentence: what the reader will have understood.
 */
summary: string, 
/**
 * How many questions it asks.
 */
questions: number, };

/**
 * A lesson, ready to be shown.
 */
export type Lesson = { 
/**
 * [`LESSON_VERSION`].
 */
version: number, 
/**
 * The name of its folder.
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is about, for a group of lessons.
 */
subject: string, 
/**
 * One sentence: what the reader will have understood.
 */
summary: string, 
/**
 * What becomes `co_filename` of its program.
 */
filename: string, 
/**
 * The program.
 */
source: string, 
/**
 * How many moments its run has, after the first: that is how the moments below were found.
 */
length: number, 
/**
 * What is said at the beginning, in moment 0.
 */
intro: Array<Block>, 
/**
 * Where something is said or asked, in the order of the run; each moment once.
 */
stops: Array<Stop>, };

/**
 * A moment at which something is said or asked.
 */
export type Stop = { 
/**
 * The moment.
 */
moment: number, 
/**
 * What is said; empty if there is only a question.
 */
note: Array<Block>, 
/**
 * What is asked.
 */
question: Question | null, };

/**
 * A question about what comes next.
 */
export type Question = { 
/**
 * What is asked.
 */
ask: Array<Block>, 
/**
 * What can be answered, in the author's order; one is right.
 */
choices: Array<Choice>, };

/**
 * An answer to choose.
 */
export type Choice = { 
/**
 * What stands on it.
 */
text: Array<Piece>, 
/**
 * Whether it is what the machine says.
 */
right: boolean, 
/**
 * Why it is right, or what is wrong with it.
 */
why: Array<Block>, };

/**
 * A part of a text.
 */
export type Block = { "type": "paragraph", 
/**
 * Its words.
 */
pieces: Array<Piece>, } | { "type": "list", 
/**
 * Its items.
 */
items: Array<Array<Piece>>, } | { "type": "code", 
/**
 * The lines.
 */
text: string, };

/**
 * Some words.
 */
export type Piece = { 
/**
 * The words.
 */
text: string, 
/**
 * How they are said.
 */
style: Style, };

/**
 * How words are said.
 */
export type Style = "plain" | "code" | "emphasis" | "strong";

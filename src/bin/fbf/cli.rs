//! The sub-commands and their options.

mod commands;
mod explain;
mod files;
mod lesson;
mod record;
mod run;
mod trace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Instructions that `fbf record` takes at the most: a page reads a recording as a whole.
const LONGEST_RECORDING: u64 = 1_000_000;

/// CPython 2.7 bytecode: compile it, read it.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile Python 2.7 source to .pyc files, the same bytes as CPython 2.7.18 writes.
    Compile(Compile),
    /// Show the bytecode of a .py or .pyc file as CPython's dis does.
    Dis {
        /// A .py file, which is compiled, or a .pyc file.
        file: PathBuf,
    },
    /// Run a program, from a .py or .pyc file.
    Run {
        /// A .py file, which is compiled, or a .pyc file.
        file: PathBuf,
        /// What the program finds in sys.argv after its own name.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Run a program and print each instruction before it executes, as a line of JSON; the program's own output is not
    /// printed.
    Trace {
        /// A .py file, which is compiled, or a .pyc file.
        file: PathBuf,
        /// Stop after that many instructions.
        #[arg(long, value_name = "N")]
        steps: Option<u64>,
        /// After each instruction, print the steps of C code that it took, a line of JSON each.
        #[arg(long)]
        c_steps: bool,
    },
    /// Tell of a C struct of CPython, field by field: code, function, frame, instancemethod, cell, generator, or a
    /// builtin function; of all without a name.
    Struct {
        /// `frame`, or `PyFrameObject`.
        name: Option<String>,
    },
    /// Lessons: a program with notes and questions at moments of its run.
    Lesson {
        #[command(subcommand)]
        command: Lesson,
    },
    /// Record a program's run: a file that a page plays without running the program.
    Record {
        /// A .py file, which is compiled, or a .pyc file.
        file: PathBuf,
        /// Python files that a .py file can import, called by their places beside it.
        others: Vec<PathBuf>,
        /// Where to write (FILE.run.fbf beside FILE if not given).
        #[arg(short, long, value_name = "RUN.fbf")]
        output: Option<PathBuf>,
        /// Record at most that many instructions.
        #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..=LONGEST_RECORDING))]
        until: u64,
        /// The lines that the program reads, as a file; it finds the end of its input behind them.
        #[arg(long, value_name = "FILE")]
        input: Option<PathBuf>,
    },
    /// Run a program and tell of each instruction in a sentence, and of what C code does in a call step by step.
    Explain {
        /// A .py file, which is compiled, or a .pyc file.
        file: PathBuf,
        /// Stop after that many instructions.
        #[arg(long, value_name = "N")]
        steps: Option<u64>,
    },
}

#[derive(Subcommand)]
enum Lesson {
    /// Run the programs of lessons, find the moments of their notes and questions, compute the right answers, and say
    /// what is wrong.
    Check {
        /// Which lessons; without names, all, and whether their list is complete.
        names: Vec<String>,
        /// The folder that holds the lessons.
        #[arg(long, value_name = "FOLDER", default_value = "www/lessons")]
        folder: PathBuf,
        /// Write what the page reads, if nothing is wrong: lesson.json of each, and, with all of them, index.json.
        #[arg(long)]
        write: bool,
    },
}

#[derive(Args)]
struct Compile {
    /// A .py file; with --out-dir a folder.
    path: PathBuf,
    /// Where to write (FILE.pyc beside FILE.py if not given).
    #[arg(short, long, value_name = "FILE.pyc", conflicts_with = "out_dir")]
    output: Option<PathBuf>,
    /// Compile every .py file in the folder PATH and below, and write them to this folder under the same paths.
    #[arg(long, value_name = "OUT")]
    out_dir: Option<PathBuf>,
}

/// Does what the command line says.
pub(crate) fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Run { file, arguments } => {
            return run::run(&file, &arguments).unwrap_or_else(|failure| {
                eprintln!("{failure}");
                ExitCode::FAILURE
            });
        }
        Command::Trace { file, steps, c_steps } => trace::trace(&file, steps, c_steps),
        Command::Struct { name } => commands::tell_struct(name.as_deref()),
        Command::Lesson { command: Lesson::Check { names, folder, write } } => lesson::check(&folder, names, write),
        Command::Record { file, others, output, until, input } => {
            record::record(&file, &others, output, until, input.as_deref())
        }
        Command::Explain { file, steps } => explain::explain(&file, steps),
        Command::Compile(Compile { path, out_dir: Some(out_dir), .. }) => commands::compile_folder(&path, &out_dir),
        Command::Compile(Compile { path, output, .. }) => commands::compile_file(&path, output),
        Command::Dis { file } => commands::dis(&file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

//! The command `nianbao`: what to read, what to print, and with which exit code to leave.
//!
//! 0: all was read. 1: an input could not be read, or the output not be written,
//! or the number to be explained is not there. 2: the command line was wrong.

mod account;
mod batch;
mod explain;
mod input;
mod table;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use nianbao::{Period, Point};

use crate::input::Input;

/// Reads a Chinese district's annual-report article and prints what it says.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read articles: metadata, outline, indicators, events, and what was odd.
    Parse(Parse),
    /// Read many articles into a table or a file of JSON, on every core.
    Batch(batch::Batch),
    /// Say how one number of an article was read, step by step.
    Explain(Explain),
    /// Print what the answer is made of.
    Schema {
        /// The JSON of an article as a JSON Schema, or the columns of the tables as Markdown.
        #[arg(value_enum)]
        of: Schema,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Schema {
    Article,
    Tables,
}

impl Schema {
    fn write(self, out: &mut impl Write) -> io::Result<ExitCode> {
        match self {
            Self::Article => writeln!(out, "{:#}", nianbao::json_schema())?,
            Self::Tables => out.write_all(nianbao::tables::reference().as_bytes())?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Args)]
struct Parse {
    /// Articles as text or HTML in any encoding, or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<Input>,

    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    known: Known,
}

#[derive(Args)]
struct Explain {
    /// An article as text or HTML in any encoding; `-` is standard input.
    #[arg(value_name = "FILE")]
    input: Input,

    /// Where the number stands: words that hold it, or the offset of one of its characters.
    #[arg(long, value_name = "TEXT|OFFSET")]
    at: String,

    #[command(flatten)]
    known: Known,
}

/// What is known of the articles beforehand.
#[derive(Args)]
struct Known {
    /// The year that the articles report on.
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..=9999))]
    year: Option<i32>,

    /// The place that the articles are about, such as 山东省青岛市市南区 or 市南区.
    #[arg(long)]
    place: Option<String>,

    /// The day on which the articles were published, such as 2019-01-08.
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<NaiveDate>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An account for a person.
    Text,
    /// One line of JSON for each article.
    Json,
    /// One page of HTML for each article, with every number marked and explained.
    Html,
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    match text.parse() {
        Ok(Point::Day(day)) => Ok(day),
        _ => Err("a day is written like 2019-01-08"),
    }
}

impl Known {
    fn parser(&self) -> Result<nianbao::Parser, nianbao::Error> {
        let mut builder = nianbao::Parser::builder();
        if let Some(year) = self.year {
            builder = builder.report_period(Period::year(year));
        }
        if let Some(place) = &self.place {
            builder = builder.place(place);
        }
        if let Some(day) = self.published {
            builder = builder.published(day);
        }
        builder.build()
    }
}

impl Parse {
    /// Prints every article that can be read, and complains of the others.
    fn run(&self, out: &mut impl Write) -> io::Result<ExitCode> {
        let parser = match self.known.parser() {
            Ok(parser) => parser,
            Err(error) => return Ok(complain(error)),
        };
        let mut code = ExitCode::SUCCESS;
        let files = self.inputs.iter().cloned().flat_map(Input::files);
        let files: Vec<_> = files.collect();
        let many = files.len() > 1;
        for (at, file) in files.into_iter().enumerate() {
            let read = file.and_then(|input| {
                let article = input.parse(&parser)?;
                Ok((input, article))
            });
            let (input, article) = match read {
                Ok(read) => read,
                Err(error) => {
                    // What is printed so far comes before the complaint where both go to one terminal.
                    out.flush()?;
                    code = complain(error);
                    continue;
                }
            };
            match self.format {
                Format::Json => writeln!(out, "{}", article.to_json())?,
                Format::Html => out.write_all(article.to_html().as_bytes())?,
                Format::Text => {
                    if at > 0 {
                        writeln!(out)?;
                    }
                    if many {
                        writeln!(out, "== {input} ==")?;
                    }
                    account::write(&article, out)?;
                }
            }
        }
        out.flush()?;
        Ok(code)
    }
}

impl Explain {
    /// Prints the steps by which one number was read.
    fn run(&self, out: &mut impl Write) -> io::Result<ExitCode> {
        let parser = match self.known.parser() {
            Ok(parser) => parser,
            Err(error) => return Ok(complain(error)),
        };
        let article = match self.input.parse(&parser) {
            Ok(article) => article,
            Err(error) => return Ok(complain(error)),
        };
        match explain::at(&article, &self.at) {
            Ok(explanation) => explain::write(&article, &explanation, out)?,
            Err(reason) => return Ok(complain(format_args!("{}: {reason}", self.input))),
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Says on standard error what went wrong. Where nobody listens there, that is no reason to stop.
fn complain(reason: impl std::fmt::Display) -> ExitCode {
    let _ = writeln!(io::stderr(), "nianbao: {reason}");
    ExitCode::FAILURE
}

fn main() -> ExitCode {
    // A person at a terminal has no use for a backtrace, whatever the environment asks for.
    std::panic::set_hook(Box::new(|mistake| {
        let place = mistake.location().map(ToString::to_string);
        let place = place.as_deref().unwrap_or("an unknown place");
        complain(format_args!(
            "a mistake in the program itself, at {place}; please report it"
        ));
    }));
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match Cli::parse().command {
        Command::Parse(parse) => parse.run(&mut out),
        Command::Batch(batch) => return batch.run().unwrap_or_else(complain),
        Command::Explain(explain) => explain.run(&mut out),
        Command::Schema { of } => of.write(&mut out),
    };
    match done {
        Ok(code) => code,
        // The reader has seen enough (`nianbao parse … | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => complain(format_args!("standard output: {error}")),
    }
}

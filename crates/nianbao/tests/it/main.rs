//! The parser seen from outside, as one test binary to keep linking short.
//!
//! - `laws`: what must hold of any text
//! - `spec`: the tables of cases in `tests/spec`, which the Python tests run too
//! - `outline`: what no outline should have
//! - `snapshots`: what is found in each fixture, line by line
//! - `tables`: the rows of each fixture, and the columns
//! - `pages`: what comes out of pages of HTML
//! - `lexicon`: each word of the tables in the example of its row

mod fixtures;
mod laws;
mod lexicon;
mod outline;
mod outlook;
mod pages;
mod snapshots;
mod spec;
mod tables;
mod tsv;

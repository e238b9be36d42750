//! The kinds of file that rows are written to.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_ipc::CompressionType;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use nianbao::tables::{Kind, View};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Parquet,
    Arrow,
    Csv,
    Jsonl,
}

/// Rows of Parquet that are kept in memory until they are written.
const ROW_GROUP: usize = 1 << 16;

impl Container {
    /// The kind that a file's name ends with.
    pub(super) fn named(extension: &str) -> Option<Self> {
        match extension {
            "parquet" => Some(Self::Parquet),
            "arrow" => Some(Self::Arrow),
            "csv" => Some(Self::Csv),
            "jsonl" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// Puts together what the parts hold, as a table or, without a view, as lines. The file stands under its name
    /// only when it is whole.
    pub(super) fn write(
        self,
        path: &Path,
        view: Option<&View>,
        stored: impl Iterator<Item = PathBuf>,
    ) -> io::Result<()> {
        let unfinished = path.with_added_extension("new");
        let mut file = BufWriter::new(File::create(&unfinished)?);
        match view {
            None => {
                for part in stored {
                    io::copy(&mut File::open(part)?, &mut file)?;
                }
            }
            Some(view) => {
                let batches = stored.map(|part| {
                    let file = BufReader::new(File::open(part)?);
                    let mut reader = StreamReader::try_new(file, None).map_err(external)?;
                    let batch = reader.next().transpose().map_err(external)?;
                    batch.ok_or_else(|| io::Error::other("a part without its rows"))
                });
                match self {
                    Self::Parquet => parquet(&mut file, view, batches)?,
                    Self::Arrow => arrow(&mut file, view, batches)?,
                    Self::Csv => csv(&mut file, view, batches)?,
                    Self::Jsonl => jsonl(&mut file, view, batches)?,
                }
            }
        }
        file.into_inner()?.sync_all()?;
        fs::rename(unfinished, path)
    }
}

/// The file that is written.
type Out = BufWriter<File>;

fn parquet(
    file: &mut Out,
    view: &View,
    batches: impl Iterator<Item = io::Result<RecordBatch>>,
) -> io::Result<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_created_by(concat!("nianbao ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let mut writer = ArrowWriter::try_new(file, view.schema(), Some(properties))?;
    for batch in batches {
        writer.write(&batch?)?;
    }
    writer.close()?;
    Ok(())
}

/// A file of Arrow has one dictionary a column, and each part has its own: here words are plain strings.
fn arrow(
    file: &mut Out,
    view: &View,
    batches: impl Iterator<Item = io::Result<RecordBatch>>,
) -> io::Result<()> {
    let plain = |column: &&nianbao::tables::Column| {
        let kind = match column.kind() {
            Kind::Word => DataType::Utf8,
            kind => kind.data_type(),
        };
        Field::new(column.name, kind, column.nullable)
    };
    let fields: Vec<_> = view.columns().iter().map(plain).collect();
    let schema: SchemaRef = Arc::new(Schema::new(fields));
    let mut writer =
        FileWriter::try_new_with_options(file, &schema, compressed()?).map_err(external)?;
    for batch in batches {
        let columns = batch?.columns().iter().map(spelt_out).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(external)?;
        writer.write(&batch).map_err(external)?;
    }
    writer.finish().map_err(external)
}

/// Words as strings; any other column as it is.
fn spelt_out(column: &ArrayRef) -> ArrayRef {
    let Some(words) = column.as_dictionary_opt::<Int32Type>() else {
        return Arc::clone(column);
    };
    let words = words.downcast_dict::<StringArray>();
    let words = words
        .expect("a word's dictionary holds strings")
        .into_iter();
    Arc::new(words.collect::<StringArray>())
}

fn csv(
    file: &mut Out,
    view: &View,
    batches: impl Iterator<Item = io::Result<RecordBatch>>,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(view.columns().iter().map(|column| column.name))?;
    for batch in batches {
        let batch = batch?;
        for row in 0..batch.num_rows() {
            let cells = batch.columns().iter().map(|column| cell(column, row));
            writer.write_record(cells.map(Option::unwrap_or_default))?;
        }
    }
    writer.flush()
}

/// Counts as numbers; what is exact or a day is a string, as in an article's JSON.
fn jsonl(
    file: &mut Out,
    view: &View,
    batches: impl Iterator<Item = io::Result<RecordBatch>>,
) -> io::Result<()> {
    for batch in batches {
        let batch = batch?;
        for row in 0..batch.num_rows() {
            let columns = batch.columns().iter().zip(view.columns());
            for (nth, (column, about)) in columns.enumerate() {
                let start = if nth == 0 { '{' } else { ',' };
                let value = match cell(column, row) {
                    None => "null".to_owned(),
                    Some(count) if about.kind() == Kind::Count => count,
                    Some(text) => serde_json::to_string(&text)?,
                };
                write!(file, "{start}\"{}\":{value}", about.name)?;
            }
            writeln!(file, "}}")?;
        }
    }
    Ok(())
}

/// What a cell says, as text.
fn cell(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    Some(match column.data_type() {
        DataType::Dictionary(..) => {
            let words = column.as_dictionary::<Int32Type>();
            let key = words.key(row)?;
            words.values().as_string::<i32>().value(key).to_owned()
        }
        DataType::Decimal128(..) => {
            let digits = column.as_primitive::<Decimal128Type>().value_as_string(row);
            match digits.contains('.') {
                true => digits
                    .trim_end_matches('0')
                    .trim_end_matches('.')
                    .to_owned(),
                false => digits,
            }
        }
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Date32 => column
            .as_primitive::<Date32Type>()
            .value_as_date(row)?
            .to_string(),
        _ => column.as_string::<i32>().value(row).to_owned(),
    })
}

/// Parts and files of Arrow are compressed in the way that every reader knows.
pub(super) fn compressed() -> io::Result<IpcWriteOptions> {
    let options = IpcWriteOptions::default();
    options
        .try_with_compression(Some(CompressionType::LZ4_FRAME))
        .map_err(external)
}

pub(super) fn external(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::other(error)
}

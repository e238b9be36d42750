//! An article as one page of HTML, to check what was read: every number marked, and how it was read one click away.
//!
//!     cargo run -p nianbao --example check_page -- examples/data/wujiang-2019-feature.txt

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name an article")?;
    let article = nianbao::parse(&std::fs::read_to_string(path)?);
    print!("{}", article.to_html());
    Ok(())
}

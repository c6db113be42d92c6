//! Comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// What a spreadsheet may take for the beginning of a formula, in full width too.
const BEGINS_A_FORMULA: [char; 12] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{2212}'];
/// By this spreadsheets know that what follows is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Returns lines of cells as a file: UTF-8 with a byte order mark, each line ended by CR LF, every cell made safe.
pub fn csv(lines: &[Vec<String>]) -> String {
    let mut file = String::from(BYTE_ORDER_MARK);
    for line in lines {
        let cells: Vec<String> = line.iter().map(|cell| quoted(&safe_cell(cell))).collect();
        file.push_str(&cells.join(","));
        file.push_str("\r\n");
    }
    file
}

/// Returns the words of a cell with an apostrophe before them where a spreadsheet might reckon them: also where they
/// only come after blanks or signs that are not seen. A whole number stays what it is.
pub fn safe_cell(cell: &str) -> String {
    let unseen = |sign: char| {
        sign.is_whitespace() || sign.is_control() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    let first = cell.chars().find(|sign| BEGINS_A_FORMULA.contains(sign) || !unseen(*sign));
    match first {
        Some(sign) if BEGINS_A_FORMULA.contains(&sign) => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

/// Returns a cell between quotation marks where it holds what parts cells or lines.
fn quoted(cell: &str) -> String {
    let plain = |sign: char| !matches!(sign, ',' | '"' | '\r' | '\n' | ';' | '\t');
    if cell.chars().all(plain) { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("=1+1", "'=1+1")]
    #[case("+44 20", "'+44 20")]
    #[case("-5", "'-5")]
    #[case("@SUM(A1)", "'@SUM(A1)")]
    #[case("\t=1", "'\t=1")]
    #[case("\r=1", "'\r=1")]
    #[case("  =1", "'  =1")]
    #[case("\u{200b}=1", "'\u{200b}=1")]
    #[case("\u{ff1d}1", "'\u{ff1d}1")]
    #[case("\u{ff0b}1", "'\u{ff0b}1")]
    #[case("\u{ff20}A", "'\u{ff20}A")]
    #[case("12", "12")]
    #[case("", "")]
    #[case("under five", "under five")]
    fn what_a_spreadsheet_might_reckon_is_made_words(#[case] cell: &str, #[case] safe: &str) {
        assert_eq!(safe_cell(cell), safe, "of {cell:?}");
    }

    #[test]
    fn what_parts_cells_is_quoted() {
        let lines =
            vec![vec!["a,b".to_owned(), "say \"so\"".to_owned()], vec!["=x,1".to_owned(), String::new()]];
        assert_eq!(csv(&lines), "\u{feff}\"a,b\",\"say \"\"so\"\"\"\r\n\"'=x,1\",\r\n", "as RFC 4180 has it");
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_no_line_breaks_out(cell in any::<String>()) {
            let safe = safe_cell(&cell);
            let begins = safe.trim_start().chars().next();
            prop_assert!(begins.is_none_or(|sign| !BEGINS_A_FORMULA.contains(&sign)), "{:?}", safe);
            let quoted = quoted(&cell);
            let inner = quoted.trim_start_matches('"').trim_end_matches('"');
            let broken = !quoted.starts_with('"') && inner.contains([',', '\r', '\n']);
            prop_assert!(!broken, "a comma or a line break stands between quotation marks");
        }
    }
}

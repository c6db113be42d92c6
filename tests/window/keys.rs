//! Keys that have no character of their own, as WebDriver names them.

pub const SHIFT: &str = "\u{E008}";
pub const CONTROL: &str = "\u{E009}";
pub const ESCAPE: &str = "\u{E00C}";
pub const TAB: &str = "\u{E004}";
pub const ENTER: &str = "\u{E006}";
pub const SPACE: &str = " ";
pub const BACKSPACE: &str = "\u{E003}";
pub const HOME: &str = "\u{E011}";
pub const UP: &str = "\u{E013}";
pub const DOWN: &str = "\u{E015}";
pub const RIGHT: &str = "\u{E014}";
pub const F1: &str = "\u{E031}";
pub const F6: &str = "\u{E036}";

//! A fault: why a check failed, in words that a reader of the report can act on.

use std::fmt;

/// What went wrong while the window was being used.
#[derive(Debug)]
pub enum Fault {
    /// The driver or the program could not be started, reached or understood.
    Machine(String),
    /// The driver refused: its own word for it and its message.
    Driver { word: String, message: String },
    /// Something awaited did not come; `shows` is what the page showed instead.
    Late { awaited: String, shows: String },
    /// The window is not as it should be.
    Window(String),
}

pub type Outcome<T = ()> = Result<T, Fault>;

impl Fault {
    /// Returns a fault of the machine, with what was being attempted.
    pub fn machine(attempt: &str, cause: impl fmt::Display) -> Self {
        Self::Machine(format!("{attempt}: {cause}"))
    }

    /// Returns the fault that a list of findings amounts to; an empty list is no fault.
    pub fn from_list(heading: &str, lines: &[String]) -> Outcome {
        if lines.is_empty() {
            return Ok(());
        }
        Err(Self::Window(format!("{heading}\n{}", lines.join("\n"))))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(words) | Self::Window(words) => write!(out, "{words}"),
            Self::Driver { word, message } => write!(out, "the driver said \"{word}\": {message}"),
            Self::Late { awaited, shows } => {
                write!(out, "waited in vain for {awaited}\nthe page shows {shows}")
            }
        }
    }
}

//! Clocks: which time limit is in force, which day it ends on, and why that day.
//!
//! Every number comes from the dated pack `time-limits.toml`. The version in force on the day the clock starts is
//! the one used, so that past cases reckon as they did.

mod because;
mod pack;
mod reckoning;

pub use because::sentence;
pub use pack::{CG_EARLIEST, FirstDay, Kind, Length, Limit, RECOVERY, Says, Starts, TimeLimits, Unit};
pub use reckoning::{Reckoned, Skipped, Start, reckon, reckon_all};

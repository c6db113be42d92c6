//! What to know before going in to someone, kept as typed.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoingIn {
    /// Known risks to the person and to whoever visits.
    pub risks: String,
    /// How the person can be reached without putting them in danger.
    pub safe_way: String,
    /// Who interprets, and whether they are booked.
    pub interpreter: String,
}

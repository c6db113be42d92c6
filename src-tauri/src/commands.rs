//! The commands, one file a noun. `list.rs` names each once; the access list, the handler and the
//! window's types all come from it.

include!("commands/list.rs");
pub(crate) use every_command;

pub mod account;
pub mod attachments;
pub mod capacity;
pub mod case_file;
pub mod cases;
pub mod chronology;
pub mod closing;
pub mod colleagues;
pub mod consent;
pub mod copies;
pub mod decisions;
pub mod evidence;
pub mod export;
pub mod forms;
pub mod going_in;
pub mod hand_over;
pub mod indicators;
pub mod locking;
pub mod news;
pub mod notes;
pub mod partnership;
pub mod pathways;
pub mod people;
pub mod practice;
pub mod recovery;
pub mod referral;
pub mod reminders;
pub mod retention;
pub mod reviews;
pub mod safeguarding;
pub mod safekeeping;
pub mod search;
pub mod sending;
pub mod settings;
pub mod sharing;
pub mod situation;
pub mod talk;
pub mod translations;
pub mod vault;
pub mod versions;
pub mod warnings;
pub mod window;
pub mod worker;

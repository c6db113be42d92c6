//! The commands, one file a noun. `list.rs` names each once; the access list, the handler and the
//! window's types all come from it.

include!("commands/list.rs");
pub(crate) use every_command;

pub mod account;
pub mod cases;
pub mod consent;
pub mod evidence;
pub mod export;
pub mod forms;
pub mod notes;
pub mod practice;
pub mod referral;
pub mod safeguarding;
pub mod sending;
pub mod settings;
pub mod vault;
pub mod window;
pub mod worker;

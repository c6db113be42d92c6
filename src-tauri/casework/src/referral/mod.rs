//! The referral: the Home Office online form as dated data, and what follows from the answers so far.
//!
//! One pack under `data/nrm-form/` holds one version of the form (Modern Slavery Act 2015 s.52 and the
//! National Referral Mechanism): pages, fields, conditions, limits, summary. The functions here walk it.
//! They are pure, never refuse to read an answer, and give [findings](crate::finding) for what is missing
//! or odd. `tests/conformance` compares them with vectors recorded from the real form.
//!
//! ```
//! use casework::referral::{self, Answer, Answers, Form, Route};
//!
//! let form = Form::current();
//! let answers = Answers::from([("pv-under-age".to_owned(), Answer::text("yes"))]);
//! assert_eq!(referral::route(form, &answers), Route::ChildNrm);
//! let first = referral::pages(form, &answers, 0)[0];
//! assert_eq!(first.key, "reference");
//! ```

mod answer;
mod apart;
mod born;
mod change;
mod condition;
mod conflict;
mod consent;
mod copying;
mod council;
mod day;
mod document;
mod edition;
mod email;
mod field;
mod files;
mod findings;
mod form;
mod form_order;
mod future;
mod given;
mod held;
mod list;
mod name;
mod online;
mod pack;
mod phone;
mod prompt;
mod route;
mod search;
mod sent;
mod shown;
mod summary;
mod task;
mod text;
mod web_address;
mod words;

pub use answer::{Answer, Answers, TypedDay};
pub use apart::{Apart, ApartWhy, apart};
pub use born::{birth_field, born};
pub use change::{GivenFor, Parted, given_for, part};
pub use condition::Condition;
pub use conflict::{Conflict, ConflictCode, case_conflicts, conflicts, consent_conflicts};
pub use consent::{answered_from_consent, with_consent};
pub use copying::{Act, CopyRow, copy_rows, kept_as};
pub use council::NewerCouncil;
pub use document::document;
pub use edition::{ChangeKind, FormChange, compare};
pub(crate) use email::is_email;
pub use email::may_sign_in;
pub(crate) use field::Fact;
pub use field::{AgreesWith, AnsweredFrom, Choice, Control, Field, Keyboard, Required, Rule};
pub use files::{EvidenceFile, FileOdd, Uploads, file_oddities, too_many};
pub use findings::{all_findings, findings};
pub use form::{Form, Page, SummaryRow, SummarySection};
pub use form_order::{PaperRow, PaperSection, in_form_order};
pub(crate) use given::odd_in_fact;
pub use given::{Known, case_as_answered, differs_from_case, facts_of_case, given};
pub use held::{Held, duty_to_notify_here, held, is_anonymous};
pub use list::{List, list, lists};
pub use online::{OnlineClock, OnlineDraft, OnlineRules, OnlineState, clock};
pub use pack::PackFault;
pub use prompt::{PromptPage, PromptQuestion, PromptSection, prompt_sheet};
pub use route::{Neighbours, Route, neighbours, pages, route};
pub use search::{Matches, search_options};
pub use sent::{as_sent, as_stored};
pub use shown::{fields_shown, is_required, revealed_by};
pub use summary::{Row, SummaryPart, check_answers};
pub use task::{PageTask, Reason, SectionTasks, Status, pages_left, tasks};
pub use text::{clean, length};
pub use words::words;

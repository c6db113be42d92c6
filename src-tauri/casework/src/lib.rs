//! The work and the law: what a First Responder records, decides and must not forget.
//!
//! Nothing here reads a file, a clock or a database. Every rule is a function of its arguments, the
//! present moment included, and every number of the law comes from a dated pack under `data/`.

pub mod account;
pub mod approximate;
pub mod attachment;
pub mod calendar;
pub mod case;
pub mod case_file;
pub mod caseload;
pub mod chronology;
pub mod clock;
pub mod closing;
pub mod compare;
pub mod consent;
mod cues;
pub mod decision;
pub mod ecomap;
pub mod finding;
mod folded;
pub mod going_in;
pub mod hand_over;
pub mod identifiers;
pub mod indicator;
pub mod lateness;
pub mod moment;
pub mod next;
pub mod note;
pub mod partnership;
pub mod person;
pub mod practice;
pub mod referral;
pub mod retention;
pub mod review;
pub mod safeguarding;
pub mod same_person;
pub mod search;
pub mod statements;
pub mod subject_access;
pub mod timeline;
pub mod translation;
pub mod warning;
pub mod worker;

//! From the first concern to the end of a case in the National Referral Mechanism: where it stands, what was decided,
//! what follows and what is odd.
//!
//! Safeguarding is a state of its own (`safeguarding`): nothing here closes it, and it closes nothing here.

mod before;
mod clocks;
mod event;
mod headline;
mod oddity;
mod record;
mod standing;
mod state;
mod tracked;

pub use before::{Before, Sent};
pub use clocks::{Clock, From, Names, Running, StepDone, clocks, title};
pub use event::{Act, Dated};
pub use headline::{Headline, How, apart, gives_way, headline};
pub use oddity::{Oddity, oddities};
pub use record::{
    Authority, By, DecisionEvent, FollowAnswer, LINE_LIMIT, NewsAsked, TEXT_LIMIT, ToldHow, TypedAsk,
    TypedDecision, read_reason,
};
pub use standing::{Course, Lying, Passed, Told, course};
pub use state::State;
pub use tracked::{History, OpenOffer, Tracked, and_replaced, concluded, open_offers, put_right_as};

#[cfg(test)]
#[path = "trial_tests.rs"]
pub(crate) mod trial;

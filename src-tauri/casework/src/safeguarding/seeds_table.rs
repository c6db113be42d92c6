//! The table from the seeds' pathways to the steps: what a seed says, a case that matches it, and the step that fires.

use super::trial::Trial;
use super::*;
use crate::consent::{Decision, Purpose};
use crate::safeguarding::Stands;
use crate::worker::MayRefer;

/// A working day, in office hours.
pub const TUESDAY: &str = "2026-03-17T14:00";
/// A bank holiday, at night.
const CHRISTMAS_NIGHT: &str = "2026-12-25T23:00";

/// What one seed says, a case that matches it, and what happens there.
pub struct SeedPathway {
    /// The first digits of the seed's file.
    pub seed: &'static str,
    /// The seed's own words; empty where the number is from a page of the council.
    pub quote: &'static str,
    /// The case in words.
    pub case: &'static str,
    pub trial: fn() -> Trial,
    pub now: &'static str,
    pub step: &'static str,
    pub fires: Fires,
}

/// Where a step is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fires {
    /// In the rail, and why it stands there.
    Rail(Stands),
    /// On the pages of the referral.
    Referral,
    /// In the rail once the worker has added it.
    ByHand,
}

const ALWAYS: Fires = Fires::Rail(Stands::Always);
const FACT: Fires = Fires::Rail(Stands::Fact);
const CLOSED: Fires = Fires::Rail(Stands::Closed);

fn child() -> Trial {
    Trial::child("Stockport")
}

pub fn adult() -> Trial {
    Trial::adult("Stockport")
}

fn refused(trial: Trial) -> Trial {
    trial.said(Purpose::Referral, Decision::Refuse)
}

fn screened(result: &str) -> Trial {
    adult().done("stk-adult", result)
}

/// Every pathway of the seeds, in the seeds' order.
pub const OF_THE_SEEDS: [SeedPathway; 32] = [
    SeedPathway {
        seed: "000",
        quote: "Should someone be in immediate danger always alert the police by phoning 999",
        case: "An adult",
        trial: adult,
        now: TUESDAY,
        step: "stk-danger",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "contact the Multi-Agency Safeguarding and Support Hub (MASSH)",
        case: "A child",
        trial: child,
        now: TUESDAY,
        step: "stk-child",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "",
        case: "A child, at 11pm on Christmas Day",
        trial: child,
        now: CHRISTMAS_NIGHT,
        step: "stk-child-ooh",
        fires: CLOSED,
    },
    SeedPathway {
        seed: "000",
        quote: "You must also make a referral to Barnardo's Independent Child Trafficking Guardianship Service",
        case: "A child",
        trial: child,
        now: TUESDAY,
        step: "stk-ictg",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "consideration will be given to a Social Work Child and Family Assessment being completed",
        case: "A child; the MASSH was told",
        trial: || child().done("stk-child", ""),
        now: TUESDAY,
        step: "stk-child-aspire",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "If so a Social Worker will be allocated and the Aspire Complex Safeguarding Service will be referred to",
        case: "A child; the assessment is made",
        trial: || child().done("stk-child", "").done("stk-child-aspire", "assessment"),
        now: TUESDAY,
        step: "eng-child-in-need",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "will be screened by the Adult Social Care Team",
        case: "An adult",
        trial: adult,
        now: TUESDAY,
        step: "stk-adult",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "",
        case: "An adult, at 11pm on Christmas Day",
        trial: adult,
        now: CHRISTMAS_NIGHT,
        step: "stk-adult-ooh",
        fires: CLOSED,
    },
    SeedPathway {
        seed: "000",
        quote: "Where there are Care Act Needs the adult will be offered a Community Care Act assessment",
        case: "An adult; screened, with Care Act needs",
        trial: || screened("care-needs"),
        now: TUESDAY,
        step: "stk-adult-careact",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "If there are no eligible Care Act Needs the team will refer the adult to the MAARS panel",
        case: "An adult; assessed, with no eligible needs",
        trial: || screened("care-needs").done("stk-adult-careact", "no-eligible-needs"),
        now: TUESDAY,
        step: "stk-adult-maars",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "A Team Around the Adult meeting can also be considered",
        case: "An adult; several agencies are involved",
        trial: || screened("no-care-needs-several-agencies"),
        now: TUESDAY,
        step: "stk-adult-taa",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "If the adult is a Stockport Homes tenant they will be referred to the Exploitation Officer",
        case: "An adult who rents from the council",
        trial: || adult().with(Fact::SocialTenant),
        now: TUESDAY,
        step: "stk-tenant",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "Free confidential support and advice for victims is available from Greater Manchester Victims Services",
        case: "An adult who wants no referral",
        trial: || refused(adult()),
        now: TUESDAY,
        step: "stk-victims",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "000",
        quote: "there are leaflets in multiple languages available",
        case: "An adult who speaks Ukrainian",
        trial: || Trial { language: "Ukrainian", ..adult() },
        now: TUESDAY,
        step: "stk-leaflets",
        fires: FACT,
    },
    SeedPathway {
        seed: "000",
        quote: "The SSCP and SSAB Complex Safeguarding Sub Group is responsible for monitoring",
        case: "An adult; the worker asks who oversees this",
        trial: adult,
        now: TUESDAY,
        step: "stk-board",
        fires: Fires::ByHand,
    },
    SeedPathway {
        seed: "002",
        quote: "please report these concerns to the Multi-Agency Safeguarding and Support Hub (MASSH)",
        case: "A person whose age is not known",
        trial: || Trial::new(Nation::England, AgeGroup::NotKnown, "Stockport"),
        now: TUESDAY,
        step: "stk-child",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "002",
        quote: "you should alert the Adult Social Care Team",
        case: "An adult",
        trial: adult,
        now: TUESDAY,
        step: "stk-adult",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "002",
        quote: "Council staff may use the council\u{2019}s Confidential Reporting Policy",
        case: "An adult; it is about the council itself",
        trial: || adult().with(Fact::OwnOrganisation),
        now: TUESDAY,
        step: "stk-wb",
        fires: FACT,
    },
    SeedPathway {
        seed: "002",
        quote: "you should report these concerns to STAR Procurement",
        case: "An adult; a supplier may be involved",
        trial: || adult().with(Fact::Supplier),
        now: TUESDAY,
        step: "stk-procurement",
        fires: FACT,
    },
    SeedPathway {
        seed: "002",
        quote: "should therefore make a referral into the National Referral Mechanism (NRM)",
        case: "An adult who agrees to a referral",
        trial: || adult().said(Purpose::Referral, Decision::Agree),
        now: TUESDAY,
        step: "uk-nrm",
        fires: Fires::Referral,
    },
    SeedPathway {
        seed: "002",
        quote: "can report concerns to the Home Office via the Modern Slavery helpline",
        case: "An adult; the worker is no First Responder",
        trial: || Trial { worker_may: MayRefer::NotFirstResponder, ..adult() },
        now: TUESDAY,
        step: "uk-helpline",
        fires: FACT,
    },
    SeedPathway {
        seed: "002",
        quote: "Existing safeguarding processes however (such as those outlined above) should still be followed alongside NRM referrals",
        case: "An adult who agrees to a referral",
        trial: || adult().said(Purpose::Referral, Decision::Agree),
        now: TUESDAY,
        step: "stk-adult",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "002",
        quote: "referral should not be relied upon to safeguard victims",
        case: "An adult who refuses a referral",
        trial: || refused(adult()),
        now: TUESDAY,
        step: "stk-adult",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "003",
        quote: "",
        case: "A child",
        trial: || Trial::child("Thurrock"),
        now: TUESDAY,
        step: "thu-child",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "003",
        quote: "",
        case: "A child, at 11pm on Christmas Day",
        trial: || Trial::child("Thurrock"),
        now: CHRISTMAS_NIGHT,
        step: "thu-child-ooh",
        fires: CLOSED,
    },
    SeedPathway {
        seed: "003",
        quote: "",
        case: "An adult",
        trial: || Trial::adult("Thurrock"),
        now: TUESDAY,
        step: "thu-adult",
        fires: ALWAYS,
    },
    SeedPathway {
        seed: "003",
        quote: "They act as bridge between victims, support and police investigations",
        case: "An adult who works with the police",
        trial: || Trial::adult("Thurrock").with(Fact::WithPolice),
        now: TUESDAY,
        step: "thu-nav",
        fires: FACT,
    },
    SeedPathway {
        seed: "003",
        quote: "SET Modern Day Slavery Guidance",
        case: "An adult; the worker looks for the local guidance",
        trial: || Trial::adult("Thurrock"),
        now: TUESDAY,
        step: "thu-guide",
        fires: Fires::ByHand,
    },
    SeedPathway {
        seed: "003",
        quote: "imposes an obligation on local authorities to notify the Secretary of State",
        case: "An adult who refuses a referral",
        trial: || refused(Trial::adult("Thurrock")),
        now: TUESDAY,
        step: "ew-dtn",
        fires: Fires::Referral,
    },
    SeedPathway {
        seed: "003",
        quote: "imposes an obligation on local authorities to notify the Secretary of State",
        case: "A child",
        trial: || Trial::child("Thurrock"),
        now: TUESDAY,
        step: "uk-nrm",
        fires: Fires::Referral,
    },
    SeedPathway {
        seed: "003",
        quote: "recognise, prevent and report forced labour",
        case: "An adult exploited at work",
        trial: || Trial::adult("Thurrock").with(Fact::ExploitedAtWork),
        now: TUESDAY,
        step: "uk-labour",
        fires: FACT,
    },
    SeedPathway {
        seed: "003",
        quote: "Ensure strategic oversight and joint leadership through the CSP/TSAB and TSCP",
        case: "An adult; the worker asks who oversees this",
        trial: || Trial::adult("Thurrock"),
        now: TUESDAY,
        step: "thu-mdsgov",
        fires: Fires::ByHand,
    },
];

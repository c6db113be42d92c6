//! Whether the worker may refer, and what to do when not.

use casework::case::{Nation, choice_word};
use casework::worker::{self, MayRefer as Standing};

use crate::answers::{MayRefer, OtherRoute};

/// Returns where the worker stands, with the other routes for a case in that nation when they may not refer.
pub fn may_refer(standing: Standing, nation: Nation) -> MayRefer {
    let instead = match standing {
        Standing::NotFirstResponder | Standing::OrganisationNotListed => of(Some(nation)),
        _ => Vec::new(),
    };
    MayRefer { standing: choice_word(&standing), instead }
}

/// Returns the routes of a nation, or all of them.
pub fn of(nation: Option<Nation>) -> Vec<OtherRoute> {
    let routes = worker::other_routes_for(nation).into_iter();
    routes
        .map(|route| OtherRoute {
            title: route.title.clone(),
            what: route.what.clone(),
            phone: route.phone.clone(),
            hours: route.hours.clone(),
            source: route.source.clone(),
            verified_on: route.verified_on.map(|day| day.to_string()),
        })
        .collect()
}

//! Which fields of which record are searched, and as what.

/// What a field is to search.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Case,
    Note,
    /// The first that says something counts.
    At,
    Name,
    Reference,
    Phone,
    Place,
    Words,
}
use Part::{At, Case, Name, Note, Phone, Place, Reference, Words};

/// A field, by the steps to it.
type Path = (Part, &'static str);

/// What is searched of which record: the paths into its content. `*` is every row of a list. Who signed
/// and who explained is left out: the worker's own name stands under everything.
const SHAPES: &[(&str, &[Path])] = &[
    (
        "case",
        &[(Case, "id"), (At, "opened_at"), (Name, "called"), (Reference, "number"), (Words, "language")],
    ),
    (
        "note",
        &[
            (Note, "id"),
            (At, "text/started"),
            (At, "began_at"),
            (Words, "text/text"),
            (Words, "text/view"),
            (Place, "text/place"),
            (Name, "text/present"),
            (Name, "text/details/who/*/name"),
            (Words, "text/details/who/*/role"),
            (Name, "text/details/interpreter/who"),
            (Words, "text/details/interpreter/language"),
            (Name, "text/details/exact/*/said/speaker"),
            (Name, "text/details/exact/*/said/through"),
            (Words, "text/details/indicators/*/what"),
            (Place, "text/details/indicators/*/place"),
            (Words, "text/details/indicators/*/passage"),
            (Words, "text/details/condition/rests"),
            (Words, "text/details/condition/words"),
            (Words, "text/details/oversight/decision"),
            (Words, "text/details/oversight/reasons"),
            (Words, "text/details/paper/place"),
            (Words, "finished/statement/why_later"),
        ],
    ),
    ("amendment", &[(Note, "note_id"), (At, "at"), (Words, "was_wrong"), (Words, "text"), (Words, "reason")]),
    (
        "person",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Name, "content/called"),
            (Words, "content/relation"),
            (Phone, "content/phones/*/number"),
            (Words, "content/phones/*/about"),
            (Place, "content/address"),
            (Words, "content/about"),
            (Words, "content/safe_way"),
            (Words, "content/last_contact"),
            (Words, "content/source"),
        ],
    ),
    (
        "life-event",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Words, "content/when"),
            (Words, "content/what"),
            (Words, "content/source"),
        ],
    ),
    (
        "going-in",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Words, "content/risks"),
            (Words, "content/safe_way"),
            (Words, "content/interpreter"),
        ],
    ),
    (
        "consent",
        &[
            (Case, "case_id"),
            (At, "event/at"),
            (Words, "event/words"),
            (Words, "event/language"),
            (Name, "event/interpreter"),
            (Name, "event/present"),
            (Words, "event/details/limits"),
            (Words, "event/details/asked"),
            (Words, "event/details/why"),
            (Place, "event/details/place"),
            (Name, "event/details/through/agency"),
        ],
    ),
    (
        "capacity",
        &[
            (Case, "case_id"),
            (At, "record/at"),
            (Words, "record/decision"),
            (Words, "record/help"),
            (Words, "record/because"),
            (Words, "record/evidence"),
            (Words, "record/coercion"),
            (Words, "record/wishes"),
            (Words, "record/best_interests_why"),
            (Words, "record/advocate_words"),
            (Name, "record/decided_by"),
            (Name, "record/consulted"),
        ],
    ),
    (
        "talk",
        &[
            (Case, "case_id"),
            (At, "talk/began_at"),
            (Words, "talk/details/said_back"),
            (Words, "talk/details/questions"),
            (Words, "talk/details/views"),
            (Words, "talk/details/age_assessment"),
            (Words, "talk/details/language"),
            (Name, "talk/details/interpreter"),
            (Name, "talk/details/present"),
            (Name, "talk/details/agency"),
            (Place, "talk/details/place"),
        ],
    ),
    (
        "sharing",
        &[
            (Case, "case_id"),
            (At, "sharing/at"),
            (Words, "sharing/what"),
            (Words, "sharing/why"),
            (Words, "sharing/justification"),
            (Name, "sharing/to_whom"),
        ],
    ),
    (
        "safety",
        &[
            (Case, "case_id"),
            (At, "record/at"),
            (Name, "record/who"),
            (Reference, "record/reference"),
            (Words, "record/agreed"),
            (Words, "record/reason"),
            (Phone, "record/number"),
            (Words, "record/feedback"),
        ],
    ),
    ("situation", &[(Case, "case_id"), (At, "recorded_at"), (Words, "situation/why")]),
    ("added-step", &[(Case, "case_id"), (At, "recorded_at"), (Words, "why")]),
    (
        "warning",
        &[(Case, "case_id"), (At, "recorded_at"), (Words, "warning/text"), (Words, "warning/whyNotTold")],
    ),
    (
        "closing",
        &[(Case, "case_id"), (At, "at"), (Words, "content/why"), (Words, "content/answers/*/detail")],
    ),
    ("decision", &[(Case, "case_id"), (At, "recorded_at"), (Words, "event/why"), (Words, "event/said")]),
    ("offered-step", &[(Case, "case_id"), (At, "recorded_at"), (Words, "answer/why")]),
    (
        "news",
        &[
            (Case, "case_id"),
            (At, "recorded_at"),
            (Name, "asked/whom"),
            (Words, "asked/how"),
            (Words, "asked/answer"),
        ],
    ),
    ("answer", &[(At, "saved_at"), (Words, "answer")]),
    ("sent", &[(Case, "case_id"), (At, "at"), (Reference, "reference"), (Name, "who")]),
    ("sent-reference", &[(At, "at"), (Reference, "reference")]),
    ("attachment", &[(Note, "note_id"), (At, "added_at"), (Words, "origin"), (Words, "about")]),
    ("evidence", &[(Case, "case_id"), (At, "added_at"), (Words, "file/name"), (Words, "description")]),
];

/// Returns the fields searched of a record of the kind; none when such records are not searched.
pub(super) fn of(kind: &str) -> Option<&'static [Path]> {
    SHAPES.iter().find(|(searched, _)| *searched == kind).map(|(_, shape)| *shape)
}

//! A pack is used only when it hangs together.

use rstest::rstest;
use serde_json::json;

use super::*;
use crate::referral::clean;

/// Returns the newest pack of the program under another version, after this change.
fn altered(version: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut pack: Value = serde_json::from_str(PACKS[0]).expect("the pack is JSON");
    pack["version"] = json!(version);
    change(&mut pack);
    pack.to_string()
}

fn fault(change: impl FnOnce(&mut Value)) -> Option<PackFault> {
    Registry::shipped().add(&altered("2099-01", change)).err()
}

#[test]
fn every_pack_of_the_program_hangs_together() {
    for pack in PACKS {
        assert_eq!(checked(pack).map(|form| form.pages.is_empty()), Ok(false), "a form with pages");
    }
}

#[test]
fn a_given_pack_is_found_by_its_version_from_then_on() {
    let pack = altered("1997-01", |_| {});
    let given = Form::add(&pack).expect("a form");
    assert_eq!(given.version, "1997-01");
    let found = Form::version("1997-01").expect("it is kept");
    assert!(std::ptr::eq(found, given), "one form");
    let again = Form::add(&format!(" {pack} ")).expect("the same pack once more");
    assert!(std::ptr::eq(again, given), "read once");
    assert!(Form::current().version > given.version, "an older version is not for new drafts");
}

#[test]
fn the_newest_version_is_the_current_one() {
    let registry = Registry::shipped();
    let shipped = registry.current().version.clone();
    registry.add(&altered("2099-02", |_| {})).expect("a form");
    registry.add(&altered("2099-01", |_| {})).expect("a form");
    let versions: Vec<_> = registry.versions().iter().map(|form| form.version.as_str()).collect();
    assert_eq!(versions, [shipped.as_str(), "2099-01", "2099-02"], "oldest first, however they came");
    assert_eq!(registry.current().version, "2099-02", "drafts begin with the newest");
}

#[test]
fn a_version_names_one_form() {
    let registry = Registry::shipped();
    registry.add(&altered("2099-01", |_| {})).expect("a form");
    let other = altered("2099-01", |pack| pack["declaration"] = json!("Something else."));
    assert_eq!(registry.add(&other).err(), Some(PackFault::VersionTaken), "not replaced");
    let version = &registry.versions()[0].version;
    let shipped = altered(version, |pack| pack["declaration"] = json!("Something else."));
    assert_eq!(registry.add(&shipped).err(), Some(PackFault::VersionTaken), "nor is one of the program");
    assert!(registry.add(PACKS[0]).is_ok(), "the pack of the program is known already");
}

#[rstest]
#[case("")]
#[case("not JSON")]
#[case("{}")]
#[case("[1]")]
fn other_texts_are_no_form(#[case] text: &str) {
    assert_eq!(Registry::shipped().add(text).err(), Some(PackFault::NotAForm), "{text:?}");
}

#[rstest]
#[case("2099")]
#[case("zzz")]
#[case("99-01")]
#[case("2099-January")]
#[case("")]
fn a_version_is_a_year_and_a_month(#[case] version: &str) {
    let pack = altered(version, |_| {});
    assert_eq!(Registry::shipped().add(&pack).err(), Some(PackFault::NotAForm), "{version:?}");
}

#[test]
fn consent_comes_from_its_record_in_every_form() {
    let without = fault(|pack| {
        for page in pack["pages"].as_array_mut().expect("pages") {
            for field in page["fields"].as_array_mut().expect("fields") {
                field.as_object_mut().expect("a field").remove("answered_from");
            }
        }
    });
    assert_eq!(without, Some(PackFault::NotAForm), "consent is never merely typed");
}

#[rstest]
#[case("/pages/4/when", json!({"field": "moon", "in": ["yes"]}), PackFault::UnknownField("moon".into()))]
#[case("/pages/4/when", json!({"all": [{"any": [{"field": "pv-under-age", "in": ["maybe"]}]}]}),
    PackFault::UnknownField("pv-under-age".into()))]
#[case("/routes/0/when", json!({"field": "moon", "in": ["yes"]}), PackFault::UnknownField("moon".into()))]
#[case("/duty_to_notify_nations", json!({"field": "moon", "in": []}), PackFault::UnknownField("moon".into()))]
#[case("/age_check/birth_field", json!("moon"), PackFault::UnknownField("moon".into()))]
#[case("/cross_checks/children/number_field", json!("moon"), PackFault::UnknownField("moon".into()))]
#[case("/cross_checks/past_accounts/0", json!("moon"), PackFault::UnknownField("moon".into()))]
#[case("/summary/0/rows/0/field", json!("moon"), PackFault::UnknownField("moon".into()))]
#[case("/summary/0/rows/0/page", json!("moon"), PackFault::UnknownPage("moon".into()))]
#[case("/pages/1/fields/0/list", json!("planets"), PackFault::UnknownList("user-organisation".into()))]
#[case("/pages/1/fields/0/list", json!(null), PackFault::UnknownList("user-organisation".into()))]
#[case("/pages/2/fields/0/options", json!([]), PackFault::UnknownList("fr-location".into()))]
#[case("/pages/1/key", json!("reference"), PackFault::RepeatedKey("reference".into()))]
#[case("/pages/6/fields/1/key", json!("birthplace"), PackFault::RepeatedKey("birthplace".into()))]
#[case("/pages/0/fields/0/control", json!("files"), PackFault::RepeatedKey("upload-file".into()))]
#[case("/pages", json!([]), PackFault::NotAForm)]
#[case("/pages/0/fields/0/colour", json!("red"), PackFault::NotAForm)]
fn what_does_not_hang_together_is_named(
    #[case] place: &str,
    #[case] put: Value,
    #[case] expected: PackFault,
) {
    let found = fault(|pack| {
        let (parent, key) = place.rsplit_once('/').expect("a place in the pack");
        match pack.pointer_mut(parent).expect("a place in the pack") {
            Value::Array(parts) => parts[key.parse::<usize>().expect("a number")] = put,
            parent => parent[key] = put,
        }
    });
    assert_eq!(found, Some(expected), "{place}");
}

#[test]
fn a_field_is_revealed_by_its_own_page_only() {
    let found = fault(|pack| {
        pack["pages"][0]["fields"][0]["shown_when"] = json!({"field": "pv-under-age", "in": ["no"]});
    });
    assert_eq!(found, Some(PackFault::UnknownField("pv-under-age".into())), "it stands on another page");
}

/// A few words, however often a form changes them, stay a text.
#[test]
fn changes_of_a_text_never_fill_the_memory() {
    let change = |find: &str, put: &str| json!({ "find": find, "put": put });
    let with = |changes: Vec<Value>| altered("2099-01", |pack| pack["text_changes"] = json!(changes));
    let doubling = checked(&with(vec![change("a|$", "$0aa"); MOST_CHANGES])).expect("a form");
    let stored = clean(&doubling, Control::Line, "a");
    assert!(stored.len() < 32 * 1024 * 1024, "{} bytes of one letter", stored.len());
    for changes in [
        vec![change("a", "b"); MOST_CHANGES + 1],
        vec![change("a", &"b".repeat(21))],
        vec![change("(?:a{1000}){100}", "b")],
    ] {
        assert_eq!(checked(&with(changes)).err(), Some(PackFault::NotAForm), "no form does that");
    }
}

//! The importer: a sealed file from its first byte to the records in it. The first byte of an input says how deep inside the
//! rest stands, because nothing random passes age's cipher.

#![no_main]

use std::sync::LazyLock;

use casework::case_file::{CaseFile, compared};
use casework::partnership::Returned;
use casework::review::{OpenItem, Review, as_of};
use daybook_fuzz::document::{About, CaseDocument};
use daybook_fuzz::reckoned::reckon;
use daybook_fuzz::{chosen, edited, json, mutate, record, repeated, sealed, seeds};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use sealed::{KEYS, PARTS, card, locked, manifest, signed, zip_of, zipped};
use serde_json::{Value, json as value};
use vault::VaultError;
use vault::sealed_file::{
    Card, Exporter, Fault, Key, LedgerHead, Lock, Manifest, Part, Verified, What, needs_passphrase,
    read_parts, seal, verify,
};
use vault::store::{Carried, Meeting};

const RAW: u8 = 0;
const FILE: u8 = 1;
const ZIP: u8 = 2;
const ZIP_EDITED: u8 = 3;
const MANIFEST: u8 = 4;
const CARD: u8 = 5;
const CONTENTS: u8 = 6;
const RECORDS: u8 = 7;
const SEALED: u8 = 8;
const LONG: u8 = 9;
const MANIFEST_EDITED: u8 = 10;
const CONTENTS_EDITED: u8 = 11;
const RECORDS_EDITED: u8 = 12;
const WAYS: u8 = 16;

static WHOLE_MANIFEST: LazyLock<Vec<u8>> = LazyLock::new(|| manifest().to_string().into_bytes());
static WHOLE_ZIP: LazyLock<Vec<u8>> = LazyLock::new(|| zip_of(&WHOLE_MANIFEST));
static WHOLE_FILE: LazyLock<Vec<u8>> = LazyLock::new(|| locked(&WHOLE_ZIP));

static WHOLE_RECORDS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&record::records()).expect("JSON"));

fuzz_target!(init: plant(), |input: &[u8]| {
    let Some((way, rest)) = chosen(input, WAYS) else { return };
    match way {
        RAW => raw(rest),
        FILE => only_the_whole(&WHOLE_FILE, &edited(&WHOLE_FILE, rest), <[u8]>::to_vec),
        ZIP => any_zip(rest),
        ZIP_EDITED => only_the_whole(&WHOLE_ZIP, &edited(&WHOLE_ZIP, rest), locked),
        MANIFEST => any_manifest(rest),
        CARD => any_card(rest),
        CONTENTS => contents(rest),
        RECORDS => records(rest),
        SEALED => sealed_and_read(rest),
        LONG => long(rest),
        MANIFEST_EDITED => any_manifest(json::edited(&manifest(), rest).as_bytes()),
        CONTENTS_EDITED => contents_edited(rest),
        // The deepest way is gone the most often.
        RECORDS_EDITED.. => records(json::edited(&WHOLE_RECORDS, rest).as_bytes()),
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { mutate(data, size, most, seed) });

fn raw(file: &[u8]) {
    let _ = needs_passphrase(file);
    if let Ok(verified) = checked(file) {
        sound(file, &verified);
    }
}

/// Whatever was done to it, only the file as it was sealed is believed.
fn only_the_whole(whole: &[u8], edited: &[u8], lock: impl Fn(&[u8]) -> Vec<u8>) {
    let verified = checked(&lock(edited));
    assert_eq!(verified.is_ok(), whole == edited, "one byte decides: {verified:?}");
}

fn any_zip(zip: &[u8]) {
    let file = locked(zip);
    let Ok(verified) = checked(&file) else { return };
    let parts = sound(&file, &verified);
    // What was believed can be said in one way only.
    let long = u32::from_le_bytes(zip[18..22].try_into().expect("four bytes")) as usize;
    let (manifest, rest) = zip[30 + "manifest.json".len()..].split_at(long);
    let signature = &rest[30 + "manifest.sig".len()..][..64];
    let mut entries = vec![("manifest.json", manifest), ("manifest.sig", signature)];
    entries.extend(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    assert_eq!(zip, zipped(&entries), "every byte follows from names, sizes and contents");
}

fn any_manifest(json: &[u8]) {
    let file = locked(&zip_of(json));
    let verified = match checked(&file) {
        Ok(verified) => verified,
        Err(Fault { part, .. }) => {
            return assert!(part.len() <= 100, "no long name of the file's own: {part}");
        }
    };
    let parts = sound(&file, &verified);
    let ours = PARTS.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    assert_eq!(parts, ours, "no manifest makes other parts of these");
    let written = serde_json::to_vec(&verified.manifest).expect("plain data");
    let again = locked(&zip_of(&written));
    let read = checked(&again).map(|verified| verified.manifest);
    if !holds_fractions(&Value::Object(verified.manifest.facts.clone())) {
        assert_eq!(read.as_ref(), Ok(&verified.manifest), "written and read again it is the same");
    }
    let _ = serde_json::from_value::<About>(Value::Object(verified.manifest.facts));
}

/// A fraction may lose its last digit when it is read.
fn holds_fractions(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(list) => list.iter().any(holds_fractions),
        Value::Object(map) => map.values().any(holds_fractions),
        _ => false,
    }
}

fn any_card(json: &[u8]) {
    let _ = Card::read(json);
    let Ok(unsigned) = serde_json::from_slice::<Card>(json) else { return };
    let _ = unsigned.words();
    let card = serde_json::to_vec(&unsigned).expect("plain data");
    let signature = sealed::hex(&signed(b"daybook/card/v1\0", &card));
    let file = value!({ "format": "daybook-card", "version": 1, "card": unsigned, "signature": signature });
    let Ok(read) = Card::read(file.to_string().as_bytes()) else { return };
    assert_eq!(read, unsigned, "it says what was signed");
    let written = read.write(&KEYS).expect("its own keys");
    assert_eq!(Card::read(written.as_bytes()), Ok(read), "written and read again it is the same");
}

/// The JSON of the parts: a case file, a review, a return.
fn contents(json: &[u8]) {
    if let Some(document) = CaseDocument::read(json) {
        let written = serde_json::to_vec(&document).expect("plain data");
        assert_eq!(CaseDocument::read(&written).as_ref(), Some(&document), "written and read again");
        looked_at(&document.file, &document.open);
    }
    if let Ok(file) = serde_json::from_slice::<CaseFile>(json) {
        looked_at(&file, &[]);
    }
    if let Ok(review) = serde_json::from_slice::<Review>(json) {
        let written = serde_json::to_vec(&review).expect("plain data");
        assert_eq!(serde_json::from_slice::<Review>(&written).ok().as_ref(), Some(&review), "the same again");
        let mut ids: Vec<String> = review.remarks().into_iter().map(|remark| remark.id).collect();
        ids.sort();
        assert!(ids.windows(2).all(|two| two[0] != two[1]), "each remark has a name of its own: {ids:?}");
    }
    if let Some(returned) = Returned::read(json) {
        let written = serde_json::to_vec(&returned).expect("plain data");
        assert_eq!(Returned::read(&written), Some(returned), "written and read again");
    }
}

fn contents_edited(input: &[u8]) {
    let Some((which, edits)) = chosen(input, 3) else { return };
    let whole = [case_document, review, returned][usize::from(which)]();
    contents(json::edited(&whole, edits).as_bytes());
}

fn looked_at(file: &CaseFile, open: &[OpenItem]) {
    let itself = compared(file, file);
    assert!(
        itself.added.is_empty() && itself.removed.is_empty(),
        "nothing came and nothing went: {itself:?}"
    );
    compared(&CaseFile::default(), file);
    for entry in file.parts.iter().flat_map(|part| &part.entries) {
        assert!(file.at(&entry.place).is_some(), "every place is found");
    }
    as_of(open, record::now().date_naive(), 14);
}

fn records(json: &[u8]) {
    let Ok(carried) = serde_json::from_slice::<Carried>(json) else { return };
    let written = serde_json::to_vec(&carried).expect("plain data");
    let rows = carried.rows_that_change();
    carried.kept_files();
    let Ok(opened) = carried.open() else { return };
    if let Err(refused) = opened.every_record_reads() {
        return assert_eq!(refused, VaultError::CannotRead, "said in one word");
    }
    let case = opened.cases().expect("they were read").remove(0).id;
    let _ = reckon(&opened, &case);
    let again = opened.carry(&case).expect("it was read");
    let before: Carried = serde_json::from_slice(&written).expect("as it was written");
    if rows == again.rows_that_change() {
        let meeting = Meeting::of(Some(&before), &again).expect("both were read");
        assert!(meeting.differs.is_empty() && meeting.changed() == 0, "carried again it says the same");
    }
    Meeting::of(None, &again).expect("all of it is new");
    let text = serde_json::to_string(&again).expect("plain data");
    let reopened =
        serde_json::from_str::<Carried>(&text).expect("as it was written").open().expect("it was whole");
    reopened.every_record_reads().expect("as before");
    let twice = serde_json::to_string(&reopened.carry(&case).expect("it is there")).expect("plain data");
    assert_eq!(text, twice, "opened and carried it stays as it is");
}

/// Whatever is sealed by the rules is believed and comes out as it went in.
fn sealed_and_read(input: &[u8]) {
    let pieces: Vec<&[u8]> = input.split(|byte| *byte == 0).take(8).collect();
    let names: Vec<String> = pieces.iter().map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
    let parts = || {
        names.iter().zip(&pieces).map(|(name, bytes)| Part::held(name.as_str(), bytes)).collect::<Vec<_>>()
    };
    let card: Card = serde_json::from_value(card()).expect("a card");
    let ledger = LedgerHead { entries: 1, hash: "ab".repeat(32) };
    let manifest =
        Manifest::begin(What::Return, Exporter::of(&card), Default::default(), ledger, record::now());
    let mut file = Vec::new();
    let lock = [KEYS.recipient()];
    let Ok(sealed) = seal(manifest, &parts(), &Lock::Recipients(&lock), &KEYS, &mut file) else { return };
    let verified = checked(&file).expect("it was sealed by the rules");
    assert_eq!(verified.manifest, sealed.manifest, "the manifest comes out as it went in");
    let read = sound(&file, &verified);
    assert!(read.iter().map(|(_, bytes)| bytes.as_slice()).eq(pieces), "and so do the parts");
}

/// Long files of one piece many times over.
fn long(input: &[u8]) {
    let Some((way, rest)) = chosen(input, 5) else { return };
    let Some(text) = repeated(rest) else { return };
    match way {
        0 => raw(text.as_bytes()),
        1 => any_zip(text.as_bytes()),
        2 => any_manifest(text.as_bytes()),
        3 => any_card(text.as_bytes()),
        _ => contents(text.as_bytes()),
    }
}

fn checked(file: &[u8]) -> Result<Verified, Fault> {
    verify(file, Key::Own(&KEYS))
}

/// Returns the parts of a file that was believed, each as the manifest says.
fn sound(file: &[u8], verified: &Verified) -> Vec<(String, Vec<u8>)> {
    assert_eq!(verified.fingerprint, vault::fingerprint(file), "the fingerprint is that of the file");
    assert_eq!(verified.bytes, file.len() as u64, "all of it");
    let names: Vec<&str> = verified.manifest.parts.iter().map(|part| part.name.as_str()).collect();
    let parts = read_parts(file, Key::Own(&KEYS), verified, &names, file.len()).expect("they were verified");
    for (listed, bytes) in verified.manifest.parts.iter().zip(&parts) {
        assert_eq!(listed.bytes, bytes.len() as u64, "{} is as long as it says", listed.name);
        assert_eq!(listed.sha256, vault::fingerprint(bytes), "{} is what was signed", listed.name);
    }
    let names = names.into_iter().map(str::to_owned);
    names.zip(parts.into_iter().map(|part| part.to_vec())).collect()
}

/// What is changed in a run is whole to begin with: otherwise nothing behind it would be reached.
fn whole_to_begin_with(records: &str) {
    assert!(checked(&WHOLE_FILE).is_ok(), "the small file is believed");
    let card: Card = serde_json::from_value(card()).expect("a card");
    assert!(card.write(&KEYS).is_ok_and(|file| Card::read(file.as_bytes()).is_ok()), "so is the card");
    assert!(CaseDocument::read(case_document().to_string().as_bytes()).is_some(), "a case file is read");
    assert!(serde_json::from_value::<Review>(review()).is_ok(), "a review is read");
    assert!(Returned::read(returned().to_string().as_bytes()).is_some(), "a return is read");
    let carried: Carried = serde_json::from_str(records).expect("records");
    let opened = carried.open().expect("whole");
    assert_eq!(opened.every_record_reads(), Ok(()), "every record is read");
    let case = opened.cases().expect("they were read").remove(0).id;
    reckon(&opened, &case).expect("the case is reckoned");
}

fn plant() {
    let records = WHOLE_RECORDS.to_string();
    whole_to_begin_with(&records);
    let contents =
        [case_document(), review(), returned()].map(|json| (CONTENTS, json.to_string().into_bytes()));
    let mut all = vec![
        (RAW, WHOLE_FILE.clone()),
        (RAW, b"age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 18\nZV/AhotwSGqaPCU43cepl4WYUouAa17a3xpu4G2yi5k\n--- ".to_vec()),
        (FILE, Vec::new()),
        (FILE, vec![0, 9, 4, 1]),
        (ZIP, WHOLE_ZIP.clone()),
        (ZIP, b"PK\x03\x04".to_vec()),
        (ZIP_EDITED, Vec::new()),
        (ZIP_EDITED, vec![0, 9, 4, 1]),
        (MANIFEST, WHOLE_MANIFEST.clone()),
        (CARD, card().to_string().into_bytes()),
        (RECORDS, records.into_bytes()),
        (SEALED, b"case.json\0a/b.pdf".to_vec()),
        (LONG, [&[2, 128, 130, 12][..], &WHOLE_MANIFEST].concat()),
        (MANIFEST_EDITED, Vec::new()),
        (CONTENTS_EDITED, vec![0]),
        (CONTENTS_EDITED, vec![1]),
        (CONTENTS_EDITED, vec![2]),
        (RECORDS_EDITED, Vec::new()),
        (RECORDS_EDITED, (0..40).collect()),
        (LONG, b"\x04\x00\xff\x10[".to_vec()),
    ];
    all.extend(contents);
    let texts: Vec<String> = all.iter().map(|(_, seed)| String::from_utf8_lossy(seed).into_owned()).collect();
    seeds::words(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    seeds::plant(all);
}

fn case_document() -> Value {
    let row = value!({ "label": "Said", "text": "A room behind the shop", "quoted": true });
    let entry =
        value!({ "place": "note/1", "title": "A visit", "when": "today", "rows": [row], "amended": false });
    value!({
        "format": "daybook-case-file", "version": 1,
        "about": { "kind": "whole-case", "caseId": "c", "caseNumber": "26-001", "called": "AM", "practice": false,
            "entries": 1, "leftOut": ["people"], "from": "2026-03-17", "to": null, "namesReplaced": false,
            "formVersion": "2026-04", "packs": ["uk 2026"] },
        "file": { "parts": [{ "kind": "notes", "entries": [entry] }] },
        "open": [{ "kind": "step", "title": "Ring", "group": "due-soon", "on": "2026-03-18", "to_confirm": false,
            "need": "step", "soon_days": 3, "quiet": false, "put_off_to": null }],
        "files": [{ "part": "attachments/0001.pdf", "name": "scan.pdf", "bytes": 4, "sha256": "ab", "place": "note/1" }],
    })
}

fn review() -> Value {
    let answer = value!({ "question": "q", "words": "Is it?", "verdict": "needs-change", "comment": "No", "place": "",
        "stood": null });
    let comment = value!({ "id": "1", "place": "note/1", "text": "When?", "stood": { "place": "note/1", "title": "",
        "when": "", "rows": [], "amended": false } });
    value!({ "answers": [answer], "comments": [comment, comment], "outcome": "agreed", "why": "", "asks_second": false })
}

fn returned() -> Value {
    let row = value!({ "case": "ab".repeat(32), "kind": "adult-nrm", "consent": "agreed", "age": "adult",
        "gender": "female", "nationality": "", "exploitation": ["labour"], "outcome": "rg-positive", "daysToRg": 5,
        "daysToCg": null, "steps": ["police"], "closed": false });
    value!({ "version": 1, "quarter": "2026-Q1", "rows": [row] })
}

//! Files made anew by somebody with a key: the zip rearranged, the manifest stretched.

use rstest::rstest;

use super::fault::Why;
use super::manifest::{MANIFEST, Manifest, PartListed, SIGNATURE};
use super::testing::{
    CASE, PARTS, PDF, SCAN, keys, listing, locked, said, sealed_of, signed, unlocked, zipped,
};
use super::{Key, MOST_PARTS, NAMESPACE, OwnKeys, verify, zip};

type Entries<'a> = Vec<(&'a str, &'a [u8])>;

/// Returns why a file is refused whose signed manifest lists the three parts, and whose zip, of the right form, holds
/// something else.
fn rearranged(rearrange: impl FnOnce(&mut Entries<'_>)) -> (Why, String) {
    let keys = keys();
    let json = listing(&keys, &PARTS, |_| ());
    let signature = keys.sign(NAMESPACE, &json).expect("signed");
    let mut entries: Entries<'_> = vec![(MANIFEST, &json), (SIGNATURE, &signature)];
    entries.extend(PARTS);
    verify(&locked(&zipped(&entries), &keys)[..], Key::Own(&keys)).expect("sound until it is rearranged");
    rearrange(&mut entries);
    said(&locked(&zipped(&entries), &keys), &keys)
}

#[test]
fn parts_swapped_added_removed_reordered_renamed_or_doubled_are_refused_by_name() {
    let tampered = |part: &str| (Why::Tampered, part.to_owned());
    let swap = rearranged(|all| (all[2].1, all[3].1) = (all[3].1, all[2].1));
    assert_eq!(swap, tampered(CASE), "the contents of two parts exchanged");
    assert_eq!(rearranged(|all| all.swap(3, 4)), tampered(PDF), "in another order");
    assert_eq!(rearranged(|all| all.swap(0, 1)), tampered(MANIFEST), "the signature first");
    assert_eq!(rearranged(|all| all.push(("more.pdf", b"x"))), tampered("directory"), "one more at the end");
    assert_eq!(rearranged(|all| all.insert(3, ("more.pdf", b"x"))), tampered(PDF), "one more in between");
    assert_eq!(rearranged(|all| all.push(PARTS[2])), tampered("directory"), "the last one twice");
    assert_eq!(rearranged(|all| all.insert(3, PARTS[0])), tampered(PDF), "the first one twice");
    assert_eq!(rearranged(|all| all.truncate(4)), tampered(SCAN), "the last one gone");
    assert_eq!(rearranged(|all| all.retain(|entry| entry.0 != PDF)), tampered(PDF), "one gone");
    assert_eq!(
        rearranged(|all| all.retain(|entry| entry.0 != SIGNATURE)),
        tampered(SIGNATURE),
        "the signature gone"
    );
    assert_eq!(rearranged(|all| all[3].0 = "case-note.pdf"), tampered(PDF), "another name");
    assert_eq!(
        rearranged(|all| all[2].0 = "../c.json"),
        tampered(CASE),
        "a name that climbs out of its folder"
    );
    assert_eq!(rearranged(|all| all[2].0 = "/etc/passwd"), tampered(CASE), "a name that begins at the root");
    assert_eq!(
        rearranged(|all| all[2].1 = b"{\"notes\":3}"),
        tampered(CASE),
        "other contents with a right sum"
    );
    assert_eq!(rearranged(|all| all[4].1 = b""), tampered(SCAN), "no contents");
    assert_eq!(rearranged(|all| all[4].1 = b"%PDF-1.4 scan and more"), tampered(SCAN), "more contents");
}

/// Returns why a file is refused whose zip was changed as bytes.
fn changed(change: impl FnOnce(&mut Vec<u8>)) -> (Why, String) {
    let keys = keys();
    let mut zip = unlocked(&super::testing::sealed(&keys), &keys);
    change(&mut zip);
    said(&locked(&zip, &keys), &keys)
}

/// Writes into the header before that part's contents, and into the directory: the fields stand two bytes later there.
fn write_both(zip: &mut [u8], part: &str, at: usize, bytes: &[u8]) {
    let found: Vec<usize> = (0..zip.len()).filter(|from| zip[*from..].starts_with(part.as_bytes())).collect();
    for name in found {
        let local = name.checked_sub(30).filter(|from| zip[*from..].starts_with(b"PK\x03\x04"));
        let central = name.checked_sub(46).filter(|from| zip[*from..].starts_with(b"PK\x01\x02"));
        let Some(field) = local.map(|from| from + at).or(central.map(|from| from + 2 + at)) else { continue };
        zip[field..field + bytes.len()].copy_from_slice(bytes);
    }
}

#[rstest]
#[case::encrypted(6, &[1, 0])]
#[case::sizes_follow_the_contents(6, &[8, 0])]
#[case::names_in_utf_8(6, &[0, 8])]
#[case::deflated(8, &[8, 0])]
#[case::another_time(10, &[1, 0])]
#[case::another_day(12, &[0x22, 0])]
#[case::another_sum(14, &[1, 2, 3, 4])]
#[case::four_gigabytes(18, &[0xff; 8])]
#[case::empty(18, &[0; 8])]
#[case::a_longer_name(26, &[14, 0])]
#[case::no_name(26, &[0, 0])]
#[case::an_extra_field(28, &[4, 0])]
#[case::a_later_zip(4, &[45, 0])]
fn a_header_that_says_anything_else_is_refused(#[case] at: usize, #[case] bytes: &[u8]) {
    let refused = changed(|zip| write_both(zip, PDF, at, bytes));
    assert_eq!(refused, (Why::Tampered, PDF.to_owned()), "there is one right form");
}

#[test]
fn nothing_can_be_said_in_the_directory_or_around_the_zip() {
    let tampered = |part: &str| (Why::Tampered, part.to_owned());
    let directory = |zip: &[u8]| zip.windows(4).position(|four| four == b"PK\x01\x02").expect("it is there");
    let link = changed(|zip| {
        let from = directory(zip);
        zip[from + 5] = 3;
        zip[from + 38..from + 42].copy_from_slice(&0xa1ff_0000_u32.to_le_bytes());
    });
    assert_eq!(link, tampered("directory"), "a link of a Unix system");
    assert_eq!(changed(|zip| zip[30] = b'M'), tampered(MANIFEST), "another name at the beginning");
    let comment = changed(|zip| {
        let length = zip.len();
        zip[length - 2] = 5;
        zip.extend_from_slice(b"hello");
    });
    assert_eq!(comment, tampered("end"), "a comment");
    assert_eq!(changed(|zip| zip.extend_from_slice(b"x")), tampered("end"), "one byte behind it");
    assert_eq!(changed(|zip| zip.extend_from_within(..)), tampered("end"), "a second zip behind it");
    assert_eq!(changed(|zip| zip.truncate(zip.len() - 1)), tampered("end"), "one byte less");
    let before = changed(|zip| drop(zip.splice(0..0, *b"MZ")));
    assert_eq!(before, (Why::NotSealed, MANIFEST.to_owned()), "a program before it");
    let count = changed(|zip| {
        let length = zip.len();
        zip[length - 12] += 1;
        zip[length - 14] += 1;
    });
    assert_eq!(count, tampered("end"), "a count that lies");
    assert_eq!(changed(Vec::clear), (Why::NotSealed, MANIFEST.to_owned()), "nothing at all");
}

#[test]
fn a_hundred_thousand_entries_are_refused_at_the_first_that_is_not_listed() {
    let keys = keys();
    let zip = unlocked(&super::testing::sealed(&keys), &keys);
    let directory = zip.windows(4).position(|four| four == b"PK\x01\x02").expect("it is there");
    let entry = zip::Entry { name: "x.txt".into(), bytes: 0, crc: 0, offset: 0 };
    let flood =
        [&zip[..directory], &entry.local().repeat(100_000), &entry.central().repeat(100_000)].concat();
    assert_eq!(said(&locked(&flood, &keys), &keys), (Why::Tampered, "directory".into()), "at once");
}

fn part(name: String, bytes: u64) -> PartListed {
    PartListed { name, bytes, sha256: "00".repeat(32) }
}

/// Returns why a manifest is refused that its own exporter signed.
fn signed_by_its_exporter(alter: impl FnOnce(&mut Manifest)) -> (Why, String) {
    let keys = keys();
    said(&signed(&keys, &listing(&keys, &PARTS, alter), &PARTS), &keys)
}

#[test]
fn a_manifest_that_lies_is_refused_though_it_is_signed() {
    let tampered = (Why::Tampered, MANIFEST.to_owned());
    for name in [
        "../case.json",
        "/case.json",
        "a/b/c.json",
        "case",
        ".json",
        "CASE.json",
        "a\\b.json",
        "manifest.json",
        "c.json/",
        "a..json",
        "caſe.json",
        "case.jsonjson",
        "",
    ] {
        assert_eq!(
            signed_by_its_exporter(|it| it.parts[0].name = name.into()),
            tampered,
            "{name:?} is no part's name"
        );
    }
    assert_eq!(signed_by_its_exporter(|it| it.parts[1].name = CASE.into()), tampered, "one name twice");
    assert_eq!(signed_by_its_exporter(|it| it.parts.clear()), tampered, "nothing in it");
    assert_eq!(signed_by_its_exporter(|it| it.id = it.id.to_uppercase() + "x"), tampered, "no id");
    assert_eq!(signed_by_its_exporter(|it| it.format = "other".into()), tampered, "another format");
    assert_eq!(signed_by_its_exporter(|it| it.made_at = "yesterday".into()), tampered, "no moment");
    assert_eq!(
        signed_by_its_exporter(|it| it.exporter.signer.make_ascii_uppercase()),
        tampered,
        "hex is lower case"
    );
    let zero = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";
    assert_eq!(
        signed_by_its_exporter(|it| it.exporter.recipient = zero.into()),
        tampered,
        "no key to answer to"
    );
    assert_eq!(signed_by_its_exporter(|it| it.ledger.hash.clear()), tampered, "no witness");
}

#[test]
fn a_signed_list_that_does_not_fit_the_parts_is_refused_by_name() {
    let part_of = |why, part: &str| (why, part.to_owned());
    assert_eq!(
        signed_by_its_exporter(|it| it.parts[0].bytes = 5),
        part_of(Why::Tampered, CASE),
        "a size that lies"
    );
    assert_eq!(
        signed_by_its_exporter(|it| it.parts[0].bytes = 5_000_000),
        part_of(Why::Tampered, CASE),
        "either way"
    );
    assert_eq!(
        signed_by_its_exporter(|it| it.parts[1].sha256 = "00".repeat(32)),
        part_of(Why::Tampered, PDF),
        "a hash"
    );
    assert_eq!(
        signed_by_its_exporter(|it| it.parts.truncate(2)),
        part_of(Why::Tampered, "directory"),
        "one not listed"
    );
    assert_eq!(
        signed_by_its_exporter(|it| it.parts.push(part("x.pdf".into(), 0))),
        part_of(Why::Tampered, "x.pdf"),
        "one not there"
    );
}

#[test]
fn what_a_manifest_claims_is_bounded_before_it_is_believed() {
    let large = (Why::TooLarge, MANIFEST.to_owned());
    assert_eq!(signed_by_its_exporter(|it| it.parts[0].bytes = 10_000_000_000), large, "ten gigabytes");
    let twice = |it: &mut Manifest| it.parts.iter_mut().for_each(|part| part.bytes = u64::MAX);
    assert_eq!(signed_by_its_exporter(twice), large, "more than can be counted");
    let many = |count: usize| {
        move |it: &mut Manifest| it.parts = (0..count).map(|at| part(format!("p{at}.txt"), 0)).collect()
    };
    assert_eq!(signed_by_its_exporter(many(MOST_PARTS + 1)), large, "one part too many");
    assert_eq!(signed_by_its_exporter(many(100_000)), large, "a hundred thousand");
    let values = |it: &mut Manifest| drop(it.facts.insert("many".into(), vec![0; 100_000].into()));
    assert_eq!(signed_by_its_exporter(values), large, "more values than a manifest needs");
    let keys = keys();
    let claims = |bytes: u32| {
        let entry = zip::Entry { name: MANIFEST.into(), bytes, crc: 0, offset: 0 };
        said(&locked(&[&entry.local()[..], b"{}"].concat(), &keys), &keys)
    };
    assert_eq!(claims(100_000_000), large, "a manifest of 100 MB is not begun");
    assert_eq!(claims(4_000_000), (Why::Tampered, MANIFEST.to_owned()), "one of 4 MB that is not there");
}

#[test]
fn json_that_is_deep_doubled_or_has_more_to_say_is_refused() {
    let keys = keys();
    let json = String::from_utf8(listing(&keys, &PARTS, |_| ())).expect("JSON is UTF-8");
    let with = |from: &str, to: &str| {
        let altered = json.replacen(from, to, 1);
        assert_ne!(altered, json, "{from} is in it");
        said(&signed(&keys, altered.as_bytes(), &PARTS), &keys)
    };
    let tampered = (Why::Tampered, MANIFEST.to_owned());
    let deep = format!("\"facts\":{{\"deep\":{}{},", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(with("\"facts\":{", &deep), tampered, "ten thousand deep");
    assert_eq!(with("\"facts\":{", "\"more\":1,\"facts\":{"), tampered, "a field nobody knows");
    assert_eq!(with("\"version\":1", "\"version\":1,\"version\":1"), tampered, "a field twice");
    assert_eq!(with("\"facts\":{", "\"facts\":[{"), tampered, "no JSON at all");
    assert_eq!(with("\"what\":\"case-file\"", "\"what\":\"program\""), tampered, "a kind nobody knows");
    assert_eq!(said(&signed(&keys, b"\xff\xfe{}", &PARTS), &keys), tampered, "not UTF-8");
}

/// Keys for whose recipient everybody's shared secret is nothing would make age end the program.
#[test]
fn nothing_is_sealed_for_a_key_that_keeps_no_secret() {
    let keys: OwnKeys = keys();
    let mut out = Vec::new();
    let of = super::testing::parts(&PARTS);
    for recipient in [
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
        "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
        "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
        "age1anlllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
        "age1",
        "",
    ] {
        let lock = [keys.recipient(), recipient.to_owned()];
        let manifest = super::testing::manifest(&keys);
        let sealed = super::seal(manifest, &of, &super::Lock::Recipients(&lock), &keys, &mut out);
        assert!(sealed.is_err(), "{recipient} is refused");
        assert!(out.is_empty(), "before anything is written");
    }
}

/// T4 and T5 of a sealed file: every bit that may be flipped, evenly spread, and every 512 bytes it may be cut at.
#[test]
fn no_flipped_bit_and_no_cut_of_a_sealed_file_is_read() {
    let keys = keys();
    let file = sealed_of(&keys, &[PARTS[0], (PDF, &[7; 200_000]), PARTS[2]]);
    verify(&file[..], Key::Own(&keys)).expect("whole");
    let times = crate::figure::times("DAYBOOK_FLIPS", 120);
    for flip in 0..times {
        let (at, bit) = ((file.len() - 1) * flip / (times - 1), flip % 8);
        let mut flipped = file.clone();
        flipped[at] ^= 1 << bit;
        assert!(verify(&flipped[..], Key::Own(&keys)).is_err(), "bit {bit} of byte {at}");
    }
    let cuts: Vec<usize> = (0..file.len()).step_by(512).collect();
    for length in &cuts {
        assert!(verify(&file[..*length], Key::Own(&keys)).is_err(), "cut at {length}");
    }
    crate::figure::say(&format!("{times} flipped bits and {} cuts of a sealed file refused", cuts.len()));
}

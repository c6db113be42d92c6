//! What verification believes, and that it believes nothing else.

use std::cell::Cell;
use std::io;

use super::super::testing::{
    CASE, PARTS, PDF, SCAN, entries, keys, listing, locked, now, parts, refusal, said, sealed, sealed_of,
    signed, unlocked,
};
use super::super::{Lock, OwnKeys, read_part, read_parts, seal};
use super::*;

#[test]
fn what_was_sealed_for_several_people_opens_for_each_and_for_nobody_else() {
    let (ann, ben, eve) = (keys(), keys(), keys());
    let mut file = Vec::new();
    let lock = [ann.recipient(), ben.recipient()];
    let manifest = super::super::testing::manifest(&ann);
    let sealed = seal(manifest, &parts(&PARTS), &Lock::Recipients(&lock), &ann, &mut file).expect("sealed");
    for keys in [&ann, &ben] {
        let verified = verify(&file[..], Key::Own(keys)).expect("sealed for both");
        assert_eq!(verified.manifest, sealed.manifest, "the manifest comes out as it went in");
        assert_eq!(verified.signed_by, ann.signer(), "whoever opens it, Ann signed it");
        assert_eq!(verified.fingerprint, crate::fingerprint(&file), "the fingerprint is that of the file");
        assert_eq!(sealed.fingerprint, verified.fingerprint, "and known when it was written");
        assert_eq!((verified.bytes, sealed.bytes), (file.len() as u64, file.len() as u64), "all of it");
        for (name, bytes) in PARTS {
            let part = read_part(&file[..], Key::Own(keys), &verified, name, 100).expect("a part");
            assert_eq!(part.as_slice(), bytes, "{name} comes out as it went in");
        }
    }
    assert_eq!(
        said(&file, &eve),
        (Why::WrongKey, "lock".into()),
        "a third key is wrong, not the file damaged"
    );
}

#[test]
fn one_byte_changed_inside_by_somebody_with_the_key_names_its_part() {
    let keys = keys();
    let zip = unlocked(&sealed(&keys), &keys);
    let regions = regions(&zip, &keys);
    for at in 0..zip.len() {
        let mut changed = zip.clone();
        changed[at] ^= 1;
        let fault = refusal(&locked(&changed, &keys), &keys);
        let (_, name) = regions.iter().find(|(until, _)| at < *until).expect("every byte is of some part");
        assert_eq!(fault.part, *name, "byte {at} belongs to that part; it was {:?}", fault.why);
        let expected = match at {
            0..4 => Why::NotSealed,
            // 16 MiB more than the manifest has.
            21 => Why::TooLarge,
            _ => Why::Tampered,
        };
        assert_eq!(fault.why, expected, "byte {at}");
    }
}

/// Returns where each part of the small file ends, with its name.
fn regions(zip: &[u8], keys: &OwnKeys) -> Vec<(usize, String)> {
    let verified = verify(&locked(zip, keys)[..], Key::Own(keys)).expect("sound");
    let directory = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().expect("four bytes")) as usize;
    let end = zip.len() - 22;
    let begins = directory(&zip[end + 16..end + 20]);
    let mut regions = Vec::new();
    let sizes: usize =
        verified.manifest.parts.iter().map(|part| 30 + part.name.len() + part.bytes as usize).sum();
    let signature = begins - sizes;
    regions.push((signature - 30 - SIGNATURE.len() - SIGNATURE_BYTES, MANIFEST.to_owned()));
    regions.push((signature, SIGNATURE.to_owned()));
    for part in &verified.manifest.parts {
        let from = regions.last().expect("two are there").0;
        regions.push((from + 30 + part.name.len() + part.bytes as usize, part.name.clone()));
    }
    assert_eq!(regions.last().map(|region| region.0), Some(begins), "the directory follows the parts");
    regions.push((end, DIRECTORY.to_owned()));
    regions.push((zip.len(), END.to_owned()));
    regions
}

#[test]
fn every_changed_byte_and_every_cut_of_the_file_itself_is_refused() {
    let keys = keys();
    let file = sealed(&keys);
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let fault = refusal(&changed, &keys);
        assert!(!fault.part.is_empty(), "byte {at}: the part is named");
        assert_ne!(fault.why, Why::Tampered, "byte {at}: without the key nobody gets that far");
        let cut = refusal(&file[..at], &keys);
        assert!(matches!(cut.why, Why::CutShort | Why::Damaged), "cut at {at}: {:?}", cut.why);
    }
    assert_eq!(said(&[&file[..], b"x"].concat(), &keys).0, Why::Damaged, "nothing may follow");
}

#[test]
fn of_a_long_file_damage_and_a_missing_end_are_told_apart_and_the_part_is_named() {
    let keys = keys();
    let scan = vec![7; 300_000];
    let file = sealed_of(&keys, &[PARTS[0], (PDF, &scan), (SCAN, &scan)]);
    for at in (70_000..file.len()).step_by(7_919) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let (damaged, cut) = (refusal(&changed, &keys), refusal(&file[..at], &keys));
        assert_eq!((damaged.why, cut.why), (Why::Damaged, Why::CutShort), "at {at}");
        assert_eq!(damaged.part, cut.part, "the same place, the same part");
        assert!([PDF, SCAN].contains(&damaged.part.as_str()), "at {at} it is {}", damaged.part);
    }
    let all_but_one = &file[..file.len() - 1];
    assert_eq!(refusal(all_but_one, &keys).why, Why::CutShort, "one byte is missing");
    let piece = file.len() - (file.len() - 1_000) % 65_552;
    assert_eq!(refusal(&file[..piece], &keys).why, Why::CutShort, "also near the edge of a piece");
}

/// A file that counts how much is asked of it at once, and that fails where it ends when told to.
struct Slow<'a> {
    left: &'a [u8],
    most: &'a Cell<usize>,
    at_end: Option<io::ErrorKind>,
}

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.most.set(self.most.get().max(room.len()));
        match self.at_end {
            Some(kind) if self.left.is_empty() => Err(kind.into()),
            _ => self.left.read(room),
        }
    }
}

#[test]
fn a_file_is_read_in_pieces_and_believed_only_after_its_last_byte() {
    let (keys, most) = (keys(), Cell::new(0));
    let file = sealed_of(&keys, &[PARTS[0], (PDF, &vec![7; 2_000_000])]);
    let slow = |at_end| Slow { left: &file, most: &most, at_end };
    verify(slow(None), Key::Own(&keys)).expect("sound");
    assert!(most.get() <= PIECE_BYTES + 16, "{} bytes were asked for at once", most.get());
    let fails = verify(slow(Some(io::ErrorKind::TimedOut)), Key::Own(&keys)).expect_err("the end never came");
    assert_eq!(fails.why, Why::Unreadable, "every byte of the file was right, and yet");
    let fails =
        verify(slow(Some(io::ErrorKind::UnexpectedEof)), Key::Own(&keys)).expect_err("the end never came");
    assert_eq!(fails.why, Why::Unreadable, "a disk's word for it is not age's");
}

#[test]
fn a_larger_version_is_newer_even_when_nothing_else_of_it_fits() {
    let keys = keys();
    let json = br#"{"format":"daybook-sealed-file","version":2,"parts":"elsewhere","signature":"other"}"#;
    let mut zip = entries(&[(MANIFEST, json)])[0].local();
    zip[14] ^= 1;
    zip.extend_from_slice(json);
    assert_eq!(
        said(&locked(&zip, &keys), &keys),
        (Why::Newer, MANIFEST.into()),
        "no sum, no signature, no end"
    );
    let deep = [
        &br#"{"format":"daybook-sealed-file","version":2,"facts":"#[..],
        &b"[".repeat(10_000),
        &b"]".repeat(10_000),
        b"}",
    ];
    assert_eq!(said(&signed(&keys, &deep.concat(), &[]), &keys).0, Why::Newer, "however deep");
    for version in ["0", "-1", "1.5", "\"2\"", "2e400", "null"] {
        let json = format!(r#"{{"format":"daybook-sealed-file","version":{version}}}"#);
        assert_eq!(
            said(&signed(&keys, json.as_bytes(), &[]), &keys).0,
            Why::Tampered,
            "{version} is no later version"
        );
    }
    let other = locked(b"only a letter", &keys);
    assert_eq!(said(&other, &keys).0, Why::NotSealed, "an age file of something else");
}

#[test]
fn a_second_reading_gives_only_what_the_first_one_verified() {
    let keys = keys();
    let file = sealed(&keys);
    let key = Key::Own(&keys);
    let verified = verify(&file[..], key).expect("sound");
    let several = read_parts(&file[..], key, &verified, &[SCAN, CASE, SCAN], 100).expect("three");
    let several: Vec<&[u8]> = several.iter().map(|part| part.as_slice()).collect();
    assert_eq!(several, [PARTS[2].1, PARTS[0].1, PARTS[2].1], "in the order asked for, even twice");
    let large = read_part(&file[..], key, &verified, PDF, 5).expect_err("18 bytes");
    assert_eq!((large.why, large.part.as_str()), (Why::TooLarge, PDF), "more than the caller takes");
    let none = read_part(&file[..], key, &verified, "review.json", 5).expect_err("not there");
    assert_eq!(none.why, Why::Tampered, "the manifest lists no such part");
    let other = sealed(&keys);
    let fault = read_part(&other[..], key, &verified, CASE, 100).expect_err("another file");
    assert_eq!((fault.why, fault.part.as_str()), (Why::Tampered, MANIFEST), "though it is sound in itself");
    let mut zip = unlocked(&file, &keys);
    let at = zip.windows(4).position(|four| four == b"scan").expect("it is stored");
    zip[at] = b'S';
    let fault = read_part(&locked(&zip, &keys)[..], key, &verified, SCAN, 100).expect_err("changed since");
    assert_eq!((fault.why, fault.part.as_str()), (Why::Tampered, SCAN), "the part is checked again");
}

#[test]
fn whoever_signs_anew_signs_as_themselves() {
    let (ann, eve) = (keys(), keys());
    let in_anns_name = signed(&eve, &listing(&ann, &PARTS, |_| ()), &PARTS);
    assert_eq!(said(&in_anns_name, &eve), (Why::Tampered, SIGNATURE.into()), "the manifest names Ann's key");
    let own =
        verify(&signed(&eve, &listing(&eve, &PARTS, |_| ()), &PARTS)[..], Key::Own(&eve)).expect("sound");
    assert_eq!(own.signed_by, eve.signer(), "sound, and plainly not from Ann");
    let json = listing(&ann, &PARTS, |_| ());
    let mut all = vec![(MANIFEST, &json[..]), (SIGNATURE, &[0; SIGNATURE_BYTES][..])];
    all.extend(PARTS);
    let zeros = locked(&super::super::testing::zipped(&all), &ann);
    assert_eq!(said(&zeros, &ann), (Why::Tampered, SIGNATURE.into()), "zeros sign nothing");
    assert_eq!(now().to_rfc3339(), own.manifest.made_at, "the time is the exporter's");
}

//! The key file, and the two further ways in: read, wrapped and unwrapped with keys that no passphrase was asked for, so that
//! nothing here is slow on purpose. What is read of the key file is compared with a reader written anew from the table at the
//! head of `envelope.rs`.

#![no_main]

use std::sync::LazyLock;

use daybook_fuzz::sealed::{IDENTITY, KEYS};
use daybook_fuzz::{chosen, edited, mutate, record, seeds};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use ring::digest::{SHA256, digest};
use vault::envelope::{Cost, FLOOR, cost_of};
use vault::fuzz::{
    open_with_organisation, open_with_words, said_of_organisation, said_of_words, seal_for_organisation,
    seal_for_words, unwrap, wrap,
};
use vault::{OrganisationKeyState, RecoveryState, RecoveryWords, VaultError};

const RAW: u8 = 0;
const SUMMED: u8 = 1;
const EDITED: u8 = 2;
const EDITED_SUMMED: u8 = 3;
const WRAPPED: u8 = 4;
const WORDS: u8 = 5;
const FOR_WORDS: u8 = 6;
const FOR_WORDS_EDITED: u8 = 7;
const FOR_ORGANISATION: u8 = 8;
const FOR_ORGANISATION_EDITED: u8 = 9;
const SEALED: u8 = 10;
const WAYS: u8 = 11;

const DATA_KEY: [u8; 32] = [3; 32];
const KEK: [u8; 32] = [5; 32];
const SUM_BYTES: usize = 32;

static WHOLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| wrap(DATA_KEY, KEK, FLOOR, [1; 32], [2; 12]).expect("within the bounds"));

/// Made up for this target.
const ON_PAPER: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";
static PAPER: LazyLock<RecoveryWords> =
    LazyLock::new(|| RecoveryWords::read(ON_PAPER).expect("twelve words that belong together"));
static WHOLE_FOR_WORDS: LazyLock<Vec<u8>> =
    LazyLock::new(|| seal_for_words(DATA_KEY, &PAPER, record::now()).expect("sealed"));
static WHOLE_FOR_ORGANISATION: LazyLock<Vec<u8>> = LazyLock::new(|| {
    seal_for_organisation(DATA_KEY, &[KEYS.recipient()], "Harbour", record::now()).expect("sealed")
});

fuzz_target!(init: plant(), |input: &[u8]| {
    let Some((way, rest)) = chosen(input, WAYS) else { return };
    match way {
        RAW => read(rest),
        SUMMED => read(&summed(rest)),
        EDITED => opens_only_whole(&edited(&WHOLE, rest)),
        EDITED_SUMMED => opens_only_whole(&summed(&edited(without_sum(&WHOLE), rest))),
        WRAPPED => wrapped(rest),
        WORDS => words(rest),
        FOR_WORDS => _ = for_words(&summed(rest)),
        FOR_WORDS_EDITED => {
            let file = summed(&edited(without_sum(&WHOLE_FOR_WORDS), rest));
            assert_eq!(for_words(&file), file == *WHOLE_FOR_WORDS, "one byte decides");
        }
        FOR_ORGANISATION => _ = for_organisation(&summed(rest)),
        FOR_ORGANISATION_EDITED => {
            let file = summed(&edited(without_sum(&WHOLE_FOR_ORGANISATION), rest));
            assert_eq!(for_organisation(&file), file == *WHOLE_FOR_ORGANISATION, "one byte decides");
        }
        SEALED => sealed_for_an_organisation(rest),
        _ => unreachable!("there are no more ways"),
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { mutate(data, size, most, seed) });

/// Reads a file of any bytes.
fn read(file: &[u8]) {
    assert_eq!(cost_of(file), expected(file), "as the table says");
    let opened = unwrap(file, KEK);
    match expected(file) {
        Ok(_) => assert!(matches!(opened, Ok(_) | Err(VaultError::WrongPassphrase)), "sound: {opened:?}"),
        Err(refused) => assert_eq!(opened, Err(refused), "nothing is tried on a file that is not sound"),
    }
}

/// Whatever was done to a file, also with its sum put right, only the one that was sealed opens.
fn opens_only_whole(file: &[u8]) {
    read(file);
    let opened = unwrap(file, KEK);
    assert_eq!(opened.is_ok(), file == *WHOLE, "one byte decides: {opened:?}");
    assert_eq!(opened.unwrap_or(DATA_KEY), DATA_KEY, "and no other key comes out");
}

/// Wraps what the input says and opens it again.
fn wrapped(input: &[u8]) {
    let mut input = input.to_vec();
    input.resize(120, 0);
    let (numbers, keys) = input.split_at(12);
    let number = |at: usize| u32::from_be_bytes(numbers[at..at + 4].try_into().expect("four bytes"));
    let cost = Cost { memory_kib: number(0), passes: number(4), lanes: number(8) };
    let [data_key, kek, salt] = [0, 32, 64].map(|at| keys[at..at + 32].try_into().expect("32 bytes"));
    let nonce = keys[96..108].try_into().expect("12 bytes");
    let file = wrap(data_key, kek, cost, salt, nonce).expect("any numbers can be written");
    if within(&cost) {
        assert_eq!(cost_of(&file), Ok(cost), "the cost comes out as it went in");
        assert_eq!(unwrap(&file, kek), Ok(data_key), "and so does the key");
        let other = kek.map(|byte: u8| byte ^ 1);
        assert_eq!(unwrap(&file, other), Err(VaultError::WrongPassphrase), "by no other key");
    } else {
        assert_eq!(unwrap(&file, kek), Err(VaultError::EnvelopeDamaged), "too cheap or hostile: {cost:?}");
    }
}

/// What is typed as words of the paper is no key, or the one whose words it is however they are written.
fn words(typed: &[u8]) {
    let typed = String::from_utf8_lossy(typed);
    let Ok(words) = RecoveryWords::read(&typed) else { return };
    let all: Vec<&str> = words.words().collect();
    let short: Vec<&str> = all.iter().map(|word| word.get(..4).unwrap_or(word)).collect();
    for again in [all.join(" "), all.join("\n1. ").to_uppercase(), short.join(",")] {
        let read = RecoveryWords::read(&again).map(|read| (read.number(), read.words().eq(words.words())));
        assert_eq!(read, Ok((words.number(), true)), "the same key: {again}");
    }
}

/// Reads a file that words on paper open, with a sum that is right; tells whether they do. One that an earlier run sealed may
/// be among the inputs.
fn for_words(file: &[u8]) -> bool {
    let said = said_of_words(file);
    let opened = open_with_words(file, &PAPER);
    assert_eq!(opened.unwrap_or(DATA_KEY), DATA_KEY, "no other key comes out");
    match said {
        Ok(RecoveryState::Made { number, .. }) => {
            assert!(opened.is_ok() || opened == Err(VaultError::WrongRecoveryKey), "whole: {opened:?}");
            assert!(opened.is_err() || number == PAPER.number(), "by the number on the paper");
        }
        Ok(_) => assert_eq!(opened, Err(VaultError::RecoveryDamaged), "not whole"),
        Err(refused) => assert_eq!(opened, Err(refused), "refused for the same"),
    }
    opened.is_ok()
}

/// As `for_words`, of a file that a key of an organisation opens.
fn for_organisation(file: &[u8]) -> bool {
    let said = said_of_organisation(file);
    let opened = open_with_organisation(file, IDENTITY);
    assert_eq!(opened.unwrap_or(DATA_KEY), DATA_KEY, "no other key comes out");
    match said {
        Ok(OrganisationKeyState::Set { name, recipients, .. }) => {
            assert!(!recipients.is_empty() && recipients.len() <= 20, "not too many: {recipients:?}");
            assert!(name.chars().count() <= 200, "a line of it: {name}");
        }
        Ok(_) => assert_eq!(opened, Err(VaultError::RecoveryDamaged), "not whole"),
        Err(refused) => assert_eq!(opened, Err(refused), "refused for the same"),
    }
    opened.is_ok()
}

/// Whatever an organisation is called, what is sealed for it opens.
fn sealed_for_an_organisation(name: &[u8]) {
    let name = String::from_utf8_lossy(name);
    let recipients = [KEYS.recipient()];
    let Ok(file) = seal_for_organisation(DATA_KEY, &recipients, &name, record::now()) else { return };
    assert_eq!(open_with_organisation(&file, IDENTITY), Ok(DATA_KEY), "the key comes out as it went in");
    let expected = OrganisationKeyState::Set {
        name: name.into_owned(),
        recipients: recipients.to_vec(),
        made_at: record::now().to_rfc3339(),
    };
    assert_eq!(said_of_organisation(&file), Ok(expected), "and it says what it was told");
}

/// Reads a file as the table says.
fn expected(file: &[u8]) -> Result<Cost, VaultError> {
    let damaged = Err(VaultError::EnvelopeDamaged);
    let Some((body, _)) = file.len().checked_sub(SUM_BYTES).map(|at| file.split_at(at)) else {
        return damaged;
    };
    if summed(body) != file || !body.starts_with(b"DAYBOOK\n") {
        return damaged;
    }
    match body.get(8..10) {
        Some([0, 1]) => {}
        Some(version) if version != [0, 0] => return Err(VaultError::NewerVersion),
        _ => return damaged,
    }
    const NAMED: &[u8] = b"\x13daybook/data-key/v1\x01";
    if !body[10..].starts_with(NAMED) || body.len() != 10 + NAMED.len() + 12 + 32 + 12 + 48 {
        return damaged;
    }
    let at = 10 + NAMED.len();
    let number = |at: usize| u32::from_be_bytes(body[at..at + 4].try_into().expect("four bytes"));
    let cost = Cost { memory_kib: number(at), passes: number(at + 4), lanes: number(at + 8) };
    if within(&cost) { Ok(cost) } else { damaged }
}

/// 64 MiB to 1 GiB, 3 to 64 passes, 4 to 16 lanes.
fn within(cost: &Cost) -> bool {
    (65_536..=1_048_576).contains(&cost.memory_kib)
        && (3..=64).contains(&cost.passes)
        && (4..=16).contains(&cost.lanes)
}

fn without_sum(file: &[u8]) -> &[u8] {
    &file[..file.len() - SUM_BYTES]
}

fn summed(body: &[u8]) -> Vec<u8> {
    [body, digest(&SHA256, body).as_ref()].concat()
}

fn plant() {
    let (whole, for_words, for_organisation) =
        (without_sum(&WHOLE), without_sum(&WHOLE_FOR_WORDS), without_sum(&WHOLE_FOR_ORGANISATION));
    seeds::words(&[
        "DAYBOOK data-key daybook-organisation-key format version name recipients madeAt",
        ON_PAPER,
    ]);
    seeds::plant([
        (RAW, WHOLE.clone()),
        (RAW, Vec::new()),
        (SUMMED, whole.to_vec()),
        (SUMMED, whole[..10].to_vec()),
        (EDITED, Vec::new()),
        (EDITED, vec![0, 40, 4, 1]),
        (EDITED_SUMMED, Vec::new()),
        (EDITED_SUMMED, vec![0, 33, 4, 1]),
        (WORDS, ON_PAPER.as_bytes().to_vec()),
        (FOR_WORDS, for_words.to_vec()),
        (FOR_WORDS_EDITED, Vec::new()),
        (FOR_WORDS_EDITED, vec![0, 33, 4, 1]),
        (FOR_ORGANISATION, for_organisation.to_vec()),
        (FOR_ORGANISATION_EDITED, Vec::new()),
        (FOR_ORGANISATION_EDITED, vec![0, 33, 4, 1]),
        (SEALED, b"Harbour".to_vec()),
        (WRAPPED, [&[0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 4][..], &[9; 108]].concat()),
    ]);
}

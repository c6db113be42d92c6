use super::*;
use crate::envelope;
use crate::recovery::testing::{bytes_of, now, summed_anew};

/// Sealed once with the `age` program for these two keys, from this page's layout: the key 00 01 … 1f.
const IDENTITIES: [&str; 2] = [
    "AGE-SECRET-KEY-173LTSU0QU9WDXV5GRQ5HL4LSCLNTTLFD38676795RTKVAT6C9EYSJWDWL7",
    "AGE-SECRET-KEY-1MQNX40U9GPFAVDYTKNMKMPFAXC0CJFGG6G6NA74G7LXH042TX5WQLNXCG0",
];
const FIXED: &str = "\
    7b22666f726d6174223a22646179626f6f6b2d6f7267616e69736174696f6e2d6b6579222c2276657273696f6e223a312c22\
    6e616d65223a22486172626f7572222c22726563697069656e7473223a5b2261676531666e346c637435336d35326d367179\
    373036337371683435616b713264676d7734367563736e7666303468783572646e32737173376b366a3432222c2261676531\
    356d30796330666a706e356b796e636e64756c6370686d736d7166746161796775767337376e376c7665707934736a357334\
    77736b6138663038225d2c226d6164654174223a22323032362d31312d32325431353a30303a30302b30303a3030227d0a61\
    67652d656e6372797074696f6e2e6f72672f76310a2d3e205832353531392078434c5233665743316f4378734871784f536b\
    39354c4251673663586134326345497158717a6d4e5844410a65443058796b76515157362b4a69714958592f794e4c543733\
    5a7a426f6c6d45376c527a4a77442b3657340a2d3e20583235353139204277676761334b4e2f4143734d5a6a2f36786c4f61\
    4649446f6967446877514b714258766849736c2f33300a7457362f5858594361315147334d5635695a6e34307451454e5439\
    45464269514579333143486f3247766f0a2d2d2d20636d484138585866564f46377577745173663430504f6a733762504644\
    4f6b6a63355251324a676b7433770a135088652a64d0b60b6c6c5ac34271b7a45181ccc54ba03a2289c37b5a28b94f565769\
    201941ecbdf717db66c3739d2af5af3bde041da2c89e9c47386ca38aa121b970363a9469d7ac09ee042f4fa7026510104d0b\
    df126734ce2493f483219283d2f4edddbb9a018c75320b8dc426f2c89b8ab164b68fcb86faffb7a71bd537debde0d6670946\
    7f9b41b84955482117cf3465571dd1933eacae4f74e7c0550c\
";

fn fixed_key() -> Vec<u8> {
    (0..32).collect()
}

fn identity() -> (String, String) {
    use age::secrecy::ExposeSecret;
    let made = Identity::generate();
    (made.to_string().expose_secret().to_owned(), made.to_public().to_string())
}

/// Returns a file for one key, what is in it and the key.
fn sealed() -> (Vec<u8>, SecretKey, String) {
    let key = envelope::make_data_key().expect("random bytes");
    let (secret, public) = identity();
    (seal(&key, vec![public], "Harbour", now()).expect("sealed"), key, secret)
}

fn refusal(file: &[u8], identity: &str) -> VaultError {
    unseal(file, identity).err().expect("it must not open")
}

/// Puts another line before the same age file.
fn with_line(file: &[u8], change: impl Fn(&str) -> String) -> Vec<u8> {
    let end = file.iter().position(|byte| *byte == b'\n').expect("a line");
    let line = change(std::str::from_utf8(&file[..end]).expect("text"));
    summed_anew(&[line.as_bytes(), &file[end..]].concat())
}

#[test]
fn the_layout_never_changes_unseen() {
    for identity in IDENTITIES {
        let opened = unseal(&bytes_of(FIXED), identity).expect("another program's file");
        assert_eq!(opened.bytes().to_vec(), fixed_key(), "the key that was put into it");
    }
    let set = state(&bytes_of(FIXED)).expect("whole");
    let OrganisationKeyState::Set { name, recipients, made_at } = set else { unreachable!("it is set") };
    assert_eq!((name.as_str(), made_at.as_str()), ("Harbour", "2026-11-22T15:00:00+00:00"), "in clear");
    assert_eq!(recipients.len(), 2, "and for whom");
    let key = unseal(&bytes_of(FIXED), IDENTITIES[0]).expect("opened");
    let anew = seal(&key, recipients, "Harbour", now()).expect("sealed");
    let line = |file: &[u8]| file[..=file.iter().position(|byte| *byte == b'\n').expect("a line")].to_vec();
    assert_eq!(line(&anew), line(&bytes_of(FIXED)), "the line, byte for byte");
    assert_eq!(inside(&line(&anew), &key).len(), INSIDE_BYTES, "what is inside has its size");
}

#[test]
fn each_of_two_keys_opens_and_no_other_does() {
    let key = envelope::make_data_key().expect("random bytes");
    let [one, two, other] = [identity(), identity(), identity()];
    let file = seal(&key, vec![one.1, two.1], "Harbour", now()).expect("sealed");
    for identity in [&one.0, &two.0] {
        assert_eq!(unseal(&file, identity).expect("one of the two").bytes(), key.bytes(), "the same key");
    }
    assert_eq!(refusal(&file, &other.0), VaultError::WrongRecoveryKey, "not for this one");
    let both = format!("{}\n{}\n", other.0, two.0);
    assert!(unseal(&file, &both).is_ok(), "of several lines one is enough");
}

#[test]
fn the_key_is_read_as_age_writes_it_and_nothing_else_is_one() {
    let (file, _, secret) = sealed();
    let written = format!("# created: 2026-11-22T15:00:00Z\r\n# public key: age1…\r\n  {secret}\r\n\r\n");
    assert!(unseal(&file, &written).is_ok(), "with its remarks");
    for text in ["", "# only a remark", "AGE-SECRET-KEY-1", &secret[..secret.len() - 1], "plum oak tin fog"] {
        assert_eq!(refusal(&file, text), VaultError::NotAKey, "{text:?}");
    }
}

#[test]
fn every_changed_byte_and_every_cut_is_damage_and_not_a_wrong_key() {
    let (file, _, secret) = sealed();
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert_eq!(refusal(&changed, &secret), VaultError::RecoveryDamaged, "byte {at}");
        assert_eq!(state(&changed), Ok(OrganisationKeyState::Damaged), "byte {at}");
        assert_eq!(refusal(&file[..at], &secret), VaultError::RecoveryDamaged, "cut at {at}");
    }
}

#[test]
fn every_byte_changed_with_a_right_sum_still_opens_nothing() {
    let (file, _, secret) = sealed();
    for at in 0..file.len() - 32 {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(unseal(&summed_anew(&changed), &secret).is_err(), "byte {at}");
    }
}

#[test]
fn another_line_before_the_same_key_is_refused() {
    let (file, _, secret) = sealed();
    let renamed = with_line(&file, |line| line.replace("Harbour", "Harvest"));
    assert_eq!(refusal(&renamed, &secret), VaultError::RecoveryDamaged, "the line is bound to the key");
    let later = with_line(&file, |line| line.replace("\"version\":1", "\"version\":2,\"more\":true"));
    assert_eq!(refusal(&later, &secret), VaultError::NewerVersion, "made by a newer Daybook");
    assert_eq!(state(&later), Err(VaultError::NewerVersion), "and called so");
    let more = with_line(&file, |line| line.replace("\"version\":1", "\"version\":1,\"more\":true"));
    assert_eq!(refusal(&more, &secret), VaultError::RecoveryDamaged, "no field but those");
    let same = with_line(&file, str::to_owned);
    assert!(unseal(&same, &secret).is_ok(), "and the same line opens");
}

#[test]
fn only_usable_public_keys_are_taken_and_each_once() {
    let [one, two] = [identity(), identity()];
    let typed = [format!(" {}\n", one.1), two.1.clone(), one.1.clone()];
    assert_eq!(checked(&typed, "Harbour"), Ok(vec![one.1.clone(), two.1]), "trimmed, none twice");
    let mut mistyped = one.1.clone();
    mistyped.replace_range(10..11, if &one.1[10..11] == "q" { "p" } else { "q" });
    for text in ["", "age1", &mistyped, &one.0, &one.1.to_uppercase()] {
        let keys = [one.1.clone(), text.to_owned()];
        assert_eq!(checked(&keys, "Harbour"), Err(VaultError::NotAKey), "{text:?}");
        assert_eq!(usable_keys(&keys, "Harbour"), Err(OrganisationFault::NotAKey(1)), "{text:?}: which one");
    }
    let many: Vec<String> = (0..=MOST_RECIPIENTS).map(|_| identity().1).collect();
    assert_eq!(checked(&many, ""), Err(VaultError::Unforeseen), "too many");
    assert_eq!(usable_keys(&many, ""), Err(OrganisationFault::TooManyKeys), "and called so");
    let long = "x".repeat(MOST_CHARACTERS + 1);
    assert_eq!(checked(&many[..1], &long), Err(VaultError::Unforeseen), "too long a name");
    assert_eq!(usable_keys(&many[..1], &long), Err(OrganisationFault::NameTooLong), "and called so");
}

#[test]
fn a_file_for_nobody_is_no_way_in() {
    let (file, _, secret) = sealed();
    let (_, other) = identity();
    let recipients = |to: &str| {
        with_line(&file, |line| {
            let (before, after) = line.split_once('[').expect("a list");
            let (_, after) = after.split_once(']').expect("its end");
            format!("{before}[{to}]{after}")
        })
    };
    for to in [String::new(), format!("\" {other}\""), format!("\"{other}\",\"{other}\"")] {
        let changed = recipients(&to);
        assert_eq!(state(&changed), Ok(OrganisationKeyState::Damaged), "{to}: Daybook never wrote that");
        assert_eq!(refusal(&changed, &secret), VaultError::RecoveryDamaged, "{to}: nor is it opened");
    }
    let whole = recipients(&format!("\"{other}\""));
    assert!(matches!(state(&whole), Ok(OrganisationKeyState::Set { .. })), "one key, written once");
}

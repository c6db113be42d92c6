//! A 32-byte key that wipes itself, is kept out of the swap file where the system allows, and can be neither
//! printed, copied nor written out.

use region::LockGuard;
use ring::hkdf::{HKDF_SHA256, Salt};
use zeroize::{Zeroize, Zeroizing};

use crate::VaultError;

pub(crate) const KEY_BYTES: usize = 32;

/// The smallest page of memory on the systems that Daybook runs on; a larger one is locked whole.
const PAGE_BYTES: usize = 4096;

/// Memory with nothing but a key in it: locks do not count, so a page that two keys shared would be let go with the first.
#[repr(align(4096))]
struct Page([u8; PAGE_BYTES]);

/// The bytes stand on the heap, so that moving the key leaves no copy behind.
pub(crate) struct SecretKey {
    page: Box<Page>,
    /// None where the system locks no more memory: then the key may be swapped out, as everything else may.
    lock: Option<LockGuard>,
}

impl SecretKey {
    /// Returns a key filled by `fill`, which writes straight into wiped memory.
    pub fn filled<E>(fill: impl FnOnce(&mut [u8; KEY_BYTES]) -> Result<(), E>) -> Result<Self, E> {
        let page = Box::new(Page([0; PAGE_BYTES]));
        let lock = region::lock(page.0.as_ptr(), PAGE_BYTES).ok();
        let mut key = Self { page, lock };
        fill(key.page.0.first_chunk_mut().expect("a page is longer than a key"))?;
        Ok(key)
    }

    /// Returns the key that follows from this one for one purpose; neither tells anything of the other.
    pub fn derived(&self, namespace: &str) -> Result<Self, VaultError> {
        let extracted = Salt::new(HKDF_SHA256, &[]).extract(self.bytes());
        Self::filled(|bytes| {
            let namespace = [namespace.as_bytes()];
            let expanded = extracted.expand(&namespace, HKDF_SHA256).map_err(|_| VaultError::Unforeseen)?;
            expanded.fill(bytes).map_err(|_| VaultError::Unforeseen)
        })
    }

    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        self.page.0.first_chunk().expect("a page is longer than a key")
    }

    /// Returns the key as 64 hex digits, wiped when dropped.
    pub fn hex(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = Zeroizing::new(String::with_capacity(2 * KEY_BYTES));
        for byte in self.bytes() {
            hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
            hex.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        hex
    }
}

impl Drop for SecretKey {
    fn drop(&mut self) {
        // Wiped while it is still locked.
        self.page.0[..KEY_BYTES].zeroize();
        drop(self.lock.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SecretKey {
        SecretKey::filled(|bytes| {
            bytes.fill(byte);
            Ok::<(), ()>(())
        })
        .expect("nothing is refused")
    }

    #[test]
    fn a_key_has_its_page_to_itself_and_letting_one_go_lets_no_other_go() {
        let (first, second) = (key(1), key(2));
        let pages = [&first, &second].map(|key| key.bytes().as_ptr().addr() / PAGE_BYTES);
        assert_ne!(pages[0], pages[1], "two keys, two pages");
        assert_eq!(first.bytes().as_ptr().addr() % PAGE_BYTES, 0, "from its beginning");
        drop(first);
        assert_eq!(second.bytes(), &[2; KEY_BYTES], "the other is as it was");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_page_of_a_key_is_locked() {
        let key = key(7);
        let maps = std::fs::read_to_string("/proc/self/smaps").expect("Linux says how memory is used");
        assert!(key.lock.is_some(), "this system locks memory");
        let flags = flags_at(&maps, key.bytes().as_ptr().addr()).expect("the key lies in a mapping");
        assert!(flags.split_whitespace().any(|flag| flag == "lo"), "locked: {flags}");
    }

    /// Returns the flags of the mapping that an address lies in.
    #[cfg(target_os = "linux")]
    fn flags_at(maps: &str, address: usize) -> Option<&str> {
        let holds = |line: &&str| {
            let range = line.split_whitespace().next().and_then(|range| range.split_once('-'));
            let [from, to] = range.map(|(from, to)| [from, to]).unwrap_or_default();
            let number = |hex| usize::from_str_radix(hex, 16).unwrap_or(0);
            (number(from)..number(to)).contains(&address)
        };
        let mut lines = maps.lines().skip_while(|line| !holds(line));
        lines.find_map(|line| line.strip_prefix("VmFlags:"))
    }
}

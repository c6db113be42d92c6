//! A zip that has exactly one right form: every byte of it follows from names, sizes, sums and contents.
//!
//! Stored, no flags, no extra fields, no comments, one fixed time, no attributes; the parts in order, the directory in
//! the same order, the end, and nothing more. A reader makes the header it expects and compares; so a link, a name
//! that climbs out of its folder, a bomb or a part too many cannot be said in it.

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// The version of zip needed to read it: 1.0, stored files and folders.
const NEEDED: [u8; 2] = 10_u16.to_le_bytes();
/// 1 January 1980, midnight: when it was made stands in the manifest.
const TIME: [u8; 4] = [0, 0, 0x21, 0];

pub(super) const LOCAL_BYTES: usize = 30;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: usize = 22;

/// One entry, and where it begins.
#[derive(Clone)]
pub(super) struct Entry {
    pub name: String,
    pub bytes: u32,
    pub crc: u32,
    pub offset: u32,
}

impl Entry {
    /// Returns the header that stands before the contents.
    pub fn local(&self) -> Vec<u8> {
        let mut header = LOCAL.to_vec();
        header.extend_from_slice(&NEEDED);
        header.extend_from_slice(&self.common());
        header.extend_from_slice(self.name.as_bytes());
        header
    }

    /// Returns the header that stands in the directory.
    pub fn central(&self) -> Vec<u8> {
        let mut header = CENTRAL.to_vec();
        header.extend_from_slice(&NEEDED);
        header.extend_from_slice(&NEEDED);
        header.extend_from_slice(&self.common());
        // Comment length, disk number, internal and external attributes.
        header.extend_from_slice(&[0; 10]);
        header.extend_from_slice(&self.offset.to_le_bytes());
        header.extend_from_slice(self.name.as_bytes());
        header
    }

    /// Flags and method (none, stored), time, sum, both sizes, length of the name, length of the extra fields.
    fn common(&self) -> [u8; 24] {
        let mut common = [0; 24];
        common[4..8].copy_from_slice(&TIME);
        common[8..12].copy_from_slice(&self.crc.to_le_bytes());
        common[12..16].copy_from_slice(&self.bytes.to_le_bytes());
        common[16..20].copy_from_slice(&self.bytes.to_le_bytes());
        let name = u16::try_from(self.name.len()).expect("a part's name has at most 100 bytes");
        common[20..22].copy_from_slice(&name.to_le_bytes());
        common
    }

    /// Returns where the next entry, or the directory, begins.
    pub fn after(&self) -> u32 {
        let header = LOCAL_BYTES + self.name.len();
        u32::try_from(header)
            .ok()
            .and_then(|header| self.offset.checked_add(header)?.checked_add(self.bytes))
            .expect("2 GiB of parts and their headers are fewer than 4 GiB")
    }
}

/// Returns how many bytes a header claims to stand before; to be believed only once the whole header was compared.
pub(super) fn claimed_bytes(header: &[u8]) -> u64 {
    let four = header.get(18..22).and_then(|four| four.try_into().ok());
    four.map_or(0, |four| u64::from(u32::from_le_bytes(four)))
}

/// Tells whether this could begin a zip.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(&LOCAL)
}

/// Returns the record that ends the file.
pub(super) fn end(entries: &[Entry]) -> Vec<u8> {
    let count = u16::try_from(entries.len()).expect("5,000 parts and the manifest are fewer than 65,536");
    let directory: usize = entries.iter().map(|entry| CENTRAL_BYTES + entry.name.len()).sum();
    let directory = u32::try_from(directory).expect("146 bytes for each of 5,002 entries are under 1 MiB");
    let mut end = END.to_vec();
    // The number of this disk and of the one where the directory begins.
    end.extend_from_slice(&[0; 4]);
    end.extend_from_slice(&count.to_le_bytes());
    end.extend_from_slice(&count.to_le_bytes());
    end.extend_from_slice(&directory.to_le_bytes());
    end.extend_from_slice(&entries.last().map_or(0, Entry::after).to_le_bytes());
    end.extend_from_slice(&[0; 2]);
    end
}

/// Returns the bytes of a whole zip with entries of these names and sizes.
pub(super) fn whole<'a>(entries: impl Iterator<Item = (&'a str, u64)>) -> u64 {
    let headers = (LOCAL_BYTES + CENTRAL_BYTES) as u64;
    let each = entries.map(|(name, bytes)| headers + 2 * name.len() as u64 + bytes);
    each.fold(END_BYTES as u64, u64::saturating_add)
}

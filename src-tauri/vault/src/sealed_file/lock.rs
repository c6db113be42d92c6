//! The lock: age's own lines at the beginning of a sealed file, read with bounds before age sees them, and the stream
//! that age opens behind them.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::ops::RangeInclusive;
use std::rc::Rc;

use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Identity, scrypt};
use ring::digest::{Context, SHA256};

use super::fault::{Fault, LOCK, Why};
use super::{Key, PIECE_BYTES, seal};
use crate::hex;

const MAGIC: &[u8] = b"age-encryption.org/";
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
const LAST_LINE: &[u8] = b"--- ";
const SCRYPT_LINE: &[u8] = b"-> scrypt ";
/// Room for some 300 recipients.
const MOST_LOCK_BYTES: u64 = 32 * 1024;
const NONCE_BYTES: u64 = 16;
const TAG_BYTES: u64 = 16;

/// The cost of one guess that a reader accepts, as powers of two. Less was not sealed by Daybook, and more would keep
/// the computer busy for many seconds and gigabytes.
pub(crate) const WORK: RangeInclusive<u8> = seal::WORK..=20;

/// Tells whether a sealed file waits for a passphrase. Reads age's own lines only.
pub fn needs_passphrase(file: impl Read) -> Result<bool, Fault> {
    Lines::read(&mut BufReader::new(file)).map(|lines| lines.work.is_some())
}

/// age's lines before the contents.
struct Lines {
    bytes: Vec<u8>,
    /// The cost of one guess, when a passphrase opens the file; nothing inside when it is no number that could be.
    work: Option<Option<u8>>,
}

impl Lines {
    fn read(file: &mut impl BufRead) -> Result<Self, Fault> {
        let fault = |why| Fault::new(why, LOCK);
        let mut lines = Self { bytes: Vec::new(), work: None };
        loop {
            let from = lines.bytes.len();
            let room = MOST_LOCK_BYTES - from as u64;
            let read = file.take(room).read_until(b'\n', &mut lines.bytes);
            read.map_err(|_| fault(Why::Unreadable))?;
            let line = &lines.bytes[from..];
            if from == 0 && line != FIRST_LINE {
                return Err(fault(not_first(line)));
            }
            if line.last() != Some(&b'\n') {
                let is_full = lines.bytes.len() as u64 == MOST_LOCK_BYTES;
                return Err(fault(if is_full { Why::TooLarge } else { Why::CutShort }));
            }
            if let Some(arguments) = line.strip_prefix(SCRYPT_LINE) {
                lines.work = Some(work(arguments));
            }
            if line.starts_with(LAST_LINE) {
                return Ok(lines);
            }
        }
    }

    /// Refuses a cost outside the bounds, before anything is reckoned.
    fn within(&self, bounds: &RangeInclusive<u8>) -> Result<(), Fault> {
        match self.work {
            None => Ok(()),
            Some(Some(work)) if bounds.contains(&work) => Ok(()),
            Some(Some(work)) if work < *bounds.start() => Err(Fault::new(Why::Damaged, LOCK)),
            Some(_) => Err(Fault::new(Why::TooHard, LOCK)),
        }
    }
}

/// Returns why a file with another first line is refused.
fn not_first(line: &[u8]) -> Why {
    if FIRST_LINE.starts_with(line) {
        Why::CutShort
    } else if line.starts_with(MAGIC) {
        Why::Newer
    } else {
        Why::NotSealed
    }
}

/// Reads the cost at the end of `<salt> <cost>`; none when it is not a number that could be one.
fn work(arguments: &[u8]) -> Option<u8> {
    std::str::from_utf8(arguments).ok()?.trim_end().rsplit(' ').next()?.parse().ok()
}

/// age's lines once more, and what follows them.
type Sealed<R> = Chain<Cursor<Vec<u8>>, BufReader<Watched<R>>>;

/// The contents of a sealed file while they are read.
pub(super) struct Opened<R: Read> {
    stream: StreamReader<Sealed<R>>,
    seen: Rc<RefCell<Seen>>,
    lock_bytes: u64,
    /// How long the sealed file must be, once the manifest has said it.
    must_be: Option<u64>,
    /// What is being read, for a fault to name.
    part: String,
}

impl<R: Read> Opened<R> {
    /// Opens a file; nothing of its contents has been read yet.
    pub fn open(file: R, key: Key<'_>, bounds: &RangeInclusive<u8>) -> Result<Self, Fault> {
        let seen = Rc::new(RefCell::new(Seen::default()));
        let mut file = BufReader::with_capacity(PIECE_BYTES, Watched { file, seen: Rc::clone(&seen) });
        let lines = Lines::read(&mut file)?;
        lines.within(bounds)?;
        let lock_bytes = lines.bytes.len() as u64;
        let needs_passphrase = lines.work.is_some();
        let decryptor = Decryptor::new_buffered(Cursor::new(lines.bytes).chain(file));
        let stream = decryptor.and_then(|decryptor| match key {
            Key::Own(keys) => decryptor.decrypt(std::iter::once(keys.age() as &dyn Identity)),
            Key::Passphrase(_) if !needs_passphrase => Err(DecryptError::NoMatchingKeys),
            Key::Passphrase(passphrase) => {
                let mut identity = scrypt::Identity::new(seal::secret(passphrase));
                identity.set_max_work_factor(*bounds.end());
                decryptor.decrypt(std::iter::once(&identity as &dyn Identity))
            }
        });
        let stream = stream.map_err(|error| Fault::new(why(&error, &seen.borrow()), LOCK))?;
        Ok(Self { stream, seen, lock_bytes, must_be: None, part: LOCK.to_owned() })
    }

    /// Says which part comes next.
    pub fn turn_to(&mut self, part: &str) {
        part.clone_into(&mut self.part);
    }

    /// Says how long the contents must be, so that a file that was cut can be told from one that was damaged.
    pub fn must_hold(&mut self, contents: u64) {
        let pieces = contents.div_ceil(PIECE_BYTES as u64).max(1);
        self.must_be = Some(self.lock_bytes + NONCE_BYTES + contents + pieces * TAG_BYTES);
    }

    pub fn fault(&self, why: Why) -> Fault {
        Fault::new(why, &self.part)
    }

    /// Reads as many bytes as there is room, fewer only at the end of the contents.
    pub fn fill(&mut self, room: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0;
        while filled < room.len() {
            match self.stream.read(&mut room[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.fault(self.why(&error))),
            }
        }
        Ok(filled)
    }

    /// Fills the room; contents that end before are not those that were signed.
    pub fn fill_all(&mut self, room: &mut [u8]) -> Result<(), Fault> {
        if self.fill(room)? == room.len() { Ok(()) } else { Err(self.fault(Why::Tampered)) }
    }

    /// Reads these bytes and no others.
    pub fn expect(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let mut read = vec![0; bytes.len()];
        self.fill_all(&mut read)?;
        if read == bytes { Ok(()) } else { Err(self.fault(Why::Tampered)) }
    }

    /// Reads the end of contents and file; returns how many bytes the file has and its SHA-256 in hex.
    pub fn finish(mut self) -> Result<(u64, String), Fault> {
        if self.fill(&mut [0])? != 0 {
            return Err(self.fault(Why::Tampered));
        }
        let seen = self.seen.borrow();
        if !seen.ended || self.must_be != Some(seen.bytes) {
            return Err(self.fault(Why::Tampered));
        }
        Ok((seen.bytes, hex::write(seen.digest.clone().finish().as_ref())))
    }

    fn why(&self, error: &io::Error) -> Why {
        let seen = self.seen.borrow();
        let is_short = seen.ended && self.must_be.is_some_and(|bytes| seen.bytes < bytes);
        match error.kind() {
            _ if seen.failed => Why::Unreadable,
            io::ErrorKind::UnexpectedEof => Why::CutShort,
            _ if is_short => Why::CutShort,
            _ => Why::Damaged,
        }
    }
}

/// Returns what age's refusal of the lock means.
fn why(error: &DecryptError, seen: &Seen) -> Why {
    match error {
        _ if seen.failed => Why::Unreadable,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Why::CutShort,
        DecryptError::NoMatchingKeys => Why::WrongKey,
        DecryptError::DecryptionFailed => Why::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => Why::TooHard,
        DecryptError::UnknownFormat => Why::Newer,
        _ => Why::Damaged,
    }
}

/// What has been seen of the sealed file itself.
struct Seen {
    digest: Context,
    bytes: u64,
    ended: bool,
    /// The computer could not read on.
    failed: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self { digest: Context::new(&SHA256), bytes: 0, ended: false, failed: false }
    }
}

/// The sealed file, watched while age reads it.
struct Watched<R> {
    file: R,
    seen: Rc<RefCell<Seen>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut seen = self.seen.borrow_mut();
        match self.file.read(room) {
            Ok(read) => {
                seen.digest.update(&room[..read]);
                seen.bytes += read as u64;
                seen.ended |= read == 0 && !room.is_empty();
                Ok(read)
            }
            Err(error) => {
                seen.failed |= error.kind() != io::ErrorKind::Interrupted;
                Err(error)
            }
        }
    }
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;

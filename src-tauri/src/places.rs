//! What the place of a vault means: a synced folder can put yesterday's file back, a share or a drive can be gone, a full
//! disk takes nothing more. Nothing is refused for it; the worker is told.

use std::path::{Component, Path, Prefix};

/// Folders of programs that copy what lies in them to elsewhere, as they name them, in lower case.
const SYNCED: [&str; 10] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "syncthing",
    "box sync",
];
/// Kinds of file system behind which another computer stands.
const NETWORK: [&str; 9] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.gvfsd-fuse"];
/// Where drives that can be taken out are put.
const REMOVABLE: [&str; 3] = ["/media/", "/run/media/", "/Volumes/"];
/// Less room than this is too little for a day with pictures and a backup.
const NEARLY_FULL: u64 = 500 * 1024 * 1024;

/// Returns what is to be said of a place, by code. Where a link leads is what counts; a place that cannot be followed is
/// judged by its name.
pub fn of(place: &Path, free_bytes: Option<u64>) -> Vec<String> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let place = place.canonicalize().unwrap_or_else(|_| place.to_owned());
    judge(&place, &mounts, free_bytes).into_iter().map(str::to_owned).collect()
}

fn judge(place: &Path, mounts: &str, free_bytes: Option<u64>) -> Vec<&'static str> {
    let mut said = Vec::new();
    if is_synced(place) {
        said.push("synced");
    }
    if kind_of(place, mounts).is_some_and(|kind| NETWORK.contains(&kind)) || is_share(place) {
        said.push("network");
    }
    if REMOVABLE.iter().any(|root| place.starts_with(root)) {
        said.push("removable");
    }
    if free_bytes.is_some_and(|free| free < NEARLY_FULL) {
        said.push("nearly-full");
    }
    said
}

/// A folder "OneDrive - Invented Council" is one of OneDrive's.
fn is_synced(place: &Path) -> bool {
    place.components().any(|part| {
        let Component::Normal(name) = part else { return false };
        let name = name.to_string_lossy().to_lowercase();
        SYNCED.iter().any(|of| name == *of || name.starts_with(&format!("{of} ")))
    })
}

/// Tells whether Windows names the place as one on another computer. Elsewhere no path has such a beginning.
fn is_share(place: &Path) -> bool {
    let Some(Component::Prefix(beginning)) = place.components().next() else { return false };
    matches!(beginning.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Returns the kind of the file system on which a place lies, by the longest mount that holds it.
fn kind_of<'a>(place: &Path, mounts: &'a str) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let mut words = line.split(' ');
        let (_, at, kind) = (words.next()?, words.next()?, words.next()?);
        // Blanks in a name are written so in that file.
        place.starts_with(at.replace("\\040", " ")).then_some((at.len(), kind))
    };
    mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\n//server/share /home/w/Council\\040share cifs rw 0 0\n\
                          /dev/sdb1 /media/w/stick vfat rw 0 0\n";
    const ROOM: Option<u64> = Some(10 * 1024 * 1024 * 1024);

    #[rstest]
    #[case::its_own_place("/home/w/.local/share/daybook", ROOM, &[])]
    #[case::a_synced_folder("/home/w/OneDrive - Invented Council/Daybook", ROOM, &["synced"])]
    #[case::a_name_that_only_begins_so("/home/w/dropboxes/Daybook", ROOM, &[])]
    #[case::a_share("/home/w/Council share/Daybook", ROOM, &["network"])]
    #[case::a_drive("/media/w/stick/Daybook", ROOM, &["removable"])]
    #[case::little_room("/home/w/Daybook", Some(1024), &["nearly-full"])]
    #[case::room_not_known("/home/w/Daybook", None, &[])]
    fn what_a_place_means_is_said(#[case] place: &str, #[case] free: Option<u64>, #[case] expected: &[&str]) {
        assert_eq!(judge(Path::new(place), MOUNTS, free), expected, "{place}");
    }

    #[cfg(windows)]
    #[rstest]
    #[case::a_share(r"\\server\share\Daybook", true)]
    #[case::a_share_as_it_is_followed(r"\\?\UNC\server\share\Daybook", true)]
    #[case::a_drive(r"C:\Users\w\Daybook", false)]
    #[case::a_drive_as_it_is_followed(r"\\?\C:\Users\w\Daybook", false)]
    fn what_a_place_means_is_said_of_windows_shares(#[case] place: &str, #[case] expected: bool) {
        assert_eq!(is_share(Path::new(place)), expected, "{place}");
    }

    #[cfg(unix)]
    #[test]
    fn what_a_place_means_is_said_of_where_a_link_leads() {
        let folder = tempfile::tempdir().expect("room");
        let [synced, link] = ["Dropbox", "Daybook"].map(|name| folder.path().join(name));
        std::fs::create_dir(&synced).expect("made");
        std::os::unix::fs::symlink(&synced, &link).expect("linked");
        assert!(of(&link, ROOM).contains(&"synced".to_owned()), "what lies there is copied elsewhere");
        assert!(of(&synced.join("gone"), ROOM).contains(&"synced".to_owned()), "by its name, then");
    }
}

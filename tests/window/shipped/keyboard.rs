//! A keyboard and a pair of eyes at the screen itself, for a program that takes no orders: keys as the system sends
//! them, and pictures that are only compared.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::fault::{Fault, Outcome};
use crate::wait;

const ENTER: u32 = 0xff0d;
const SHIFT: u32 = 0xffe1;
const CONTROL: u32 = 0xffe3;
/// A window is none below this size: toolkits have small ones that are never seen.
const SMALLEST: u16 = 300;
/// So many looks at the same picture, one after another, are a screen at rest.
const SAME_LOOKS: u32 = 12;

/// The keyboard, on the one window that is there.
pub struct Keyboard {
    connection: RustConnection,
    root: Window,
    window: Window,
    /// The key for each sign, and whether it is pressed with Shift.
    keys: BTreeMap<u32, (u8, bool)>,
}

impl Keyboard {
    /// Waits for a window, and takes its place before it.
    pub fn before_the_window() -> Outcome<Self> {
        let (connection, screen) = RustConnection::connect(None).map_err(at_screen)?;
        let root = connection.setup().roots[screen].root;
        let keys = keys(&connection)?;
        let mut window = None;
        wait::until_outside("a window on the screen", wait::KEY_DERIVATION, || {
            window = window_on(&connection, root).ok().flatten();
            window.is_some()
        })?;
        let window = window.ok_or_else(|| Fault::Machine("no window".to_owned()))?;
        connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).map_err(at_screen)?;
        Ok(Self { connection, root, window, keys })
    }

    /// Waits until the screen shows something and does not change any more.
    pub fn await_rest(&self) -> Outcome {
        let mut seen = (0, 0);
        wait::until_outside("a screen at rest", wait::KEY_DERIVATION, || {
            let Ok(now) = self.look() else { return false };
            seen = if now == seen.0 { (now, seen.1 + 1) } else { (now, 0) };
            seen.1 >= SAME_LOOKS
        })
    }

    /// Returns a number for what is on the screen: another one as soon as it differs anywhere.
    pub fn look(&self) -> Outcome<u64> {
        let size =
            self.connection.get_geometry(self.window).map_err(at_screen)?.reply().map_err(at_screen)?;
        let all = u32::MAX;
        let picture =
            self.connection.get_image(ImageFormat::Z_PIXMAP, self.window, 0, 0, size.width, size.height, all);
        let picture = picture.map_err(at_screen)?.reply().map_err(at_screen)?;
        let mut sum = DefaultHasher::new();
        picture.data.hash(&mut sum);
        Ok(sum.finish())
    }

    /// Types plain letters; a line's end is the Enter key.
    pub fn type_text(&self, text: &str) -> Outcome {
        text.chars().try_for_each(|letter| match letter {
            '\n' => self.enter(),
            letter => self.press(u32::from(letter), None),
        })
    }

    pub fn enter(&self) -> Outcome {
        self.press(ENTER, None)
    }

    pub fn control(&self, letter: char) -> Outcome {
        self.press(u32::from(letter), Some(CONTROL))
    }

    fn press(&self, sign: u32, with: Option<u32>) -> Outcome {
        let of = |sign| self.keys.get(&sign).ok_or_else(|| Fault::Machine(format!("no key for {sign:x}")));
        let (key, shifted) = *of(sign)?;
        let held = with.or(shifted.then_some(SHIFT)).map(of).transpose()?.map(|(key, _)| *key);
        for key in held.into_iter().chain([key]) {
            self.send(KEY_PRESS_EVENT, key)?;
        }
        for key in [key].into_iter().chain(held) {
            self.send(KEY_RELEASE_EVENT, key)?;
        }
        // Waits until the screen has taken it.
        self.connection.get_input_focus().map_err(at_screen)?.reply().map(drop).map_err(at_screen)
    }

    fn send(&self, event: u8, key: u8) -> Outcome {
        let sent = self.connection.xtest_fake_input(event, key, x11rb::CURRENT_TIME, self.root, 0, 0, 0);
        sent.map(drop).map_err(at_screen)
    }
}

fn at_screen(cause: impl std::fmt::Display) -> Fault {
    Fault::machine("at the screen", cause)
}

/// Returns the window that can be seen.
fn window_on(connection: &RustConnection, root: Window) -> Outcome<Option<Window>> {
    let tree = connection.query_tree(root).map_err(at_screen)?.reply().map_err(at_screen)?;
    for window in tree.children {
        let size = connection.get_geometry(window).map_err(at_screen)?.reply().map_err(at_screen)?;
        let shown =
            connection.get_window_attributes(window).map_err(at_screen)?.reply().map_err(at_screen)?;
        if shown.map_state == MapState::VIEWABLE && size.width > SMALLEST && size.height > SMALLEST {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

/// Returns where each sign is on the keyboard.
fn keys(connection: &RustConnection) -> Outcome<BTreeMap<u32, (u8, bool)>> {
    let (first, last) = (connection.setup().min_keycode, connection.setup().max_keycode);
    let mapping = connection.get_keyboard_mapping(first, last - first + 1).map_err(at_screen)?;
    let mapping = mapping.reply().map_err(at_screen)?;
    let mut keys = BTreeMap::new();
    for (key, signs) in (first..=last).zip(mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode))) {
        for (shifted, sign) in [false, true].into_iter().zip(signs) {
            keys.entry(*sign).or_insert((key, shifted));
        }
    }
    Ok(keys)
}

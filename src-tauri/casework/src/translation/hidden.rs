//! Characters that nobody sees and that change what is seen: they could make words read other than they
//! are, on a screen that is turned to the person.

/// Tells whether a text holds such a character.
pub(super) fn holds_hidden(text: &str) -> bool {
    text.chars().any(is_hidden)
}

/// Tells whether this is such a character. Joiners (U+200C, U+200D), the zero-width space and the plain
/// marks of direction (U+200E, U+200F, U+061C) are not: Persian, Khmer, Arabic and others are written with them.
pub(super) fn is_hidden(sign: char) -> bool {
    match sign {
        '\n' => false,
        // Bidirectional embeddings and overrides; isolates and the deprecated format characters.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        // Notes between the lines, and tags: whole sentences can be written in them unseen.
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        // NUL, tab, escape and their like.
        _ => sign.is_control(),
    }
}

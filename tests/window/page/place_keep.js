// Remembers field and caret, so that a check leaves the page as it found it.
const at = document.activeElement;
window.testersPlace = { at, from: at?.selectionStart, to: at?.selectionEnd, top: scrollY };
return true;

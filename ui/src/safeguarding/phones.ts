// Telephone numbers inside a contact line, so that they can be shown large. They are text: nothing dials.

const phone = /\b(?:0\d{2,5}(?: ?\d{2,6}){1,3}|999|111|101|105)\b/g;

/** The contact cut into parts; those that are numbers to ring are marked. */
export function partsOf(contact: string): { text: string; phone: boolean }[] {
  const parts: { text: string; phone: boolean }[] = [];
  let from = 0;
  for (const found of contact.matchAll(phone)) {
    if (found.index > from) parts.push({ text: contact.slice(from, found.index), phone: false });
    parts.push({ text: found[0], phone: true });
    from = found.index + found[0].length;
  }
  if (from < contact.length) parts.push({ text: contact.slice(from), phone: false });
  return parts;
}

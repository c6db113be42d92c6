const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" });

/** "April 2026" from `2026-04`; what cannot be read comes back as it is. */
export function showMonth(text: string): string {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(text);
  return found ? month.format(new Date(+found[1]!, +found[2]! - 1, 1)) : text;
}

import { plural } from "../plural";

export const settings = {
  title: "Settings",
  passphrase: "Passphrase",
  change: "Change the passphrase",
  current: "Current passphrase",
  next: "New passphrase",
  button: "Change the passphrase",
  busy: "Changing…",
  done: "The passphrase is changed.",
  noWayBack: "There is no way back without it. Write the new one down and keep it apart from this computer.",
  emptyCurrent: "Enter the current passphrase",
  textSize: "Text size",
  textSizeHint: "Takes effect at once, until Daybook closes. Ctrl and + or - do the same.",
  guidance: "Guidance in this copy of Daybook",
  guidanceHint: "Law, forms and telephone numbers change. Each pack says where it is from and when it was checked.",
  columns: { name: "Pack", version: "Version", source: "Source", verified: "Checked", entries: "Entries" },
  entries: (count: number) => plural(count, "entry", "entries"),
  notVerified: "Not yet checked: confirm",
};

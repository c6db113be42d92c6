// What the fake's case files say. All invented.
import type { CaseIdentity, FileEntry, FileListed, FileRow } from "../contract";

const row = (label: string, text: string): FileRow => ({ label, text, quoted: false });
const said = (label: string, text: string): FileRow => ({ label, text, quoted: true });
const entry = (place: string, title: string, when: string, rows: FileRow[], amended = false): FileEntry => ({ place, title, when, rows, amended });

export function fileEntries({ number, called, language }: CaseIdentity): Record<string, FileEntry[]> {
  return {
    case: [entry("case/identity", called, "", [row("Case number", number), row("Language", language)])],
    open: [entry("open/safe-tonight", "Is there somewhere safe to sleep tonight?", "Due 19 March 2026", [row("Stands", "To do")])],
    steps: [entry("step/police", "Told the police", "17 March 2026, 4:05pm", [row("Outcome", `Rang 101 with ${called} in the room.`)])],
    warnings: [entry("warning/1", "Visit in pairs", "From 12 March 2026", [row("Why", "The man at the gate follows visitors.")])],
    "going-in": [entry("going-in/1", "How to arrive", "", [row("Door", "Ring twice. Ask for LM.")])],
    referral: [entry("referral/account", "What happened", "", [row("Account", `${called} worked at a car wash from January to March.`)])],
    decisions: [],
    consent: [
      entry("consent/1", "Referral: agreed", "17 March 2026, 2:32pm", [
        said("What the person said", "“Yes. Send it.”"),
        row("Explained by", "An interpreter by telephone"),
      ]),
    ],
    sharing: [],
    notes: [
      entry("note/2026-03-12-1", "Visit", "12 March 2026, 10:15am to 11am", [row("Seen and heard", `${called} opened the door and looked at the street first.`)]),
      entry(
        "note/2026-03-17-1",
        "Telephone call",
        "17 March 2026, 2:10pm to 2:40pm",
        [
          row("Seen and heard", `LM rang for ${called}.`),
          said("", "He keeps my passport in the white car."),
          row("Correction, 18 March 2026", `It was ${called} who rang, from LM’s telephone.`),
        ],
        true,
      ),
    ],
    files: [entry("file/1", "pay slip.jpg", "", [row("Fingerprint", "5e88 4898 da28 0471")])],
    people: [entry("person/lm", "LM", "", [row("What they are to the person", "Sister, in Leeds")])],
    chronology: [entry("event/1", "Came to England by lorry", "About 2024", [row("From", called)])],
  };
}

export const listedFiles: FileListed[] = [
  { part: "attachments/0001.jpg", name: "pay slip.jpg", bytes: 48_213, fingerprint: "5e884898da280471".repeat(4), place: "file/1" },
];

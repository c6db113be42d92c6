import { plural } from "../plural";

export const unlock = {
  title: "Unlock",
  passphrase: "Passphrase",
  button: "Unlock",
  busy: "Unlocking…",
  codes: {
    "wrong-passphrase": "The passphrase does not match. Check Caps Lock.",
    "envelope-damaged":
      "The file that holds your key is damaged or incomplete, so the passphrase could not be tried. Nothing was deleted. If you have recovery words, use them, on the page where you unlock: they mend this. If not, do not reinstall Daybook: ask your IT support to keep a copy of its folder as it is.",
    "database-damaged":
      "The passphrase is right, but the case file is damaged. Nothing was deleted. You can read what is whole, or restore a backup: the page where you unlock leads to both. Ask your IT support to keep a copy of Daybook’s folder as it is.",
    "newer-version": "This file was written by a newer Daybook. Install that version to open it. Nothing was changed.",
    "already-open": "This file is already open in another Daybook. Close the other one, then try again.",
    "cannot-read":
      "Daybook could not read its file. Check that the disk is connected and that you may open the folder, then try again.",
    "read-only": "Daybook may not write to its folder. Ask for permission to change it, then try again.",
    "disk-full": "The disk is full. What was saved before is untouched. Make room on the disk, then try again.",
    "no-vault": "No Daybook file was found on this computer. If it was on another disk, connect that disk.",
    "vault-exists": "There is a Daybook file on this computer already, so none was made.",
  } as Record<string, string>,
  wait: (seconds: number) => `Too many passphrases that did not match. Wait ${plural(seconds, "second", "seconds")}, then try again.`,
  empty: "Enter your passphrase",
  unforeseen: "Daybook could not open its file. Nothing was changed. Try again.",
  first: {
    step: (place: number) => `Step ${place} of 3`,
    what: "Daybook keeps your case notes on this computer",
    points: [
      "It works without the internet. It never connects to anything.",
      "Everything you type is encrypted. Nobody can open it without your passphrase.",
      "Nothing leaves this computer unless you save a copy yourself.",
      "It helps you write a National Referral Mechanism (NRM) referral. It does not send one: you do that in the Home Office online form.",
    ],
    notOfficial: "Not made by or for the Home Office.",
    danger: "If someone is in danger now, ring 999 first.",
    choose: "Choose a passphrase",
    rule: (characters: number, count: number) =>
      `Use ${plural(characters, "character", "characters")} or more, or ${plural(count, "word", "words")} or more. Four words that do not belong together are easy to remember and hard to guess.`,
    noWayBack: "Nobody can tell you the passphrase later",
    noWayBackDetail:
      "Not the people who made Daybook, and nobody else. On the next page you can make recovery words: on paper, they open your cases if the passphrase is lost.",
    create: "Create my Daybook",
    creating: "Creating…",
    tooWeak: (characters: number, count: number) =>
      `Passphrase must be ${plural(characters, "character", "characters")} or more, or ${plural(count, "word", "words")} or more`,
    easy: "This passphrase would be guessed quickly. Choose another",
    empty: "Enter a passphrase",
    strength: "How hard it is to guess",
    scores: ["Guessed at once", "Very easy to guess", "Easy to guess", "Hard to guess", "Very hard to guess"],
    enough: "Long enough.",
    notEnough: "Not long enough yet.",
    tooEasy: "Too easy to guess yet.",
  },
};

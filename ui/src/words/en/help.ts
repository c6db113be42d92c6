const toolkit = "Home Office First Responder toolkit and NRM form, April 2026";

export const help = {
  title: "Help",
  notOfficial: "Not made by or for the Home Office.",
  numbers: "Numbers to ring",
  numbersHint: "Confirm a number before you rely on it: none was checked against a live page.",
  confirm: "Confirm",
  dated: "Compiled 21 November 2026.",
  list: [
    { number: "999", name: "Emergency", what: "Immediate danger, or a crime happening now", source: toolkit },
    { number: "101", name: "Police", what: "When nobody is in immediate danger", source: toolkit },
    {
      number: "08000 121 700",
      name: "Modern Slavery and Exploitation Helpline (Unseen)",
      what: "Advice and reporting, also for people who are not ready to consent",
      source: toolkit,
    },
    {
      number: "0800 808 3733",
      name: "Salvation Army referral line",
      what: "Emergency or continuing support for adults in England and Wales",
      source: toolkit,
    },
    {
      number: "0800 043 4303",
      name: "Independent Child Trafficking Guardianship service",
      what: "For a child, or a person who may be a child, in England and Wales",
      source: toolkit,
    },
  ],
  source: (source: string) => `Source: ${source}`,
  safe: "How Daybook keeps things safe",
  safePoints: [
    "Everything is encrypted on this computer and opens only with your passphrase.",
    "Daybook has no connection to the internet. Updates and guidance come with a new version.",
    "It locks by itself when nobody uses it. What you typed is kept, and you return to the same place.",
    "A copy you save as PDF is not encrypted. Locking Daybook does not reach it.",
    "Nothing protects a computer that is watched or infected. Use one that your organisation manages.",
  ],
  keys: "Keys",
  keysHint: "On a Mac, use Cmd in place of Ctrl.",
  keyList: [
    { keys: "Shift, three times", does: "Hide the screen. A Shift used to type a capital does not count." },
    { keys: "Ctrl + L", does: "Lock" },
    { keys: "Ctrl + N", does: "Start a visit note, inside a case" },
    { keys: "Ctrl + S", does: "Save now. Daybook also saves by itself." },
    { keys: "Ctrl + ;", does: "Insert the time, in a note" },
    { keys: "Ctrl + plus, minus, 0", does: "Larger text, smaller text, the usual size" },
    { keys: "F6, Shift + F6", does: "Next or previous part of the window" },
    { keys: "Esc", does: "Close what is open. It never discards what you typed." },
  ],
  keyColumn: "Keys",
  doesColumn: "What they do",
  yourself: "Looking after yourself",
  yourselfDetail:
    "What you hear and write can hurt you too. Take a break after a long account. Talk to your supervisor, or to your organisation’s employee support.",
  about: "About",
  aboutDetail:
    "Form controls follow GOV.UK Frontend, © Crown copyright, MIT licence. Official question texts are Crown copyright, Open Government Licence v3.0, and dated in Settings.",
};

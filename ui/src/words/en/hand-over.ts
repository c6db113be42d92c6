import type { ChosenBefore } from "../../core/contract";

const standings: Record<string, (from: string, number: string) => string> = {
  new: (from) => `${from} hands this case over to you. It is not among your cases yet.`,
  brings: (from, number) => `${from} sends your case ${number} with something new in it.`,
  differs: (from, number) => `${from} sends your case ${number}. Some things were changed on both sides.`,
  nothing: (from, number) => `All that ${from} sent is in your case ${number} already. There is nothing to take over.`,
};

/** A case that goes to a colleague who goes on with it, and one that comes. */
export const handOver = {
  take: {
    title: "Take the case over",
    none: "This copy was given to review. Only a case that was handed over can be taken over.",
    cannot: {
      "unknown-signer": "You do not know whose key sealed this case. Add the card of whoever sent it, compare the words, and come back.",
      "changed-signer": "It was sealed with another key than the one you know of this colleague. Ask them, and compare the words of their new card.",
      practice: "This is a practice case. It stays where it is.",
      disposed: "This case was disposed of here, as it was approved. It does not come back by itself: speak with whoever approved it.",
      unreadable: "The records in this file cannot be read as a case. You can still review the copy. Ask for a new file.",
      newer: "A newer version of Daybook made this file. Update Daybook, then take the case over.",
    } as Record<string, string>,
    standing: (standing: string, from: string, number: string) => standings[standing]?.(from, number) ?? "",
    numberThere: (number: string) => `Its number there is ${number}.`,
    added: "New records",
    changed: "Records that only they changed",
    ours: "Records of yours that are not in this file",
    packsMissing: (packs: string) =>
      `There the case was worked by step lists that you do not use: ${packs}. Ask for them and add them in Settings, so that no step is missing.`,
    differs: (count: number) => `Changed on both sides (${count})`,
    differsLead: "Choose which stands. The other is kept on record with the hand-over.",
    here: (label: string) => `${label}, with you`,
    there: (label: string, from: string) => `${label}, with ${from}`,
    nothing: "Nothing",
    which: (title: string) => `Which stands: ${title}?`,
    mine: "What I have",
    theirs: (from: string) => `What ${from} has`,
    fixed: "This was recorded on both sides and cannot be changed. What you have stays; the other stays in the file that came.",
    choose: "Choose which of the two stands",
    stays: "What you have recorded stays. Nothing is taken out of your case.",
    button: (known: boolean) => (known ? "Take over what is new" : "Take this case over"),
    busy: "Taking over…",
    toCase: (number: string) => `Open case ${number}`,
  },
  onCopy: {
    text: (from: string) => `This case is handed over to you by ${from}.`,
    way: "See what it brings and take it over",
  },
  onOverview: {
    text: (to: string, at: string) =>
      `You handed this case over to ${to || "a colleague"} on ${at}. What you record here from then on does not reach them until you hand it over again.`,
  },
  list: {
    link: "Handed over and taken over",
    title: "Handed over and taken over",
    lead: "What either of you records from then on reaches the other only when the case is handed over again.",
    none: "This case has not been handed over.",
    act: (act: string, who: string) => (who ? `${act} ${who}` : act),
    acts: { sent: "Handed over to", arrived: "Taken over from" } as Record<string, string>,
    numberThere: "Its number there",
    ledger: "Entries in the ledger it came from",
    chosen: "What was chosen",
    choice: ({ title, whose, label, ours, theirs }: ChosenBefore) =>
      `${title}, ${label}: ${(whose === "ours" ? ours : theirs) || "nothing"} stands; the other was ${(whose === "ours" ? theirs : ours) || "nothing"}`,
    proof: "What vouches for it",
    toExport: "Hand this case over",
  },
};

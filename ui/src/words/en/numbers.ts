/** The numbers to ring: on Help, and over any screen with F1. The numbers themselves come from the packs. */
export const numbers = {
  title: "Numbers to ring",
  /** The key stands in the name, so that it is learnt before it is needed. */
  open: "Numbers to ring (F1)",
  close: "Close",
  danger: "If someone is in danger now, ring 999 first. What you typed stays as it is.",
  opening: "Opening the numbers…",
  /** Only where the packs cannot be read at all: the one number that needs no pack. */
  failed: "The other numbers could not be opened. In danger, ring 999.",
  emergency: "999",
  hint: "Confirm a number marked so before you rely on it.",
  in: (nation: string) => `In ${nation}`,
  help: "Help: what to do now",
  card: "Save a one-page card (PDF)",
  cardHint: "The numbers and what to do now, on one page to print. It holds nothing of any case.",
  cardSaved: (size: string, time: string) => `Card saved at ${time}, ${size}.`,
};

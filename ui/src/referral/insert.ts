// Puts words into a box where the caret stands, or at its end when the worker has not been in it.

type Box = HTMLTextAreaElement | HTMLInputElement;

/** What stands in the box afterwards, and where the caret then stands. */
export function inserted(before: string, words: string, at: number | null, lines: boolean): { text: string; caret: number } {
  const place = at ?? before.length;
  const [head, tail] = [before.slice(0, place), before.slice(place)];
  const gap = at === null && lines ? "\n" : " ";
  const first = head && !/\s$/.test(head) ? head + gap : head;
  const last = tail && !/^[\s.,;:!?]/.test(tail) ? ` ${tail}` : tail;
  return { text: first + words + last, caret: first.length + words.length };
}

/** Puts the words in, as if they had been typed, with the caret behind them. Nothing selected is replaced. */
export function insert(box: Box, words: string, used: boolean): void {
  const { text, caret } = inserted(box.value, words, used ? box.selectionEnd : null, box instanceof HTMLTextAreaElement);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  box.setSelectionRange(caret, caret);
}

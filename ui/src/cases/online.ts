// The online draft's clock as the list of cases tells it.
import type { CaseLine, OnlineDraft } from "../core/contract";
import { words } from "../words";

const say = words.cases.online;

/** "Online draft is deleted in 4 days". */
export function onlineWords({ state, daysLeft }: OnlineDraft): string {
  return state === "gone" ? say.gone : say.deleted(words.tasks.online.left(daysLeft));
}

/** The draft that goes first, of those that Rust warns of. Drafts of the practice case need nobody. */
export function nearestDraft(lines: readonly CaseLine[]): (CaseLine & { online: OnlineDraft }) | null {
  const warned = lines.flatMap((line) =>
    line.online && line.online.state !== "running" && !line.identity.practice ? [{ ...line, online: line.online }] : [],
  );
  return warned.sort((a, b) => a.online.daysLeft - b.online.daysLeft)[0] ?? null;
}

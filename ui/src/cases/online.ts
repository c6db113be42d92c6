// The online draft's clock as the list of cases tells it.
import type { OnlineDraft } from "../core/contract";
import { words } from "../words";

const say = words.cases.online;

/** "Online draft is deleted in 4 days". */
export function onlineWords({ state, daysLeft }: OnlineDraft): string {
  return state === "gone" ? say.gone : say.deleted(words.tasks.online.left(daysLeft));
}

// What the worker is told when an answer of the form has changed the case itself.
import { frame, readFrame } from "../components/frame.svelte";
import { words } from "../words";

const say = words.beside.changed;

/** "The case now says: under 18. The safety steps have changed." Empty when nothing changed. */
export async function caseNews(id: string, changed: readonly string[]): Promise<string> {
  if (changed.length === 0) return "";
  await readFrame(id);
  const identity = frame.held?.identity;
  const said = changed.map((fact) => {
    if (fact === "ageGroup") return say.ageGroup[identity?.ageGroup ?? ""];
    return fact === "nation" ? say.nation[identity?.nation ?? ""] : undefined;
  });
  return [...new Set([...said.map((line) => line ?? say.other), say.safety])].join(" ");
}

// Keys that work anywhere in the window. None is a bare letter, and Ctrl+Enter does nothing. F1 brings the numbers to ring.
import { ask, asRefused } from "../core/ask";
import { showTime } from "../core/clock";
import { flushAll, latest } from "../core/draft.svelte";
import { HideKey } from "../core/hide-key";
import { say } from "../core/page.svelte";
import { go, match, route, router } from "../core/router.svelte";
import { hide, lock, session } from "../core/session.svelte";
import { stepTextSize } from "../core/text-size.svelte";
import { putAway, ring, ringing } from "../help/ringing.svelte";
import { words } from "../words";
import { refusalWords } from "./form/errors";
import { trouble } from "./trouble.svelte";

/** In a review the file and the checks stand inside main: the innermost region counts. */
const regions = ["main", "review-file", "review-checks", "safety", "case-nav", "strip"];

/** Begins to listen; on a `present` screen no key brings up anything of a case. Returns a function that ends it. */
export function keys(present: () => boolean): () => void {
  const hideKey = new HideKey();
  const press = (event: KeyboardEvent) => {
    if (hideKey.press(event, event.timeStamp) && session.state === "unlocked") cover();
    if (event.type === "keydown" && !session.hidden && !session.locking) act(event, present());
  };
  const forget = () => hideKey.forget();
  addEventListener("keydown", press, true);
  addEventListener("keyup", press, true);
  addEventListener("pointerdown", forget, true);
  return () => {
    removeEventListener("keydown", press, true);
    removeEventListener("keyup", press, true);
    removeEventListener("pointerdown", forget, true);
  };
}

/** A dialog would stand above the cover: it goes first, and the focus is where the cover gives it back to. */
function cover(): void {
  putAway();
  hide();
}

/** Keys of the web view that would reload over what is typed, print it or open its tools. */
function isWebViews(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  return ["F1", "F5", "F12"].includes(event.key) || (ctrl && ["r", "p", "s", "u"].includes(event.key.toLowerCase()));
}

function act(event: KeyboardEvent, present: boolean): void {
  if (isWebViews(event)) event.preventDefault();
  if (event.key === "F1") return ring();
  if (event.key === "F6" && !ringing.open) {
    event.preventDefault();
    nextRegion(event.shiftKey ? -1 : 1);
    return;
  }
  const size = { "+": 1, "=": 1, "-": -1, "0": 0 }[event.key] as 1 | -1 | 0 | undefined;
  if (size !== undefined && !event.altKey && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    stepTextSize(size);
    return;
  }
  if (event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  const always = { l: () => void lock(), s: () => void saveNow() };
  const others = { n: () => void newNote(), k: () => go("/search") };
  const doing: Record<string, () => void> = present || ringing.open ? always : { ...always, ...others };
  const does = doing[event.key.toLowerCase()];
  const isLock = event.key.toLowerCase() === "l";
  if (!does || (session.state !== "unlocked" && !isLock)) return;
  event.preventDefault();
  if (!event.repeat) does();
}

function nextRegion(by: 1 | -1): void {
  const here = regions.map((id) => document.getElementById(id)).filter((region) => region !== null);
  if (here.length === 0) return;
  const at = here.findLastIndex((region) => region.contains(document.activeElement));
  const next = here[(at + by + here.length) % here.length] ?? here[0]!;
  next.focus();
}

async function saveNow(): Promise<void> {
  if ((await flushAll()) && latest.savedAt) say(words.shell.savedAtAloud(showTime(latest.savedAt)));
}

let beginning = false;

/** Starts a note in the case on the screen, or in none yet: it is filed later. Pressed twice, it starts one. */
export async function newNote(): Promise<void> {
  if (beginning) return;
  beginning = true;
  const [, c, id] = router.path.split("/");
  const inCase = c === "c" && id && match("/c/:id", `/c/${id}`) ? decodeURIComponent(id) : null;
  try {
    const note = await ask("begin_note", { case: inCase });
    go(inCase === null ? route("notes", note.id) : route("c", inCase, "notes", note.id));
  } catch (error) {
    trouble.words = refusalWords(asRefused(error).code);
  } finally {
    beginning = false;
  }
}

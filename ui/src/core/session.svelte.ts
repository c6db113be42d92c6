// The open vault as the window knows it: locked or not, when it locks by itself, and the way back to the same place.
import { ask, onLocked } from "./ask";
import { forgetNumbers, readNumbersAfter } from "../help/kept.svelte";
import type { Place, VaultAlert, VaultState } from "./contract";
import { anythingUnsaved, flushAll } from "./draft.svelte";
import { page } from "./page.svelte";
import { carryOver, goOn, takeOver } from "./renewal";
import { arrival, replace, router } from "./router.svelte";

/** Seconds of warning before Daybook locks by itself. */
export const WARNING = 60;
const POLL = 10_000;
const HERE = 20_000;
const COVER = 30_000;
/** Rust says it to the page when the vault is closed or is to be. */
const LOCKED = "daybook-locked";
/** Dictation types without keys: `input` counts as being there. */
const ACTIVE = ["keydown", "input", "pointerdown", "wheel"];

interface Session {
  state: VaultState | "unknown";
  locksIn: number | null;
  hidden: boolean;
  /** It is damaged and open to be read: nothing that is typed is saved. */
  readOnly: boolean;
  /** What the worker is told on every screen. */
  alert: VaultAlert | null;
  /** There is no vault, and something tells that there was one. */
  missing: boolean;
  /** It is being locked: what is typed is still being saved, and nothing of it is on the screen any more. */
  locking: boolean;
  /** This page has shown a case and is about to be replaced by one that has not: it shows nothing any more. */
  leaving: boolean;
}
export const session = $state<Session>({
  state: "unknown",
  locksIn: null,
  hidden: false,
  readOnly: false,
  alert: null,
  missing: false,
  locking: false,
  leaving: false,
});

let lastHere = 0;
let typedIn: Typed | null = null;
/** A page was asked for: the lock and Rust's word that it is locked come one after the other. */
let renewing = false;
let placing: ReturnType<typeof setTimeout> | undefined;
let covered: ReturnType<typeof setTimeout> | undefined;

/** Asks how the vault stands and goes to the screen that fits. */
export async function begin(): Promise<void> {
  onLocked(lockedMeanwhile);
  session.hidden ||= takeOver();
  const status = await ask("vault_status", {}).catch(() => null);
  if (!status) {
    session.state = "locked";
    return replace("/unlock");
  }
  session.state = status.state;
  session.locksIn = status.locksInSeconds;
  session.readOnly = status.readOnly;
  session.alert = status.alert;
  session.missing = status.missing;
  if (status.state === "none") replace("/first/1");
  else if (status.state === "locked") replace("/unlock");
  else if (!inside(router.path)) replace("/cases");
}

/** Keeps watching the clock that locks, and what the worker does. Returns a function that ends it. */
export function watch(): () => void {
  const timer = setInterval(() => void poll(), POLL);
  const active = () => void stillHere();
  const place = () => notePlace();
  for (const kind of ACTIVE) addEventListener(kind, active, { passive: true });
  for (const kind of ["focusin", "keyup", "pointerup"]) addEventListener(kind, place, { passive: true });
  const away = () => void (document.visibilityState === "hidden" && flushAll());
  document.addEventListener("visibilitychange", away);
  addEventListener("pagehide", away);
  addEventListener("daybook-close", close);
  addEventListener("daybook-lock", lockNow);
  addEventListener(LOCKED, lockedMeanwhile);
  return () => {
    removeEventListener("daybook-close", close);
    removeEventListener("daybook-lock", lockNow);
    removeEventListener(LOCKED, lockedMeanwhile);
    clearInterval(timer);
    for (const kind of ACTIVE) removeEventListener(kind, active);
    for (const kind of ["focusin", "keyup", "pointerup"]) removeEventListener(kind, place);
    document.removeEventListener("visibilitychange", away);
    removeEventListener("pagehide", away);
  };
}

/** Calls `act` when everything is to be put away, also what is open behind a lock. Returns a function that ends it. */
export function whenLocked(act: () => void): () => void {
  addEventListener(LOCKED, act);
  return () => removeEventListener(LOCKED, act);
}

/** Someone closes the window: what is typed is saved first. What cannot be saved keeps it open, and says so. */
async function close(): Promise<void> {
  await rememberPlace();
  if (await flushAll()) await ask("close_window", {}).catch(() => undefined);
}

/** Opens the window at the place Rust gives back, or where a new vault goes on, after saving what a lock had kept waiting. */
export async function unlocked(place: Place, first: string | null = null): Promise<void> {
  readNumbersAfter(Promise.resolve());
  // Before the first screen: what stands over every screen stands over that one too.
  session.alert = (await ask("vault_status", {}).catch(() => null))?.alert ?? null;
  session.state = "unlocked";
  session.locksIn = null;
  session.hidden = false;
  lastHere = Date.now();
  await flushAll();
  replace(first ?? (inside(place.route) ? place.route : "/cases"));
  // What stands over every screen is to be seen first: at the caret it could be above the window.
  const isFree = session.alert === null && !session.readOnly;
  arrival.field = isFree ? place.field : null;
  arrival.caret = isFree ? place.caret : null;
}

/** Shows a damaged vault that is open to be read. */
export async function toRead(place: Place): Promise<void> {
  session.readOnly = true;
  await unlocked(place);
}

/** Locks now. The screen goes blank at once; then everything typed is saved, and what cannot be saved waits in memory and is said to. */
export async function lock(): Promise<void> {
  // Behind a lock a damaged vault or a backup may stand open to be decided upon.
  if (session.state !== "unlocked") return void dispatchEvent(new Event(LOCKED));
  if (session.locking) return;
  const place = session.hidden ? null : placeHere();
  session.locking = true;
  await flushAll();
  await remember(place);
  showLocked();
  const locking = ask("lock_vault", {});
  readNumbersAfter(locking);
  await locking.catch(() => undefined);
  await renew();
}

/** The computer locks: as when the worker does. */
const lockNow = () => void lock();

/** Rust has locked by itself. */
function lockedMeanwhile(): void {
  showLocked();
  void renew();
}

/** Has a page put in this one's place that has never held a case. What could not be saved keeps this page: it is nowhere else. */
async function renew(): Promise<void> {
  if (!session.leaving || renewing) return;
  renewing = true;
  carryOver(session.hidden);
  const renewed = await ask("renew_page", {}).catch(() => false);
  if (renewed) return;
  // Where the system cannot, the page that is there goes on.
  goOn();
  session.leaving = false;
}

/** Takes everything of the case off the screen. */
function showLocked(): void {
  clearTimeout(placing);
  typedIn = null;
  if (session.state !== "unlocked") return;
  // What is the organisation's own is not behind the lock.
  forgetNumbers();
  session.state = "locked";
  session.locking = false;
  session.locksIn = null;
  session.readOnly = false;
  session.alert = null;
  session.leaving = !anythingUnsaved();
  renewing = false;
  page.spoken = "";
  replace("/unlock");
}

/** Covers the screen at once; it locks when it stays covered. */
export function hide(): void {
  if (session.hidden) return;
  // Before the cover takes the focus: the caret is where the worker comes back to.
  void rememberPlace();
  session.hidden = true;
  // The cover is painted first: two frames later it is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => void ask("put_aside", {}).catch(() => undefined)));
  void flushAll();
  clearTimeout(covered);
  covered = setTimeout(() => void lock(), COVER);
}

export function uncover(): void {
  clearTimeout(covered);
  session.hidden = false;
}

/** Tells Rust that someone is at the computer, at most every 20 seconds. */
export async function stillHere(atOnce = false): Promise<void> {
  if (session.state !== "unlocked" || session.hidden) return;
  if (!atOnce && (warned() || Date.now() - lastHere < HERE)) return;
  lastHere = Date.now();
  await ask("still_here", {}).catch(() => undefined);
  await poll();
}

/** True while the warning stands: only its own buttons count as being here then. */
export function warned(): boolean {
  return session.state === "unlocked" && session.locksIn !== null && session.locksIn <= WARNING;
}

export async function poll(): Promise<void> {
  if (session.state !== "unlocked") return;
  const status = await ask("vault_status", {}).catch(() => null);
  if (!status || session.state !== "unlocked") return;
  session.locksIn = status.locksInSeconds;
  session.alert = status.alert;
  if (status.state === "locked") lockedMeanwhile();
}

function inside(path: string): boolean {
  return /^\/(cases|now|c|notes|search|settings|review|partnership|help)(\/|$)/.test(path);
}

function notePlace(): void {
  clearTimeout(placing);
  const at = document.activeElement;
  if (isTyped(at)) typedIn = at;
  if (session.state === "unlocked" && !session.hidden) placing = setTimeout(() => void rememberPlace(), 700);
}

type Typed = HTMLInputElement | HTMLTextAreaElement;

function isTyped(at: Element | null): at is Typed {
  if (!at?.closest("#main")) return false;
  return at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && at.type !== "password");
}

/** The route, the field in it and the caret there. Boxes for passphrases are never remembered. */
const rememberPlace = () => remember(placeHere());

async function remember(place: Place | null): Promise<void> {
  if (place) await ask("remember_place", { place }).catch(() => undefined);
}

function placeHere(): Place | null {
  if (session.state !== "unlocked" || !inside(router.path)) return null;
  // A press on Lock takes the focus out of the field: the field typed in last is still the place.
  const active = document.activeElement;
  const at = isTyped(active) ? active : typedIn?.isConnected ? typedIn : null;
  const path = router.query ? `${router.path}?${router.query}` : router.path;
  return { route: path, field: at?.id || null, caret: at?.selectionStart ?? null };
}

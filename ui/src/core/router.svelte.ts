// Hash routes. A change waits until everything typed is saved, then the screen's h1 takes the focus;
// going back puts it on the link that was followed.
import { dropAll, flushAll } from "./draft.svelte";

interface Route {
  path: string;
  query: string;
  visit: number;
  /** True while something unsaved keeps the worker here. */
  blocked: boolean;
  /** Where the worker wanted to go then. A new object at each try. */
  wanted: { to: string } | null;
}
export const router = $state<Route>({ path: "/", query: "", visit: 0, blocked: false, wanted: null });

/** Where focus goes when the new screen is drawn, if not to its h1. */
export const arrival: {
  focus: boolean;
  field: string | null;
  caret: number | null;
  link: string | null;
  /** The field is being looked for on this screen: on the next one it is not wanted any more. */
  sought: boolean;
} = {
  focus: false,
  field: null,
  caret: null,
  link: null,
  sought: false,
};

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
const followed = new Map<string, { link: string; scroll: number }>();
let byLink = false;

function read(): { path: string; query: string } {
  const [path = "/", query = ""] = location.hash.replace(/^#/, "").split("?");
  return { path: path.startsWith("/") ? path : "/", query };
}

function whole({ path, query }: { path: string; query: string }): string {
  return query ? `${path}?${query}` : path;
}

/** Begins to follow the hash. Returns a function that ends it. */
export function follow(): () => void {
  Object.assign(router, read());
  const change = () => void arrive();
  addEventListener("hashchange", change);
  document.addEventListener("click", noteLink, true);
  return () => {
    removeEventListener("hashchange", change);
    document.removeEventListener("click", noteLink, true);
  };
}

function noteLink(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a[href^='#/']");
  if (!link) return;
  byLink = !link.classList.contains("govuk-back-link");
  if (byLink) followed.set(router.path, { link: link.getAttribute("href")!, scroll: scrollY });
}

async function arrive(): Promise<void> {
  const here = read();
  if (here.path === router.path && here.query === router.query) return;
  if (!(await flushAll())) {
    history.replaceState(null, "", `#${whole(router)}`);
    router.blocked = true;
    router.wanted = { to: whole(here) };
    return;
  }
  const now = read();
  if (now.path === here.path && now.query === here.query) show(here);
}

function show(here: { path: string; query: string }): void {
  const back = byLink ? undefined : followed.get(here.path);
  byLink = false;
  arrival.focus = true;
  arrival.link = back?.link ?? null;
  if (arrival.sought) arrival.field = arrival.caret = null;
  arrival.sought = false;
  Object.assign(router, here, { visit: router.visit + 1, blocked: false, wanted: null });
  scrollTo(0, back?.scroll ?? 0);
}

/** Goes to a route, as if a link had been followed. */
export function go(to: string): void {
  byLink = true;
  if (location.hash === `#${to}`) void arrive();
  else location.hash = to;
}

/** Stays here: nothing is wanted any more. */
export function stay(): void {
  router.blocked = false;
  router.wanted = null;
}

/** Goes where the worker wanted to go, without what is unsaved. */
export function leave(): void {
  const wanted = router.wanted;
  dropAll();
  stay();
  if (wanted) go(wanted.to);
}

/** Shows a route at once, whatever is unsaved, leaving no step back: Unlock does this. */
export function replace(to: string): void {
  history.replaceState(null, "", `#${to}`);
  byLink = true;
  show(read());
}

export function query(name: string): string | null {
  return new URLSearchParams(router.query).get(name);
}

/** The parts of a path named by a pattern such as `/c/:id/notes/:n`; null when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split("/");
  const have = path.split("/");
  if (want.length !== have.length) return null;
  const parts: Record<string, string> = {};
  for (const [place, name] of want.entries()) {
    if (name.startsWith(":")) parts[name.slice(1)] = decodeURIComponent(have[place]!);
    else if (name !== have[place]) return null;
  }
  return parts;
}

/** Builds a route from parts, each made safe for a hash. */
export function route(...parts: string[]): string {
  return `/${parts.map(encodeURIComponent).join("/")}`;
}

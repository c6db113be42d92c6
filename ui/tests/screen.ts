// Draws a component on the fake, and finds things by what a person would call them.
import { flushSync, mount, tick, unmount, type Component } from "svelte";
import { ask, useDoor } from "../src/core/ask";
import { fakeDoor, type Fake } from "../src/core/fake";
import { dropAll } from "../src/core/draft.svelte";
import { nothingTyped } from "../src/consent/typed";

const drawn: Record<string, unknown>[] = [];

export function draw<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): HTMLElement {
  const target = document.createElement("div");
  target.innerHTML = '<main id="main"></main>';
  document.body.append(target);
  drawn.push(mount(component, { target: target.firstElementChild!, props }));
  flushSync();
  return target;
}

export function cleanup(): void {
  for (const component of drawn.splice(0)) void unmount(component);
  dropAll();
  document.body.innerHTML = "";
}

/** A fake with the practice case open in it. */
export async function practice(): Promise<{ fake: Fake; id: string }> {
  const fake = fakeDoor();
  useDoor(fake);
  const { id } = await ask("open_practice_case", {});
  return { fake, id };
}

/** Records what the person decided about the referral. */
export async function decide(id: string, decision: string): Promise<void> {
  const said = { at: "2026-03-17T14:32", words: "“That is my answer.”", explained: ["C1"] };
  await ask("record_consent", { case: id, event: { ...nothingTyped({ purpose: "referral", about: "" }), decision, ...said } });
}

/** Lets pending promises and drawing settle. */
export async function settle(times = 10): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    await Promise.resolve();
    await tick();
  }
  flushSync();
}

export function byId<T extends HTMLElement = HTMLInputElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`nothing on the screen has the id ${id}`);
  return found as T;
}

export function type(id: string, text: string): void {
  const field = byId(id);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

export function choose(name: string, value: string): void {
  const box = document.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
  if (!box) throw new Error(`no choice ${value} of ${name}`);
  box.click();
  flushSync();
}

export function press(text: string): void {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.includes(text));
  if (!button) throw new Error(`no button says ${text}`);
  button.click();
  flushSync();
}

export function submit(): void {
  document.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  flushSync();
}

// Draws the screens of copies to review on copies as Rust would give them.
import type { Component } from "svelte";
import { useDoor } from "../src/core/ask";
import type { CopyPage } from "../src/core/contract";
import { fakeDoor, type Fake } from "../src/core/fake";
import { copiesOf } from "../src/core/fake/copies";
import { router } from "../src/core/router.svelte";
import { draw, settle } from "./screen";

/** A fake that holds these copies, in this order. */
export function holding(...pages: CopyPage[]): Fake {
  const fake = fakeDoor();
  useDoor(fake);
  copiesOf(fake.world).pages = pages;
  return fake;
}

export async function show(screen: Component<never>, parts: Record<string, string> = {}, query = ""): Promise<void> {
  router.query = query;
  draw(screen as Component<Record<string, unknown>>, { parts });
  await settle(20);
}

export const body = () => document.body.textContent!.replaceAll(/\s+/g, " ");
export const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((one) => one.textContent!.replaceAll(/\s+/g, " ").trim());
export const ways = (selector: string): (string | null)[] => [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
export const calls = (fake: Fake, name: string) => fake.calls.filter((call) => call.name === name).map(({ args }) => args);

/** Every control has a name of its own: a label, a legend or words. */
export function nameless(): string[] {
  const named = (control: Element) =>
    control.getAttribute("aria-label") || document.querySelector(`label[for="${control.id}"]`)?.textContent?.trim() || control.textContent!.trim();
  return [...document.querySelectorAll("main input, main textarea, main select, main button, main a")].filter((control) => !named(control)).map(({ outerHTML }) => outerHTML);
}

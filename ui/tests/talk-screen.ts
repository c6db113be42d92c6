// The conversation under way in the practice case, and what its tests look for.
import Talk from "../src/consent/talk/Talk.svelte";
import { ask } from "../src/core/ask";
import { byId, draw, practice, press, settle } from "./screen";

export const main = () => byId<HTMLElement>("main").textContent.replace(/\s+/gu, " ");
export const heading = () => document.querySelector("h1")!.textContent.trim();
export const buttons = () => [...document.querySelectorAll("#main button")].map((one) => one.textContent!.trim());
export const there = (id: string) => document.getElementById(id);

/** A conversation under way, not drawn yet. */
export async function begun(language = "ar", audience = "adult") {
  const { fake, id } = await practice();
  const page = await ask("begin_talk", { case: id, audience, language });
  return { fake, id, talk: page.talk! };
}

export async function showTalk(language?: string, audience?: string) {
  const held = await begun(language, audience);
  draw(Talk, { parts: { id: held.id } });
  await settle();
  return held;
}

/** Presses and waits for the answer. */
export async function pressed(text: string) {
  press(text);
  await settle();
}

export const talkOf = async (id: string) => (await ask("read_talk", { case: id })).talk!;

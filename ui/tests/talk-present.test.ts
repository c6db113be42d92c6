import { describe, expect, it } from "vitest";
import App from "../src/components/App.svelte";
import { go } from "../src/core/router.svelte";
import { session } from "../src/core/session.svelte";
import { byId, draw, press, settle } from "./screen";
import { begun, heading, there } from "./talk-screen";

describe("the screen turned to the person", () => {
  async function appOn() {
    const held = await begun();
    session.state = "unknown";
    session.hidden = false;
    draw(App, {});
    await settle(20);
    return held;
  }
  async function show(path: string) {
    go(path);
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
  }

  it("holds nothing of the case: no name, no number, no steps, no way to them but the record", async () => {
    const { fake, id } = await appOn();
    await show(`/c/${id}`);
    const { called, number } = fake.world.cases.get(id)!.identity;
    expect(document.body.textContent, "the case is there before").toContain(number);
    await show(`/c/${id}/consent/talk`);
    expect(heading()).toBe("Statement 1 of 8");
    for (const hidden of [number, called]) expect(document.body.textContent).not.toContain(hidden);
    for (const part of ["safety", "case-nav", "save-state", "news"]) expect(there(part), part).toBeNull();
    expect(document.querySelector(".identity")).toBeNull();
    expect([...byId<HTMLElement>("strip").querySelectorAll("a, button")].map((one) => one.textContent)).toEqual(["Hide screen", "Lock"]);
    expect(document.title).toBe("The conversation - Daybook");
    expect(document.querySelectorAll("[role=status]")).toHaveLength(1);
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(0);
  });

  it("brings up nothing by a key, but still locks by one", async () => {
    const { id } = await appOn();
    await show(`/c/${id}/consent/talk`);
    const key = (key: string) => window.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }));
    for (const one of ["k", "n"]) key(one);
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
    expect(location.hash).toBe(`#/c/${id}/consent/talk`);
    key("l");
    await settle(40);
    expect(location.hash).toBe("#/unlock");
  });

  it("leads back into the case with the record", async () => {
    const { id } = await appOn();
    await show(`/c/${id}/consent/talk`);
    press("End and write the record");
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
    expect(heading()).toBe("The record of the conversation");
    expect(there("safety")).not.toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import { review, reviewsOf } from "../src/core/fake/reviews";
import Reviews from "../src/reviews/Reviews.svelte";
import Settings from "../src/settings/Settings.svelte";
import { byId, cleanup, draw, practice, settle } from "./screen";

async function open({ id }: { id: string }) {
  draw(Reviews, { parts: { id } });
  await settle(20);
}

const text = (element: Element) => element.textContent.replaceAll(/\s+/gu, " ").trim();

describe("files that were reviewed", () => {
  it("say how each file stands, and that a key on no card signs nothing off", async () => {
    const held = await practice();
    const at = "2026-11-20T09:00:00Z";
    reviewsOf(held.fake.world, held.id).unshift(review("agreed", { copyMadeAt: at, finishedAt: "2026-11-21T09:00:00Z" }));
    await open(held);
    const [newest, sentBack, stranger] = [...document.querySelectorAll(".sign-off")].map(text);
    expect(newest).toContain("Signed off The file made on 20 November 2026, 9:00am.");
    expect(newest).toContain("Ruth Okafor: Agreed, 21 November 2026.");
    expect(sentBack).toContain("Sent back: not signed off");
    expect(sentBack).toContain("Two supervisors are needed for this file.");
    expect(stranger).toContain("it is not proven who signed");
    expect(stranger).toContain("This key is on no card here, so it does not count.");
  });

  it("wait for a second signature where the organisation asks for two", async () => {
    const held = await practice();
    await ask("set_sign_off_rule", { second: true });
    reviewsOf(held.fake.world, held.id).splice(0, 2, review("agreed"));
    await open(held);
    expect(text(document.querySelector(".sign-off")!)).toContain("A second sign-off is still needed.");
    cleanup();
    reviewsOf(held.fake.world, held.id).unshift(review("second", { by: "Quill Example" }));
    await open(held);
    expect(text(document.querySelector(".sign-off")!)).toMatch(/^Signed off .*Ruth Okafor: Agreed.*Quill Example: Agreed/u);
  });

  it("are signed off by two once Settings say so", async () => {
    await practice();
    draw(Settings, {});
    await settle(20);
    const tick = byId("second-sign-off") as HTMLInputElement;
    expect(tick.checked).toBe(false);
    tick.click();
    await settle(20);
    expect(await ask("read_sign_off_rule", {})).toEqual({ second: true, managed: false });
  });
});

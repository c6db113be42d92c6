import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import You from "../src/you/You.svelte";
import { byId, draw, practice, settle, submit, type } from "./screen";

async function open() {
  const held = await practice();
  draw(You, {});
  await settle();
  return held;
}

describe("About you", () => {
  it("asks for nothing it must have", async () => {
    const { fake } = await open();
    submit();
    await settle(30);
    expect(byId("saved").textContent).toBe("Saved.");
    expect(document.querySelector(".govuk-error-summary")).toBeNull();
    expect(fake.world.youSavedAt).not.toBeNull();
    expect(byId("standing").textContent).toContain("cannot tell yet");
  });

  it("names each box for tools that fill it in", async () => {
    await open();
    const tokens = ["firstName", "lastName", "role", "workEmail", "phone"].map((id) => byId(id).getAttribute("autocomplete"));
    expect(tokens).toEqual(["given-name", "family-name", "organization-title", "email", "tel"]);
  });

  it("keeps what is typed before it is saved, and offers the way back", async () => {
    const { fake } = await open();
    type("firstName", "Sam");
    await flushAll();
    expect(JSON.parse(fake.world.forms.get("you")!).firstName).toBe("Sam");
    document.body.innerHTML = "";
    draw(You, {});
    await settle();
    expect(byId("firstName").value).toBe("Sam");
    expect(byId("restored").textContent).toContain("Go back to what is recorded");
  });

  it("says when the worker cannot send, and what to do instead", async () => {
    const { fake } = await open();
    byId("notFirstResponder").click();
    submit();
    await settle(30);
    expect(fake.world.you.notFirstResponder).toBe(true);
    expect(byId("may-refer").textContent).toContain("You cannot send the online form yourself");
    expect(document.querySelectorAll("#may-refer .phone").length).toBeGreaterThan(0);
  });

  it("says when a listed organisation can send", async () => {
    await open();
    await ask("save_you", { you: { ...(await ask("read_you", {})).you, organisation: "Unseen", workEmail: "a@unseen.example.org" } });
    document.body.innerHTML = "";
    draw(You, {});
    await settle();
    expect(byId("standing").textContent).toContain("you can send");
  });

  it("keeps an odd address as typed and marks it", async () => {
    const { fake } = await open();
    type("workEmail", "not an address");
    submit();
    await settle(30);
    expect(fake.world.you.workEmail).toBe("not an address");
    expect(byId("workEmail-error").textContent).toContain("name@example.org");
    expect(byId("saved").textContent).toContain("Saved as you typed it.");
  });
});

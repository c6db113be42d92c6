// What is built and shipped: read as text, because a bundle can hold what no test draws.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const dist = join(import.meta.dirname, "../dist");
const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name)) : [];
const allowed = [/^http:\/\/ipc\.localhost/, /^http:\/\/www\.w3\.org\//, /^https:\/\/svelte\.dev\/e\//];

describe.skipIf(files.length === 0)("the built window", () => {
  const texts = files.filter((name) => /\.(js|css|html|svg)$/.test(name)).map((name) => ({ name, text: readFileSync(join(dist, name), "utf8") }));

  it("names no address that could be fetched", () => {
    for (const { name, text } of texts) {
      const found = [...text.matchAll(/https?:\/\/[^\s"'`)\\]+/g)].map(([address]) => address);
      expect(found.filter((address) => !allowed.some((known) => known.test(address))), name).toEqual([]);
    }
  });

  it("carries no font, no crest and no GDS Transport", () => {
    expect(files.filter((name) => /\.(woff2?|ttf|otf)$/.test(name))).toEqual([]);
    for (const { name, text } of texts) expect(text, name).not.toMatch(/GDS Transport|govuk-crest|@font-face/);
  });

  it("has no inline script or style, so the policy needs no exception", () => {
    const html = texts.find(({ name }) => name === "index.html")!.text;
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(html).not.toMatch(/<style|\sstyle=/);
  });

  it("leaves the fake out", () => {
    for (const { name, text } of texts) expect(text, name).not.toContain("They keep my passport");
  });
});

describe("the lock file", () => {
  it("names no registry", () => {
    expect(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8")).not.toMatch(/"resolved"|https?:\/\/registry/);
  });
});

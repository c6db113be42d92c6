import { afterEach, beforeEach, vi } from "vitest";
import { cleanup } from "./screen";

beforeEach(() => {
  location.hash = "";
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

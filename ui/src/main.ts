import { mount } from "svelte";
import App from "./components/App.svelte";
import "./styles/app.scss";

// Only in development and in `--mode fake`: the whole window in a plain browser, on data held in memory.
if (import.meta.env.DEV || import.meta.env.MODE === "fake") {
  if (location.search.startsWith("?fake")) {
    const { useDoor } = await import("./core/ask");
    const { fakeDoor } = await import("./core/fake");
    useDoor(fakeDoor(location.search.includes("new") ? "none" : "locked"));
  }
}

mount(App, { target: document.getElementById("app")! });

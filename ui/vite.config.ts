import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// `vite build --mode fake` makes a window that runs in a plain browser on the in-memory fake.
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [svelte()],
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  css: {
    // govuk-frontend keeps two Internet Explorer hacks that Lightning CSS cannot read: drop them.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"] } },
  },
  build: {
    target: "safari16",
    outDir: mode === "fake" ? "node_modules/.fake-dist" : "dist",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  server: { port: 1420, strictPort: true },
  // A test says what must be so, never how soon: on a busy machine the usual five seconds are too few.
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"], testTimeout: 60_000 },
}));

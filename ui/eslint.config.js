import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";

const nothingKept = ["localStorage", "sessionStorage", "indexedDB", "caches", "fetch", "XMLHttpRequest"];

export default ts.config(
  { ignores: ["dist", "node_modules"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      // What is typed stays in Rust: the window keeps nothing and fetches nothing.
      "no-restricted-globals": ["error", ...nothingKept],
      "no-restricted-properties": ["error", ...nothingKept.map((property) => ({ object: "window", property }))],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only ui/src/core may talk to Tauri." }] },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      // Keyed by position on purpose where a list never changes order while shown.
      "svelte/require-each-key": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      // Hash routes need no base path.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  {
    files: ["src/core/**"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["src/core/contract.ts", "src/core/fake/**", "src/words/**"],
    rules: { "max-lines": "off" },
  },
);

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What is text lies beside itself compressed, so that a web without a proxy in front hands it out so too. */
const compressed = (): Plugin => ({
  name: "compressed",
  apply: "build",
  writeBundle({ dir = "dist" }) {
    for (const name of readdirSync(`${dir}/assets`))
      if (/\.(js|css)$/.test(name)) {
        const path = `${dir}/assets/${name}`;
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
  },
});

export default defineConfig({
  base: "/static/",
  plugins: [react(), compressed()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    manifest: true,
    target: "es2022",
    // Fonts stay files: the content policy allows fonts from here alone, not from data addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // What every page needs comes in two files, what many need in two more: on a slow line a hundred small ones cost their way a
    // hundred times.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "libraries", test: /node_modules/, tags: ["$initial"] },
            { name: "shared", test: /src/, tags: ["$initial"] },
            { name: "controls", test: /node_modules/, minShareCount: 3 },
            { name: "parts", test: /src.shared/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    // A world of a browser takes longer to make than the tests of a file: it is made once for all of them.
    isolate: false,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  // Load the package as if it were in node_modules.
  test: { include: ['*.vitest.mjs'], server: { deps: { external: [/\/dist\//] } }, watch: false },
});

/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** Globals stay off: a global `it` or `window` shifts what Plot draws by half a pixel. */
export default getViteConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-report.json' }]],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});

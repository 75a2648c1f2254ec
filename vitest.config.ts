/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** Globals stay off: a global `it` or `window` shifts what Plot draws by half a pixel. */
export default getViteConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-report.json' }]],
    // Browser and builds wait much of the time: two at once halve the run on two cores.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 400_000,
  },
});

/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** Globals stay off: a global `it` or `window` shifts what Plot draws by half a pixel. */
export default getViteConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-report.json' }]],
    // Browser and builds wait much of the time: two at once halve the run on two cores.
    maxWorkers: 2,
    // However busy the machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 100_000 } },
    projects: [
      // Small and pure: loading the modules once for all files is three times as fast.
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'site', include: ['tests/*.test.ts'] } },
      { extends: true, test: { name: 'nightly', include: ['tests/nightly/*.test.ts'] } },
    ],
  },
});

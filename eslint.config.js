import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of src/ in order: a module imports from its own room and from those before it. */
const order = 'data charts editions article forces what-if client embeds downloads layouts components pages';
const rooms = order.split(' ');
const importFromEarlierRooms = rooms.map((room, index) => ({
  files: [`src/${room}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['scripts', ...rooms.slice(index + 1)].map((later) => `**/${later}/**`),
            message: `src/${room} imports from the rooms before it: see the list in eslint.config.js`,
          },
        ],
      },
    ],
  },
}));

/** The most lines of a file, as Prettier formats it. */
const maxLines = (files, max) => ({ files, rules: { 'max-lines': ['error', { max }] } });

export default defineConfig(
  { ignores: ['dist/', '.dist-new/', 'src/generated/', '.astro/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A key that may be missing is looked up with ?. and ?? throughout: the compiler’s own check is on.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  // The linter does not read .astro files, so their types are unknown to it; astro check reads both.
  {
    files: ['src/components/prose-components.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  maxLines(['**/*.ts'], 280),
  maxLines(['src/charts/*/chart.ts'], 150),
  maxLines(['**/*.test.ts'], 400),
  importFromEarlierRooms,
);

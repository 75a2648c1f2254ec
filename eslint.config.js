import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Arrows never go back: data → scripts → src/generated → src/charts → src/components → src/pages. */
const noImport = (files, folders, why) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: folders.map((folder) => `**/${folder}/**`), message: why }] },
    ],
  },
});

export default defineConfig(
  {
    ignores: ['dist/', '.dist-new/', 'src/generated/', '.astro/', 'node_modules/'],
  },
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
  { files: ['src/article/prose-components.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  noImport(['src/**/*.ts'], ['scripts'], 'src never imports scripts'),
  noImport(
    ['src/data/**/*.ts'],
    ['scripts', 'charts', 'drawing', 'components', 'pages', 'prose'],
    'figures know nothing of how they are shown',
  ),
  noImport(
    ['src/charts/kit/**/*.ts'],
    ['scripts', 'charts', 'components', 'pages', 'prose'],
    'drawing knows no chart',
  ),
  noImport(['src/charts/**/*.ts'], ['scripts', 'components', 'pages', 'prose'], 'a chart is a value'),
  noImport(
    ['src/forces/**/*.ts'],
    ['scripts', 'components', 'pages', 'prose'],
    'a part of a page is a value',
  ),
);

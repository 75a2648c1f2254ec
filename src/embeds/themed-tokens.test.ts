import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themeTokens } from './themed-tokens.ts';

const tokens =
  ':root {\n  color-scheme: light dark;\n  --paper: #F8F4EB;\n  --taser: #9E600A;\n}\n@media screen and (prefers-color-scheme: dark) {\n  :root {\n    --paper: #191816;\n    --taser: #D08F2C;\n  }\n}\n';

test('an embed brings the colours that it uses, in light, in dark, and as its host asks', () => {
  expect(themeTokens(tokens, { usedIn: '<p fill="var(--paper)">' })).toBe(
    ':root{color-scheme:light dark;--paper:#F8F4EB;}:root:where([data-ground=white]){--paper:#fff;}@media screen and (prefers-color-scheme:dark){:root{--paper:#191816;}}@media screen and (forced-colors:none){:root[data-theme=light]{color-scheme:light;--paper:#F8F4EB;}:root[data-theme=light]:where([data-ground=white]){--paper:#fff;}:root[data-theme=dark]{color-scheme:dark;--paper:#191816;}}',
  );
});

test('the tokens of the site are read, dark as well as light', () => {
  const themed = themeTokens(readFileSync('src/styles/tokens.css', 'utf8'), { usedIn: 'var(--armed)' });
  expect(themed.match(/--armed:#[0-9a-f]{6}/g)).toEqual([
    '--armed:#0f4156',
    '--armed:#a6ddec',
    '--armed:#0f4156',
    '--armed:#a6ddec',
  ]);
});

import { expect, test } from 'vitest';
import { asksForHeight, messagesOf } from './report-height.ts';
import { readFileSync } from 'node:fs';
import { themeTokens } from './inside-embed.ts';
import { describeEmbed } from './describe-embed.ts';
import { listEmbeds } from './list-embeds.ts';

const at = { chart: 'arming-view', href: 'https://example.org/embed/arming-view/', width: 680 };

test('the height is sent as AMP and frames, Embedly and Medium, Datawrapper, and the Guardian expect it', () => {
  expect(messagesOf(640, at)).toEqual([
    { sentinel: 'amp', type: 'embed-size', height: 640 },
    '{"src":"https://example.org/embed/arming-view/","context":"iframe.resize","height":640}',
    { 'datawrapper-height': { 'arming-view': 640 } },
    { kind: 'interactive:height', height: 640 },
  ]);
  // iframe-resizer is sent the name by which it asked, in an answer to its question or with a new height.
  const typed = (isAsked: boolean) => messagesOf(640, { ...at, resizerId: 'chart_1', isAsked }).at(-1);
  expect(typed(true)).toBe('[iFrameSizer]chart_1:640:680:init:');
  expect(typed(false)).toBe('[iFrameSizer]chart_1:640:680:size:');
});

test('a message of the host is heeded where it asks for the height, and ignored otherwise', () => {
  expect(asksForHeight({ sentinel: 'amp', type: 'frames-init' })).toBe(true);
  expect(asksForHeight({ message: 'ready', secret: 'x' })).toBe(true);
  expect(asksForHeight('[iFrameSizer]chart_1:8:false')).toBe(true);
  const texts = ['navigateTo:https://example.org', 'pymxPYMxaxPYMxheight'];
  const others = [...texts, null, { type: 'navigate' }, 7, []];
  expect(others.filter(asksForHeight)).toEqual([]);
});

test('an embed brings the colours that it uses of the site, in light, in dark, and as its host asks', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  expect(themeTokens(tokens, { usedIn: '<p fill="var(--armed)">' })).toBe(
    ':root{color-scheme:light dark;--armed:#0f4156;}:root:where([data-ground=white]){--paper:#fff;}@media screen and (prefers-color-scheme:dark){:root{--armed:#a6ddec;}}@media screen and (forced-colors:none){:root[data-theme=light]{color-scheme:light;--armed:#0f4156;}:root[data-theme=light]:where([data-ground=white]){--paper:#fff;}:root[data-theme=dark]{color-scheme:dark;--armed:#a6ddec;}}',
  );
});

test('a live embed says all that the subtitle says, such as that a scale does not start at zero', () => {
  const lives = listEmbeds().filter(({ pinned }) => !pinned);
  const shortened = lives.filter((embed) => {
    const { chart, rows, state } = embed;
    return describeEmbed(embed).subtitle !== chart.subtitle(rows, { state: state?.id });
  });
  expect(shortened.map(({ path }) => path)).toEqual([]);
});

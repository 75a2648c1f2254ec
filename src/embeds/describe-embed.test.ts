import { expect, test } from 'vitest';
import { describeEmbed } from './describe-embed.ts';
import { listEmbeds } from './list-embeds.ts';

test('a live embed says all that the subtitle says, such as that a scale does not start at zero', () => {
  const lives = listEmbeds().filter(({ pinned }) => !pinned);
  const shortened = lives.filter((embed) => {
    const { chart, rows, state } = embed;
    return describeEmbed(embed).subtitle !== chart.subtitle(rows, { state: state?.id });
  });
  expect(shortened.map(({ path }) => path)).toEqual([]);
});

/** The chapters of the article in the order of reading. The text of each is an .mdx file of this name. */
export const chapters = [
  'in-short',
  'the-question',
  'the-11000',
  'everyone-else',
  'those-who-carry',
  'when-they-are-sent',
  'what-it-would-take',
  'what-no-figure-can-settle',
];

const texts = import.meta.glob<string>('./*.mdx', { eager: true, query: '?raw', import: 'default' });

/** The charts that stand open in the article, in its order, by which it numbers them. */
export const openCharts: string[] = [
  // The first picture of the page.
  'share-armed',
  ...chapters.flatMap((chapter) =>
    [
      ...(texts[`./${chapter}.mdx`] ?? '').matchAll(
        /<(?:ChartFigure|GuessFirst)\b(?![^>]*folded)[^>]*?\bof="([\w-]+)"/g,
      ),
    ].map(([, id = '']) => id),
  ),
];

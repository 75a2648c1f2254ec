import { chapters } from './chapters.ts';

const texts = import.meta.glob<string>('./*.mdx', { eager: true, query: '?raw', import: 'default' });

/** The charts that stand open in the article, in its order, by which it numbers them. */
export const openCharts: string[] = [
  // The first picture of the page.
  'share-armed',
  ...chapters.flatMap((chapter) =>
    [
      ...(texts[`./${chapter}.mdx`] ?? '').matchAll(
        /<(?:ChartFigure|GuessFirst) of="([\w-]+)"(?![^>]*folded)/g,
      ),
    ].map(([, id = '']) => id),
  ),
];

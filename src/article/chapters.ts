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

/**
 * The chapters of the article in the order of reading. The text of each is an .mdx file of this name; a .ts file of this
 * name defines its figures and claims.
 */
export const chapters = [
  'in-short',
  'the-question',
  'what-the-officers-answered',
  'how-the-answers-travelled',
  'how-many-are-armed',
  'sent-often-firing-rarely',
  'what-the-reports-say',
  'what-it-takes',
  'taser',
  'what-others-think',
  'opinion-abroad',
  'what-happened-since',
  'where-each-stands',
  'the-report-checked',
  'what-nobody-knows',
];

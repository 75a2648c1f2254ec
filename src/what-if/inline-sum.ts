import { formatCount } from '../data/format.ts';
import { strokeCount } from '../charts/kit/strokes.ts';
import {
  calculate,
  defaultSettings,
  formatPoundsRoughly,
  formatRoughly,
  formatShare,
  type StartingFigures,
} from './what-if-sum.ts';

const formatHundreds = (value: number) => formatCount(Math.round(value / 100) * 100);

/** What the sum in the article shows of a course and a share who would resign, for the build and for the browser. */
export function describeInline(starting: StartingFigures, courseId: string, share: number) {
  const course = starting.courses.find(({ id }) => id === courseId) ?? starting.courses[0];
  const settings = {
    ...defaultSettings(starting),
    resign: share,
    weeks: course.weeks.value,
    cost: course.cost.value,
  };
  const { trained, weeks, pounds, resign } = calculate(settings, starting);
  const { officers, armed } = settings;
  if (!(armed > 0)) throw new Error('the sum in the article needs armed officers');
  /** Of a thousand strokes. */
  const resigning = Math.round((share / 100) * strokeCount);
  const carrying = Math.round((armed / officers) * strokeCount);
  const texts: Record<string, string> = {
    trained: formatCount(trained),
    pounds: formatPoundsRoughly(pounds),
    weeks: formatRoughly(weeks),
    resigning: formatHundreds(resign.chosen),
    limits: `${formatHundreds(resign.low)} to ${formatHundreds(resign.high)}`,
    officers: formatCount(officers),
    course: course.name.replace(/^T/, 't'),
    share: formatShare(share),
    'strokes-resigning': formatCount(resigning),
    'strokes-trained': formatCount(strokeCount - carrying - resigning),
    'strokes-armed': formatCount(carrying),
  };
  return { texts, resigning, carrying };
}

/** The runs of strokes, from the left: who would resign, so that the mark of the slider stands at their end, and who is armed last. */
export const runs = ({ resigning, carrying }: { resigning: number; carrying: number }) =>
  [
    { run: [0, resigning], look: 'unarmed' },
    { run: [resigning, strokeCount - carrying], look: 'armed-2' },
    { run: [strokeCount - carrying, strokeCount], look: 'armed' },
  ] as const;

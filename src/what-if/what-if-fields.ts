import { formatCount } from '../data/format.ts';
import type { FieldName } from './what-if-sum.ts';

interface Limits {
  min: number;
  max: number;
  step: 1 | 'any';
  unit?: string;
}

/** What the fields take: enough for any force and any course, too little for most slips of the finger. */
export const limits: Record<FieldName, Limits> = {
  officers: { min: 1, max: 200_000, step: 1 },
  armed: { min: 0, max: 200_000, step: 1 },
  resign: { min: 0, max: 100, step: 'any', unit: 'percent' },
  never: { min: 0, max: 100, step: 'any', unit: 'percent' },
  weeks: { min: 1, max: 52, step: 'any', unit: 'weeks' },
  cost: { min: 0, max: 100_000, step: 1, unit: 'pounds' },
};

/** a whole number from 1 to 200,000 */
export function describeLimits({ min, max, step, unit }: Limits): string {
  const kind = step === 1 ? 'a whole number' : 'a number';
  return [`${kind} from ${formatCount(min)} to ${formatCount(max)}`, unit].filter(Boolean).join(' ');
}

import { type Figure, nameFigure } from './figure.ts';
import { formatCount } from './format-count.ts';
import { faultIn, type Findings } from './findings.ts';

/** One figure may stand twice if both times with one value; else nobody can tell which is right. */
export function withoutRepeats(figures: Figure[], file: string, findings: Findings): Figure[] {
  const first = new Map<string, Figure>();
  const twins: string[] = [];
  for (const figure of figures) {
    const name = nameFigure(figure);
    const earlier = first.get(name);
    if (!earlier) first.set(name, figure);
    else if (earlier.value === figure.value) twins.push(`${earlier.at} and ${figure.at}`);
    else {
      findings.faults.push(
        faultIn(
          file,
          figure.at,
          String(figure.value ?? ''),
          `${earlier.value ?? 'nothing'}, as ${earlier.at} says of the same (${name})`,
          'look which of the two is right, and remove the other',
        ),
      );
    }
  }
  if (twins[0] !== undefined)
    findings.remarks.add(
      `${formatCount(twins.length, 'figure')} that stood already, with the same value, such as ${twins[0]}`,
    );
  return [...first.values()];
}

import { type Bounds, share } from '../../src/data/share.ts';

/** The 97.5th percentile of the normal distribution. */
const z = 1.959964;

/**
 * The 95% interval of a share in a random sample, from 0 to 1 (Wilson 1927, “Probable Inference, the Law of Succession,
 * and Statistical Inference”). It supposes that each had the same chance to be asked, so it is not for a survey open to
 * all. Throws where nobody answered.
 */
export function wilsonInterval(count: number, base: number): Bounds {
  const agreed = share(count, base);
  const centre = agreed + z ** 2 / (2 * base);
  const half = z * Math.sqrt((agreed * (1 - agreed)) / base + z ** 2 / (4 * base ** 2));
  const whole = 1 + z ** 2 / base;
  return { low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}

/** “1 row”, “1,806 rows”. */
export const formatQuantity = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;

import { createHash } from 'node:crypto';

/** Chosen once, at random; never changed, since every id follows from it. */
const namespace = Buffer.from('6f0d5c3e9b7a4e0f8a51c2d47e90b316', 'hex');

/**
 * A UUID from a name (RFC 9562, version 5) as a URN: the same in every build and wherever the site stands, so that it
 * outlives a move to another address.
 */
export function stableId(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

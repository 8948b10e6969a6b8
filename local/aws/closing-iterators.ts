import { AbstractKeyIterator, AbstractValueIterator } from "abstract-level";

/** Both kinds of iterator, as dynalite calls them; `return` is what JavaScript's own iterators have, and these have not. */
type Returning = { return?: () => Promise<void>; close(): Promise<void> };

/**
 * Lets dynalite close what it reads with. It ends a read by calling `return` on its iterator where there is one, and
 * abstract-level's have only `close`: each query then left an iterator open, and with it a snapshot. LevelDB keeps every
 * version of an item that an open snapshot could see; a database full of them grows by gigabytes, and LevelDB 1.20 may
 * compact the newer of two such versions beneath the older, so that an item goes back to what it was weeks before.
 */
export function closeIterators(): void {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator] as { prototype: Returning }[])
    prototype.return ??= function (this: Returning) {
      return this.close();
    };
}

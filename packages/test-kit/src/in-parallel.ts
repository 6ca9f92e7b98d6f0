/**
 * Does the work for each item, only so many at a time, in the items' order: so
 * that none waits long for a connection, or for the processor.
 *
 * @param atOnce how many are under way together
 * @returns the results, in the order of the items
 */
export async function inParallel<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting)
      results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

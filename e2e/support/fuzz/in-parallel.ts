/** Does something with every item, so many at a time, in the items' order. */
export async function inParallel<Item>(
  atATime: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const one = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: atATime }, one))
}

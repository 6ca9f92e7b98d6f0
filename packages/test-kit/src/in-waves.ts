/**
 * Does it for each item, so many at a time that none waits long for a
 * connection to the database.
 *
 * @param atOnce how many are under way together
 * @returns what each came to, in the order of the items
 */
export async function inWaves<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => Promise<Result>,
): Promise<Result[]> {
  const done: Result[] = []
  for (let from = 0; from < items.length; from += atOnce) {
    const wave = items.slice(from, from + atOnce)
    done.push(
      ...(await Promise.all(wave.map((item, at) => work(item, from + at)))),
    )
  }
  return done
}

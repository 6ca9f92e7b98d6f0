/** When the style sheet shows that something is on its way (`start.css`). */
const SEEN_AFTER_MILLISECONDS = 300
/** What has been seen stays for as long as this, so that nothing flickers. */
const SEEN_FOR_MILLISECONDS = 300

/**
 * Holds back an answer that comes just after it was said to be on its way.
 *
 * @param answer of what has begun in this moment
 */
export async function steady<T>(answer: Promise<T>): Promise<T> {
  const begun = Date.now()
  const settled = await answer
  const took = Date.now() - begun
  const left = SEEN_AFTER_MILLISECONDS + SEEN_FOR_MILLISECONDS - took
  if (took >= SEEN_AFTER_MILLISECONDS && left > 0)
    await new Promise((resolve) => setTimeout(resolve, left))
  return settled
}

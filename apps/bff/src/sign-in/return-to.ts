/** The pages that a sign-in may lead back to. A path of ours, never an address. */
const PAGES =
  /^\/(about|acting|safety|sessions|visits|(tasks|documents)\/[A-Za-z0-9_-]{1,100})?$/

/** Where a sign-in leads back to; the front page for whatever is not a page of ours. */
export function returnTo(wish: unknown): string {
  return typeof wish === 'string' && PAGES.test(wish) ? wish : '/'
}

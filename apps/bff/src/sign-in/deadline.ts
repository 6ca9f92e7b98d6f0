/** Work that took longer than it may. */
export class DeadlinePassed extends Error {
  constructor() {
    super('the deadline has passed')
    this.name = 'DeadlinePassed'
  }
}

/**
 * Waits for work no longer than it may take; what it does later is left alone.
 *
 * @throws {DeadlinePassed} when it takes longer
 */
export async function withDeadline<Result>(
  work: Promise<Result>,
  milliseconds: number,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), milliseconds)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

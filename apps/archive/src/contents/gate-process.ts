import { examine } from './examine.ts'
import type { Question } from './gate-message.ts'

/*
 * The process in which received contents are parsed. It holds no secret, no
 * database and no listening port, and is ended from outside when it takes too
 * long or too much memory (parsing-process.ts).
 */
process.on('message', ({ path, type }: Question) => {
  void examine(path, type)
    .then((verdict) => process.send?.(verdict))
    .catch(() => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

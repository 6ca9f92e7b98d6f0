import { artificialCode } from '@mittkanta/identity-code'
import { toPlainDate } from '@mittkanta/calendar'
import { createLog } from '@mittkanta/service-kit'
import { PERSONAL, neverLogged, personalError } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestArchive, type TestArchive } from './support/archive.ts'
import { clientRelation } from './support/documents.ts'

neverLogged(...Object.values(PERSONAL))

const FAILURES = 300

const lines: string[] = []
let archive: TestArchive
beforeAll(async () => {
  const log = createLog('archive', { write: (line) => void lines.push(line) })
  archive = await openTestArchive('pglite', {}, { log })
})
afterAll(() => archive.close())

const isTold = (text: string) =>
  Object.values(PERSONAL).some((word) => text.includes(word))

describe('300 failures of a delivery with personal data in them', () => {
  it('are revealed neither to the client system nor to the log', async () => {
    const token = await archive.client.token(archive.url, archive.clock())
    const client = artificialCode(toPlainDate('1980-01-01'), 901)
    const delivery = [clientRelation(client)]
    const transaction = vi.spyOn(archive.database, 'transaction')
    for (let number = 0; number < FAILURES; number += 1) {
      transaction.mockImplementationOnce(() => {
        throw personalError(number)
      })
      const answer = await archive.deliver(delivery, { token })
      expect([number, answer.status]).toEqual([number, 500])
      expect(isTold(JSON.stringify(answer))).toBe(false)
    }
    transaction.mockRestore()

    const failures = lines.join('').trim().split('\n')
    expect(failures).toHaveLength(FAILURES)
    expect(failures.filter(isTold)).toEqual([])
  })
})

import { toPlainDate } from '@mittkanta/calendar'
import { DocumentRef } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import { newsOf, type TaskWithNews } from '../src/reading/news.ts'

const document = (number: number, date: string) => ({
  ref: DocumentRef.parse(`ref${String(number).padStart(19, '0')}`),
  name: 'Beslut',
  nameLanguage: null,
  date: toPlainDate(date),
  marks: [],
})

function task(
  name: string,
  documents: ReturnType<typeof document>[],
  news = documents,
): TaskWithNews {
  return {
    task: name,
    name,
    documents,
    news: new Set(news.map(({ ref }) => ref)),
  }
}

describe('newsOf', () => {
  it('puts what is new in several service tasks newest first', () => {
    const [a, b, c] = [
      document(1, '2024-02-01'),
      document(2, '2024-02-03'),
      document(3, '2024-02-02'),
    ]
    const { documents, isMore } = newsOf([
      task('one', [a, document(4, '2024-01-01')], [a]),
      task('two', [b, c]),
    ])

    expect(documents.map(({ date, task: of }) => [date, of.name])).toEqual([
      ['2024-02-03', 'two'],
      ['2024-02-02', 'two'],
      ['2024-02-01', 'one'],
    ])
    expect(isMore).toBe(false)
  })

  it('names a document of two service tasks once', () => {
    const shared = document(1, '2024-02-01')

    expect(
      newsOf([task('one', [shared]), task('two', [shared])]).documents,
    ).toHaveLength(1)
  })

  it('says that there can be more when all five of a service task are new', () => {
    const five = [1, 2, 3, 4, 5].map((n) => document(n, `2024-02-0${n}`))

    expect(newsOf([task('one', five)]).isMore).toBe(true)
    expect(newsOf([task('one', five, five.slice(1))]).isMore).toBe(false)
  })

  it('shows five and says that there are more', () => {
    const of = (name: string, from: number) =>
      task(
        name,
        [0, 1, 2].map((n) => document(from + n, `2024-02-0${n + 1}`)),
      )

    const { documents, isMore } = newsOf([of('one', 1), of('two', 10)])
    expect(documents).toHaveLength(5)
    expect(isMore).toBe(true)
  })
})

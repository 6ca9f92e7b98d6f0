import { handlersFor } from '@mittkanta/mock-handlers'
import { getResponse } from 'msw'

const handlers = handlersFor('ordinary')

/** Answers a request that does not pass the service worker: frames and downloads. */
export function answer(request: Request): Promise<Response | undefined> {
  return getResponse([...handlers], request)
}

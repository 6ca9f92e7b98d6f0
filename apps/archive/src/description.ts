import { operations, type ArchiveOperation } from '@mittkanta/contracts/archive'
import { openApi } from '@mittkanta/service-kit'

/** The OpenAPI document of the archive. */
export const archiveDescription = (): object =>
  openApi(
    {
      title: 'Archive of MittKanta for social welfare',
      description:
        'What client systems deliver and ask, and what the portal reads.',
      securitySchemes: {
        clientSystem: {
          type: 'http',
          scheme: 'bearer',
          description: 'The access token of `POST /oauth/token`',
        },
        portal: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The caller token of the portal, good for one subject',
        },
      },
    },
    Object.values<ArchiveOperation>(operations).map((operation) => ({
      ...operation,
      security: operation.caller,
    })),
  )

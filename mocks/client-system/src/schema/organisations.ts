import { line, requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'
import { Key } from './primitives.ts'

const OrganisationNumber = z
  .string()
  .regex(/^9\d{7}$/, 'eight digits that begin with 9')
  .meta({
    description:
      'Eight digits of the invented organisation; its OID is 1.2.246.10.<number>.10.0. They begin with 9, which no Finnish business ID does yet.',
  })

/** A service unit; its OID is the organisation's arc `.10.<number>`. */
export const ServiceUnit = z
  .strictObject({
    key: Key,
    number: z.number().int().positive(),
    name: requiredLine(300),
    isShelter: z.boolean().optional().meta({
      description:
        'Documents of a shelter are special content even when no social service is recorded (5.2.1)',
    }),
  })
  .meta({ id: 'ServiceUnit' })
export type ServiceUnit = z.infer<typeof ServiceUnit>

/** Who answers for a register, with the client system that writes to it. */
export const Controller = z
  .strictObject({
    key: Key,
    organisation: OrganisationNumber,
    name: requiredLine(300),
    clientSystem: Key.meta({
      description: 'Client id of its client system at the archive',
    }),
    units: z.array(ServiceUnit).min(1),
  })
  .meta({ id: 'Controller' })
export type Controller = z.infer<typeof Controller>

/** Who produces services on the commission of a controller. */
export const Producer = z
  .strictObject({
    key: Key,
    organisation: OrganisationNumber,
    name: requiredLine(300),
    units: z.array(ServiceUnit).min(1),
  })
  .meta({ id: 'Producer' })
export type Producer = z.infer<typeof Producer>

/** A professional who draws up and stores documents. */
export const Professional = z
  .strictObject({
    key: Key,
    firstName: requiredLine(300),
    lastName: requiredLine(300),
    title: requiredLine(300),
    registrationNumber: z.string().regex(/^\d{11}$/, 'eleven digits'),
    telephone: line(100).optional(),
    email: line(200).optional(),
  })
  .meta({ id: 'Professional' })
export type Professional = z.infer<typeof Professional>

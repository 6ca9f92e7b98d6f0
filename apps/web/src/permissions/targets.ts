import type { ProhibitionTarget } from '@mittkanta/contracts'

/** A text that identifies a target. */
export function keyOf(target: ProhibitionTarget): string {
  switch (target.kind) {
    case 'controller':
      return `controller ${target.controllerId}`
    case 'service-task':
      return `service-task ${target.task}`
    case 'document':
      return `document ${target.ref}`
  }
}

import type { ComponentProps } from 'react'
import { ListedLink } from './ListedLink.tsx'

/** The way to more of the same, or onward; an arrow to the right says so. */
export function MoreLink(
  props: Omit<ComponentProps<typeof ListedLink>, 'className'>,
) {
  return <ListedLink className="more" {...props} />
}

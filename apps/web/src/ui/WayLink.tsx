import type { ComponentProps } from 'react'
import { Link } from '../routing/routing.ts'

type Props = Omit<ComponentProps<typeof Link>, 'className'>

/** The way to where the reader comes from; an arrow to the left says so. */
export function BackLink(props: Props) {
  return <Link className="back" {...props} />
}

/** The way to more of the same, or onward; an arrow to the right says so. */
export function MoreLink(props: Props) {
  return <Link className="more" {...props} />
}

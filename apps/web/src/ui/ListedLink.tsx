import { use, type ReactNode } from 'react'
import { Link, useLocation } from '../routing/routing.ts'
import { PlaceKeptContext } from './place-kept.ts'

interface Props {
  readonly to: string
  readonly className?: string
  readonly lang?: string | undefined
  /** State passed to the next page beside where the reader comes from. */
  readonly state?: object
  readonly children: ReactNode
}

/**
 * A link of a list that the reader comes back to: it passes the path of its
 * list to the next page, and takes the focus when the list is there again.
 */
export function ListedLink({ state, ...rest }: Props) {
  const { pathname } = useLocation()
  const kept = use(PlaceKeptContext)
  return (
    <Link
      {...rest}
      state={{ ...state, from: pathname }}
      onClick={(event) => kept.follow(event.currentTarget)}
    />
  )
}

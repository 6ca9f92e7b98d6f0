import type { ComponentProps } from 'react'
import { Link } from '../routing/routing.ts'

interface Look {
  /** How much it asks for attention; one `primary` button a page is enough. */
  readonly variant?: 'primary' | 'secondary'
  /** The one thing that the page is about. */
  readonly isLarge?: boolean
}

const classOf = ({ variant, isLarge }: Required<Look>) =>
  [
    'button',
    ...(variant === 'secondary' ? ['button--secondary'] : []),
    ...(isLarge ? ['button--large'] : []),
  ].join(' ')

interface ButtonProps
  extends Look, Omit<ComponentProps<'button'>, 'className' | 'disabled'> {
  /**
   * Whether what was asked for is under way. The button keeps the focus and
   * says that it does nothing now.
   */
  readonly isUnderWay?: boolean
}

/** Something that happens here. */
export function Button({
  variant = 'primary',
  isLarge = false,
  isUnderWay,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classOf({ variant, isLarge })}
      aria-disabled={isUnderWay}
      {...rest}
    />
  )
}

/** A link to another page of the portal, placed among buttons. */
export function ButtonLink({
  variant = 'primary',
  isLarge = false,
  ...rest
}: Look & Omit<ComponentProps<typeof Link>, 'className'>) {
  return <Link className={classOf({ variant, isLarge })} {...rest} />
}

/** A way out of the pages: the sign-in, a download, another tab. */
export function ButtonAnchor({
  variant = 'primary',
  isLarge = false,
  children,
  ...rest
}: Look & Omit<ComponentProps<'a'>, 'className'>) {
  return (
    <a className={classOf({ variant, isLarge })} {...rest}>
      {children}
    </a>
  )
}

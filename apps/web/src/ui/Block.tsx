import { Component, type ReactNode } from 'react'
import { useLoaderData, useRevalidator } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './Button.tsx'

interface Props {
  readonly children: ReactNode
}

/**
 * One part of a page: when it fails the others remain, and it can be tried
 * again.
 */
export function Block({ children }: Props) {
  const data = useLoaderData<unknown>()
  return <BlockBoundary data={data}>{children}</BlockBoundary>
}

interface BoundaryProps extends Props {
  /** What the page shows: something new is a new try. */
  readonly data: unknown
}

interface BoundaryState {
  readonly data: unknown
  readonly hasFailed: boolean
}

class BlockBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { data: this.props.data, hasFailed: false }

  static getDerivedStateFromProps(
    { data }: BoundaryProps,
    state: BoundaryState,
  ): BoundaryState | null {
    return state.data === data ? null : { data, hasFailed: false }
  }

  static getDerivedStateFromError(): Pick<BoundaryState, 'hasFailed'> {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <FailedBlock /> : this.props.children
  }
}

/** Shown instead of a part that failed. */
export function FailedBlock() {
  const t = useTexts('problems')
  const common = useTexts('common')
  const { revalidate, state } = useRevalidator()
  return (
    <div className="card">
      <p role="alert">
        <strong>{t('block.title')}.</strong> {t('block.text')}
      </p>
      <Button
        variant="secondary"
        isUnderWay={state === 'loading'}
        onClick={() => void revalidate()}
      >
        {common('tryAgain')}
      </Button>
    </div>
  )
}

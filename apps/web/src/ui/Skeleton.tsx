/**
 * The structure of something that is on its way. The style sheet keeps it
 * invisible for 300 ms, so that a quick answer does not flicker.
 */
export function Skeleton({ text }: { readonly text: string }) {
  return (
    <div className="waiting">
      <p role="status">{text}</p>
      <div className="waiting__line waiting__line--heading" />
      <div className="waiting__line" />
      <div className="waiting__line" />
      <div className="waiting__line waiting__line--short" />
    </div>
  )
}

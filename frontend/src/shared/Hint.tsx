import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import classes from './Hint.module.css'

const HintBubble = lazy(async () => ({ default: (await import('./HintBubble')).HintBubble }))

/**
 * What a thing is for, shown while it is pointed at or reached by the keyboard; Escape takes it away. The bubble and all that it needs
 * is loaded when the first one is shown.
 */
export function Hint({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  const target = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState(false)
  const [wasShown, setWasShown] = useState(false)
  if (shown && !wasShown) setWasShown(true)

  useEffect(() => {
    const described = target.current?.firstElementChild
    if (shown) described?.setAttribute('aria-describedby', id)
    else described?.removeAttribute('aria-describedby')
  }, [shown, id])

  return (
    <>
      <span
        ref={target}
        className={classes.target}
        onPointerEnter={() => setShown(true)}
        onPointerLeave={() => setShown(false)}
        onFocus={({ target: focused }) => setShown(focused.matches(':focus-visible'))}
        onBlur={() => setShown(false)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setShown(false)
        }}
      >
        {children}
      </span>
      {wasShown && (
        <Suspense>
          <HintBubble id={id} label={label} target={target} opened={shown} />
        </Suspense>
      )}
    </>
  )
}

import { useInViewport } from '@mantine/hooks'
import { IconVideo, IconVideoOff } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './Thumbnail.module.css'

/** The first frame of a video, loaded when it comes into view. It tells nothing that the text beside it does not. */
export function Thumbnail({ videoUrl }: { videoUrl: string }) {
  const { ref, inViewport } = useInViewport()
  const [wasSeen, setWasSeen] = useState(false)
  const [broken, setBroken] = useState(false)
  if (inViewport && !wasSeen) setWasSeen(true)
  return (
    <div ref={ref} className={classes.frame} aria-hidden>
      {broken ? <IconVideoOff size={22} /> : <IconVideo size={22} />}
      {wasSeen && !broken && (
        <video
          className={classes.video}
          src={`${videoUrl}#t=0.1`}
          preload="metadata"
          muted
          playsInline
          tabIndex={-1}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  )
}
